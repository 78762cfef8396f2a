"""Published or not and why, appealed, answered, changed, withdrawn, erased (M06, M07, T10)."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.models import Entry
from mithaq.commons.audit.queries import verify
from mithaq.commons.discuss.actions import (
    answer_comment,
    appeal,
    decide_appeal,
    edit,
    erase_comments,
    moderate,
    post_comment,
    withdraw,
)
from mithaq.commons.discuss.models import Comment
from mithaq.commons.discuss.queries import (
    Counts,
    comments_by_place,
    comments_of,
    contributions_of,
    counts_by_place,
    to_answer,
    to_read,
)
from mithaq.commons.tenancy.enums import Moderation
from mithaq.kit.i18n import Text

WHY = Text(en="It names a private person.")
ANSWER = Text(en="The last stretch is in the plan now.", ar="أُدرج المقطع الأخير في الخطة.")


def events() -> list[str]:
    return list(Entry.objects.order_by("number").values_list("event", flat=True))


def test_moderate_when_published_then_everybody_sees_it(town, unit, say, moderator):
    comment = say()
    assert list(comments_of(anonymous(town), unit)) == []
    moderate(by=moderator, comments=[comment], publish=True)
    assert list(comments_of(anonymous(town), unit)) == [comment]
    assert list(to_read()) == []
    assert events() == ["discuss.received", "discuss.published"]


def test_moderate_when_turned_down_then_a_reason_is_needed_and_kept(town, unit, say, moderator):
    comment = say()
    with pytest.raises(ValidationError):
        moderate(by=moderator, comments=[comment], publish=False)
    moderate(by=moderator, comments=[comment], publish=False, reason=WHY)
    comment.refresh_from_db()
    assert (comment.state, comment.reason, comment.moderated_by) == ("rejected", WHY, moderator.person)
    assert list(comments_of(anonymous(town), unit)) == []


def test_moderate_when_no_moderator_or_the_own_comment_then_refused(town, say, make_person, actor_of):
    comment = say()
    with pytest.raises(Http404):
        moderate(by=anonymous(town), comments=[comment], publish=True)
    own = actor_of(make_person("Mouna", duties=("discuss.moderator",)))
    mine = say(by=own, name="")
    with pytest.raises(Denied):
        moderate(by=own, comments=[mine], publish=True)


def test_moderate_when_hidden_after_it_was_shown_then_cached_pages_are_stale(town, say, moderator):
    town.moderation = Moderation.AFTER
    town.save()
    comment = say()
    town.refresh_from_db()
    before = town.public_version
    moderate(by=moderator, comments=[comment], publish=False, reason=WHY)
    town.refresh_from_db()
    assert town.public_version == before + 1


def test_appeal_when_turned_down_then_once_and_decided_by_another(
    town, unit, moderator, make_person, actor_of
):
    posted = post_comment(by=anonymous(town), on=unit, text="The mayor is late.", name="Salem")
    comment = posted.comment
    moderate(by=moderator, comments=[comment], publish=False, reason=WHY)
    with pytest.raises(Http404):
        appeal(by=anonymous(town), comment=comment, text="It is a fact.")
    appeal(by=anonymous(town), comment=comment, text="It is a fact.", receipt=posted.receipt)
    with pytest.raises(ValidationError):
        appeal(by=anonymous(town), comment=comment, text="Again.", receipt=posted.receipt)
    with pytest.raises(Denied):
        decide_appeal(by=moderator, comment=comment, uphold=True, reason=WHY)
    with pytest.raises(Denied):
        moderate(by=moderator, comments=[comment], publish=True)
    second = actor_of(make_person("Hedi", duties=("discuss.moderator",)))
    decide_appeal(
        by=second, comment=comment, uphold=True, reason=Text(en="It is about an office, not a person.")
    )
    comment.refresh_from_db()
    assert (comment.state, comment.appeal_decided_by, comment.appeal_waits) == (
        "published",
        second.person,
        False,
    )
    assert list(comments_of(anonymous(town), unit)) == [comment]


def test_edit_when_not_answered_then_read_again_and_the_history_keeps_both(town, unit, moderator):
    posted = post_comment(by=anonymous(town), on=unit, text="Lamps.", name="Salem")
    comment = posted.comment
    moderate(by=moderator, comments=[comment], publish=True)
    edit(by=anonymous(town), comment=comment, text="Lamps on Nour street.", receipt=posted.receipt)
    comment.refresh_from_db()
    assert (comment.state, comment.moderated_at) == ("pending", None)
    assert Entry.objects.get(event="discuss.edited").personal == {
        "before": "Lamps.",
        "text": "Lamps on Nour street.",
    }


def test_edit_when_moderation_is_after_then_stays_shown_and_is_read(
    town, unit, moderator, make_person, actor_of
):
    town.moderation = Moderation.AFTER
    town.save()
    amal = actor_of(make_person("Amal"))
    comment = post_comment(by=amal, on=unit, text="Lamps.").comment
    moderate(by=moderator, comments=[comment], publish=True)
    edit(by=amal, comment=comment, text="Lamps, please.")
    assert list(to_read()) == [comment]
    assert [c.text for c in comments_of(anonymous(town), unit)] == ["Lamps, please."]


@pytest.mark.parametrize("act", [lambda **k: edit(text="Other.", **k), withdraw])
def test_author_when_answered_or_not_theirs_then_nothing_changes(town, unit, moderator, act, answerer):
    posted = post_comment(by=anonymous(town), on=unit, text="Lamps.", name="Salem")
    comment = posted.comment
    with pytest.raises(Http404):
        act(by=moderator, comment=comment)
    with pytest.raises(Http404):
        act(by=anonymous(town), comment=comment, receipt="0000 0000 0000 0000")
    moderate(by=moderator, comments=[comment], publish=True)
    answer_comment(by=answerer, comment=comment, outcome="accepted", reason=ANSWER)
    with pytest.raises(ValidationError):
        act(by=anonymous(town), comment=comment, receipt=posted.receipt)
    comment.refresh_from_db()
    assert (comment.text, comment.state) == ("Lamps.", "published")


def test_withdraw_when_not_answered_then_gone_from_sight(town, unit, moderator):
    posted = post_comment(by=anonymous(town), on=unit, text="Lamps.", name="Salem")
    moderate(by=moderator, comments=[posted.comment], publish=True)
    withdraw(by=anonymous(town), comment=posted.comment, receipt=posted.receipt)
    assert list(comments_of(anonymous(town), unit)) == []


@pytest.fixture
def answerer(town, make_person, actor_of):
    """Who edits plans may answer about this unit: the subject's own policy says so."""
    return replace(actor_of(make_person("Rim")), grants=frozenset({"plans.edit"}))


@pytest.mark.row("M06", "T10")
def test_answer_when_reasoned_then_shown_with_what_changed(town, unit, say, moderator, answerer):
    comment = say(publish=moderator)
    answer_comment(
        by=answerer, comment=comment, outcome="accepted", reason=ANSWER, changed=Text(en="Section 4 grew.")
    )
    shown = comments_of(anonymous(town), unit).get()
    assert (shown.official.outcome, shown.official.reason, str(shown.official.changed)) == (
        "accepted",
        ANSWER,
        "Section 4 grew.",
    )
    assert (shown.answered_at, shown.days_to_answer) == (shown.official.answered_at, 0)
    assert list(to_answer()) == []


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [("refused", Text()), ("accepted", Text(en="No.")), ("maybe", ANSWER), ("", ANSWER)],
)
@pytest.mark.row("M06")
def test_answer_when_without_reason_or_outcome_then_refused(say, moderator, answerer, outcome, reason):
    comment = say(publish=moderator)
    with pytest.raises(ValidationError):
        answer_comment(by=answerer, comment=comment, outcome=outcome, reason=reason)
    assert list(to_answer()) == [comment]


def test_answer_when_not_theirs_or_not_published_then_refused(town, say, moderator, answerer):
    with pytest.raises(Denied):
        answer_comment(by=anonymous(town), comment=say(publish=moderator), outcome="accepted", reason=ANSWER)
    with pytest.raises(Http404):
        answer_comment(by=answerer, comment=say(), outcome="accepted", reason=ANSWER)


def test_answer_when_given_again_then_corrected_and_the_history_keeps_both(say, moderator, answerer):
    comment = say(publish=moderator)
    first = answer_comment(by=answerer, comment=comment, outcome="answered", reason=ANSWER)
    second = answer_comment(by=answerer, comment=comment, outcome="accepted", reason=ANSWER)
    assert (first.pk, second.outcome) == (second.pk, "accepted")
    entry = Entry.objects.get(event="discuss.answer_corrected")
    assert (entry.data["before"]["outcome"], entry.data["outcome"]) == ("answered", "accepted")


def test_counts_when_places_differ_then_counted_apart_in_one_query(
    town, unit, say, moderator, answerer, django_assert_num_queries
):
    answered = say(publish=moderator, place="vision")
    say(publish=moderator, place="vision")
    say(place="axes")
    answer_comment(by=answerer, comment=answered, outcome="accepted", reason=ANSWER)
    with django_assert_num_queries(1):
        assert counts_by_place(anonymous(town), unit) == {
            "vision": Counts(published=2, answered=1, pending=0),
            "axes": Counts(published=0, answered=0, pending=1),
        }
    with django_assert_num_queries(1):
        found = comments_by_place(anonymous(town), unit)
        shown = [(c.author, c.organisation, c.official and c.official.by.name) for c in found["vision"]]
    assert shown == [(None, None, "Rim"), (None, None, None)]


def test_erase_when_a_person_leaves_then_the_answer_stays_and_the_words_go(
    town, unit, moderator, answerer, make_person, actor_of
):
    amal = make_person("Amal")
    answered, alone = (
        post_comment(by=actor_of(amal), on=unit, text=text).comment
        for text in ("I live in number 9.", "Alone.")
    )
    moderate(by=moderator, comments=[answered, alone], publish=True)
    answer_comment(by=answerer, comment=answered, outcome="accepted", reason=ANSWER)
    assert erase_comments(amal) == 2
    [shown] = comments_of(anonymous(town), unit)
    assert (shown.pk, shown.text, shown.shown_name, shown.official.reason) == (
        answered.pk,
        "",
        "a person who left",
        ANSWER,
    )
    assert Comment.objects.filter(text__contains="number 9").count() == 0
    assert "number 9" not in str(list(Entry.objects.values("data", "personal")))
    assert list(verify(town)) == []


@pytest.mark.row("T10")
def test_contributions_when_listed_then_each_with_what_became_of_it(
    town, unit, moderator, answerer, make_person, actor_of
):
    amal = make_person("Amal")
    first, second, third = (
        post_comment(by=actor_of(amal), on=unit, text=text).comment for text in ("One.", "Two.", "Three.")
    )
    post_comment(by=anonymous(town), on=unit, text="Somebody else.", name="Amal")
    moderate(by=moderator, comments=[first], publish=True)
    moderate(by=moderator, comments=[second], publish=False, reason=WHY)
    answer_comment(by=answerer, comment=first, outcome="refused", reason=ANSWER)
    found = [(c.pk, c.state, bool(c.official), bool(c.reason)) for c in contributions_of(amal)]
    assert found == [
        (third.pk, "pending", False, False),
        (second.pk, "rejected", False, True),
        (first.pk, "published", True, False),
    ]
