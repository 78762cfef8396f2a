"""Who sees which comment: the policy against a plain reading of the rule, over generated comments; the dataset."""

import datetime as dt

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mithaq.commons.access.actor import Actor, anonymous
from mithaq.commons.access.policy import visible
from mithaq.commons.discuss.actions import answer_comment, moderate, post_comment
from mithaq.commons.discuss.enums import State
from mithaq.commons.discuss.models import Comment
from mithaq.commons.discuss.queries import comments_of
from mithaq.commons.discuss.registrations import DATASET, export_comments
from mithaq.commons.receipts.codes import new_code
from mithaq.kit.i18n import Text

from .conftest import SECRET

comments = st.lists(
    st.tuples(
        st.sampled_from(State.values),
        st.booleans(),  # on the secret unit
        st.booleans(),  # by the person who looks
        st.booleans(),  # erased
        st.booleans(),  # answered
    ),
    max_size=8,
)


def may_see(actor: Actor, comment: Comment) -> bool:
    if actor.has("discuss.moderate"):
        return True
    if actor.person and comment.author_id == actor.person.pk:
        return True
    stands = comment.erased_at is None or comment.answered_at is not None
    return comment.state == "published" and stands and comment.subject.code != SECRET


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=comments)
def test_view_when_comments_are_of_any_kind_then_as_the_rule_says(
    town, unit, secret_unit, make_person, actor_of, drawn
):
    Comment.objects.all().delete()
    now = timezone.now()
    person, moderator = make_person("Amal"), actor_of(make_person("M", duties=("discuss.moderator",)))
    rows = [
        Comment.objects.create(
            subject=secret_unit if secret else unit,
            author=person if own else None,
            name="S",
            language="en",
            text="Words",
            receipt_digest=new_code().digest,
            state=state,
            published_at=now,
            erased_at=now if erased else None,
            answered_at=now if answered else None,
        )
        for state, secret, own, erased, answered in drawn
    ]
    for actor in (anonymous(town), actor_of(person), moderator):
        expected = {row.pk for row in rows if may_see(actor, row)}
        assert set(visible(actor, Comment.objects.all()).values_list("pk", flat=True)) == expected
        listed = {row.pk for thing in (unit, secret_unit) for row in comments_of(actor, thing)}
        assert listed == expected


@pytest.mark.row("T03")
def test_dataset_when_published_then_holds_names_and_answers_and_no_address(
    town, unit, moderator, make_person, actor_of
):
    posted = post_comment(
        by=anonymous(town), on=unit, text="Light.", name="Salem", email="salem@town.example", phone="98123456"
    )
    comment = posted.comment
    moderate(by=moderator, comments=[comment], publish=True)
    Comment.objects.update(submitted_at=timezone.now() - dt.timedelta(days=5))
    comment.refresh_from_db()
    officer = actor_of(make_person("Rim"))
    answer_comment(
        by=Actor(municipality=town, person=officer.person, grants=frozenset({"discuss.answer"})),
        comment=comment,
        outcome="accepted",
        reason=Text(en="It is in the plan now."),
    )
    row = {
        field.code: field.value(comment) if callable(field.value) else field.value for field in DATASET.fields
    }
    assert (row["name"], row["text"], row["outcome"], row["about_kind"]) == (
        "Salem",
        "Light.",
        "accepted",
        "test.unit",
    )
    assert comment.days_to_answer == 5
    fields = {field.value for field in DATASET.fields if isinstance(field.value, str)}
    assert fields.isdisjoint({"author", "receipt_digest", "guest_email", "guest_phone", "agent"})
    assert "salem@town.example" not in str(row)
    assert "98123456" not in str(row)


def test_export_when_a_person_asks_then_only_their_own_words(town, unit, make_person, actor_of):
    amal, other = make_person("Amal"), make_person("Other")
    post_comment(by=actor_of(amal), on=unit, text="Mine.")
    post_comment(by=actor_of(other), on=unit, text="Not mine.")
    assert [row["Comment"] for row in export_comments(amal)] == ["Mine."]
