"""What a person who left had said is found no more, even where its answer stands."""

from dataclasses import replace

import pytest

from mithaq.commons.access.actor import anonymous
from mithaq.commons.discuss.actions import answer_comment, moderate, post_comment
from mithaq.commons.discuss.tests.conftest import UNIT
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.membership.actions.leaving import erase_person
from mithaq.commons.people.enums import OrganisationKind
from mithaq.commons.people.models import Organisation
from mithaq.commons.search.models import SearchEntry, SearchTerm
from mithaq.commons.search.queries import find_records
from mithaq.kit.i18n import Text
from mithaq.kit.registry import records


def test_erase_when_a_comment_was_indexed_then_its_words_leave_the_index(
    town, make_person, actor_of, monkeypatch
):
    others = {code: record for code, record in records._items.items() if record.model != UNIT.model}
    monkeypatch.setattr(records, "_items", {**others, UNIT.code: UNIT})
    unit = Organisation.objects.create(code="works", name=Text(en="Works"), kind=OrganisationKind.GOVERNMENT)
    officer = actor_of(make_person("Rim", duties=("discuss.moderator",)))
    amal, sami = make_person("Amal"), make_person("Sami")
    comment, other = (
        post_comment(by=actor_of(person), on=unit, text=text).comment
        for person, text in ((amal, "My epilepsy."), (sami, "His epilepsy too."))
    )
    moderate(by=officer, comments=[comment, other], publish=True)
    answering = replace(officer, grants=frozenset({"discuss.answer"}))
    answer_comment(
        by=answering, comment=comment, outcome="answered", reason=Text(en="We asked the doctor of the town.")
    )
    run_pending()
    assert find_records(anonymous(town), "epilepsy").total == 2

    erase_person(by=actor_of(amal), person=amal)
    run_pending()
    assert [hit.object for hit in find_records(anonymous(town), "epilepsy").hits] == [other]
    assert [hit.object for hit in find_records(anonymous(town), "doctor").hits] == [comment]
    mine = SearchEntry.objects.filter(record="discuss.comment", subject_id=comment.pk)
    assert "epilepsy" not in str(list(mine.values_list("title", "text")))
    assert SearchTerm.objects.filter(entry__in=mine, term="epilepsy").count() == 0


@pytest.fixture(autouse=True)
def _records():
    """The nouns of the other tests are not wanted here."""
