"""Saying something, with an account or without (M07, A03)."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone

from mithaq.commons.access.actor import Actor, anonymous
from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.models import Entry
from mithaq.commons.discuss import limits
from mithaq.commons.discuss.actions import post_comment
from mithaq.commons.discuss.models import Comment
from mithaq.commons.discuss.queries import by_receipt
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.enums import Moderation


@pytest.mark.row("M07")
def test_post_when_only_a_name_is_given_then_it_waits_and_a_receipt_opens_it(town, unit):
    posted = post_comment(by=anonymous(town), on=unit, text=" One sentence. ", name="Salem", place="vision")
    comment = posted.comment
    assert (comment.text, comment.name, comment.author, comment.place) == (
        "One sentence.",
        "Salem",
        None,
        "vision",
    )
    assert comment.state == "pending"
    assert by_receipt(posted.receipt) == comment
    digits = posted.receipt.translate(str.maketrans("0123456789 ", "٠١٢٣٤٥٦٧٨٩-"))
    assert by_receipt(digits) == comment
    other = str((int(posted.receipt[0]) + 1) % 10) + posted.receipt[1:]
    assert by_receipt(other) is None
    assert posted.receipt.replace(" ", "") not in str(vars(comment))


def test_post_when_an_address_is_left_then_a_guest_is_kept_apart_from_what_is_shown(town, unit):
    comment = post_comment(
        by=anonymous(town),
        on=unit,
        text="Light, please.",
        name="Salem",
        email="S@Town.example",
        phone="98 123 456",
    ).comment
    guest = comment.author
    assert (guest.user, guest.name, guest.guest_email, guest.guest_phone) == (
        None,
        "Salem",
        "s@town.example",
        "+21698123456",
    )
    history = str(list(Entry.objects.values("data", "personal")))
    assert "s@town.example" not in history
    assert "98123456" not in history


def test_post_when_signed_in_then_under_the_own_name_and_for_the_organisation(
    town, unit, make_person, actor_of
):
    person = make_person("Amal")
    comment = post_comment(by=actor_of(person, organisation=unit), on=unit, text="We offer help.").comment
    assert (comment.author, comment.name, comment.organisation) == (person, "Amal", unit)


def test_post_when_moderation_is_after_then_shown_at_once_until_a_flood(town, unit, monkeypatch):
    town.moderation = Moderation.AFTER
    town.save()
    monkeypatch.setattr(limits, "STRANGERS_SHOWN_PER_HOUR", 2)
    monkeypatch.setattr(limits, "STRANGERS_TAKEN_PER_HOUR", 3)
    by = anonymous(town)
    states = [post_comment(by=by, on=unit, text=f"Word {n}", name="S").comment.state for n in range(3)]
    assert states == ["published", "published", "pending"]
    with pytest.raises(ValidationError):
        post_comment(by=by, on=unit, text="Word 4", name="S")
    assert Comment.objects.count() == 3


def test_post_when_a_person_writes_too_much_then_asked_to_rest(
    town, unit, make_person, actor_of, monkeypatch
):
    monkeypatch.setattr(limits, "PERSON_PER_HOUR", 1)
    person = make_person("Amal")
    by = actor_of(person)
    first = post_comment(by=by, on=unit, text="One").comment
    with pytest.raises(ValidationError):
        post_comment(by=by, on=unit, text="Two")
    Comment.objects.filter(pk=first.pk).update(submitted_at=timezone.now() - dt.timedelta(hours=2))
    assert post_comment(by=by, on=unit, text="Two").comment.author == person


@pytest.mark.parametrize(
    ("text", "name", "field"),
    [
        ("   ", "Salem", "text"),
        ("x" * 4001, "Salem", "text"),
        ("Write to me: salem@town.example", "Salem", "text"),
        ("Call 98123456", "Salem", "text"),
        ("Call +216 98 123 456", "Salem", "text"),
        ("اتصلوا بي ٩٨١٢٣٤٥٦", "Salem", "text"),
        ("Fine", " ", "name"),
        ("Fine", "salem@town.example", "name"),
        ("Fine", "98 123 456", "name"),
    ],
)
@pytest.mark.row("T03", "T04")
def test_post_when_something_is_wrong_then_said_at_its_field(town, unit, text, name, field):
    with pytest.raises(ValidationError) as caught:
        post_comment(by=anonymous(town), on=unit, text=text, name=name)
    assert list(caught.value.message_dict) == [field]
    assert Comment.objects.count() == 0


def test_post_when_an_amount_stands_in_the_text_then_taken(town, unit):
    comment = post_comment(by=anonymous(town), on=unit, text="Spend 20 000 000 on it.", name="S").comment
    assert comment.text == "Spend 20 000 000 on it."


def test_post_when_the_thing_is_closed_or_unseen_then_refused(town, unit, secret_unit):
    with pytest.raises(Http404):
        post_comment(by=anonymous(town), on=secret_unit, text="I know.", name="S")
    unit.closed_on = timezone.localdate()
    unit.save()
    with pytest.raises(Denied):
        post_comment(by=anonymous(town), on=unit, text="Too late.", name="S")
    assert Comment.objects.count() == 0


def test_post_when_written_down_by_an_officer_then_agent_and_day_are_kept(town, unit, make_person, actor_of):
    agent = make_person("Nour", duties=("discuss.desk_agent",))
    day = timezone.now() - dt.timedelta(days=3)
    comment = post_comment(
        by=actor_of(agent),
        on=unit,
        text="Heard at the counter.",
        name="Salem",
        channel="paper",
        submitted_at=day,
    ).comment
    assert (comment.agent, comment.author, comment.name, comment.channel, comment.submitted_at) == (
        agent,
        None,
        "Salem",
        "paper",
        day,
    )
    with pytest.raises(Denied):
        post_comment(by=anonymous(town), on=unit, text="Fake letter.", name="S", channel="paper")
    assert Person.objects.count() == 1


def test_post_when_two_languages_are_mixed_on_the_page_then_the_script_decides(town, unit):
    by = anonymous(town)
    texts = ["نريد إنارة", "We want light", "شكرا, but we want light"]
    said = [post_comment(by=by, on=unit, text=text, name="S").comment.language for text in texts]
    assert said == ["ar", "en", "en"]


def test_post_when_the_day_lies_ahead_then_it_is_now(town, unit, make_person, actor_of):
    by: Actor = actor_of(make_person("Nour", duties=("discuss.desk_agent",)))
    ahead = timezone.now() + dt.timedelta(days=3)
    comment = post_comment(by=by, on=unit, text="Soon.", name="S", channel="desk", submitted_at=ahead).comment
    assert comment.submitted_at < ahead
