"""Who is told, once, after the commit, in their language, by which channel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from mithaq.commons.access.actor import system
from mithaq.commons.audit.actions import record
from mithaq.commons.jobs.enums import State as JobState
from mithaq.commons.jobs.models import Job
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.notify.actions import follow, set_preferences
from mithaq.commons.notify.actions.telling import fan_out
from mithaq.commons.notify.enums import Channel, Frequency, Kind, State
from mithaq.commons.notify.models import Delivery, Notification, OutboxMessage
from mithaq.commons.notify.queries import unread, with_parents
from mithaq.commons.people.models import Organisation, Person, User
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import GlossaryTerm
from mithaq.kit.i18n import Text
from mithaq.kit.registry import records


@pytest.fixture(autouse=True)
def _outbox(settings):
    settings.EMAIL_BACKEND = "mithaq.commons.notify.mail.OutboxBackend"
    settings.MITHAQ_SMS = "outbox"


def sent() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.order_by("pk"))


def test_fan_out_when_an_act_concerns_people_then_each_is_told_once_in_their_language(
    town, zone, happen, make_person
):
    people = [
        make_person(name, language=language) for name, language in (("A", "ar"), ("F", "fr"), ("E", "en"))
    ]
    make_person("Nobody")
    entry = happen("test.answered", zone, people=[person.pk for person in people])
    run_pending()
    fan_out(entry)
    run_pending()
    found = {message.recipient: message for message in sent()}
    assert set(found) == {person.email for person in people}
    arabic, french, english = (found[person.email] for person in people)
    assert (arabic.subject, french.subject, english.subject) == (
        "\u2068فتح الصفحة\u2069",
        "Ouvrir la page",
        "Open the page",
    )
    assert 'lang="ar" dir="rtl"' in arabic.html
    assert 'lang="fr" dir="ltr"' in french.html
    assert (arabic.sender, english.municipality) == ("الرقاب <mithaq@localhost>", town)
    assert [unread(person) for person in people] == [1, 1, 1]


def test_fan_out_when_the_change_is_rolled_back_then_nobody_is_told(town, zone, make_person):
    person = make_person()

    def change() -> None:
        with transaction.atomic():
            record("test.answered", by=system(town), on=zone, data={"people": [person.pk]})
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        change()
    assert (run_pending(), sent(), Notification.objects.count()) == (0, [], 0)


def test_fan_out_when_nobody_is_to_be_told_then_nothing(town, zone, happen, make_person):
    make_person()
    happen("test.silent", zone)
    run_pending()
    assert (sent(), Notification.objects.count()) == ([], 0)


def test_fan_out_when_guests_left_an_address_or_a_phone_or_nothing_then_told_where_possible(
    town, zone, happen
):
    by_mail = Person.objects.create(name="M", language="fr", guest_email="m@guest.example")
    by_phone = Person.objects.create(name="P", language="ar", guest_phone="+21620000001")
    nowhere = Person.objects.create(name="N", language="ar")
    left = Person.objects.create(
        name="L", language="ar", guest_email="l@guest.example", erased_at=timezone.now()
    )
    happen("test.answered", zone, people=[by_mail.pk, by_phone.pk, nowhere.pk, left.pk])
    run_pending()
    assert sorted((row.channel, row.recipient) for row in sent()) == [
        ("email", "m@guest.example"),
        ("sms", "+21620000001"),
    ]
    text = next(row for row in sent() if row.channel == "sms").body
    assert (
        text
        == "\u2068الرقاب\u2069: \u2068فتح الصفحة\u2069\n\u2068http://regueb.localhost:8000/test/answer/\u2069"
    )
    assert not Notification.objects.filter(person=nowhere).exists()


def test_fan_out_when_a_person_also_follows_then_told_as_concerned_only(
    town, zone, happen, make_person, actor_of
):
    person = make_person()
    follow(by=actor_of(person), obj=zone)
    happen("test.answered", zone, people=[person.pk])
    run_pending()
    assert [row.kind for row in Notification.objects.all()] == [Kind.DIRECT]


def test_fan_out_when_a_follower_did_it_then_not_told(town, zone, happen, make_person, actor_of):
    doer, other = make_person("Doer"), make_person("Other")
    for person in (doer, other):
        follow(by=actor_of(person), obj=zone)
    happen("test.moved", zone, by=actor_of(doer))
    run_pending()
    assert [row.person for row in Notification.objects.all()] == [other]


def test_fan_out_when_strangers_may_not_see_the_subject_then_followers_hear_nothing(
    town, zone, happen, make_person, actor_of
):
    follow(by=actor_of(make_person()), obj=zone)
    GlossaryTerm.objects.update(note="hidden")
    zone.refresh_from_db()
    happen("test.moved", zone)
    run_pending()
    assert Notification.objects.count() == 0


def test_fan_out_when_another_town_has_followers_then_they_hear_nothing(
    town, salt, zone, happen, make_person, actor_of
):
    with inside(salt):
        twin = GlossaryTerm.objects.create(pk=zone.pk + 1000, term=Text(en="Twin"))
        stranger = make_person("Stranger")
        follow(by=actor_of(stranger), obj=twin)
    happen("test.moved", zone)
    run_pending()
    assert Notification.objects.count() == 0


def test_deliver_when_never_is_wished_then_only_the_inbox(town, zone, happen, make_person, actor_of):
    person = make_person()
    set_preferences(by=actor_of(person), choices={(Kind.DIRECT, Channel.EMAIL): Frequency.NEVER})
    happen("test.answered", zone, people=[person.pk])
    run_pending()
    assert (sent(), unread(person)) == ([], 1)


def test_deliver_when_never_is_wished_meanwhile_then_dropped(town, zone, happen, make_person, actor_of):
    person = make_person()
    entry = happen("test.answered", zone, people=[person.pk])
    fan_out(entry)
    set_preferences(by=actor_of(person), choices={(Kind.DIRECT, Channel.EMAIL): Frequency.NEVER})
    run_pending()
    assert (sent(), Delivery.objects.get().state) == ([], State.DROPPED)


def test_deliver_when_a_worker_died_after_handing_over_then_the_mailbox_keeps_one(
    town, zone, happen, make_person
):
    happen("test.answered", zone, people=[make_person().pk])
    run_pending()
    # As a worker leaves it that dies between hand-over and note.
    Delivery.objects.update(state=State.SENDING, sent_at=None)
    Job.objects.filter(name="notify.deliver").update(state=JobState.WAITING)
    assert run_pending() == 1
    assert (len(sent()), Delivery.objects.get().state) == (1, State.SENT)
    assert sent()[0].key.startswith("<")


class PlainGateway:
    """A provider that cannot recognise a repetition."""

    taken: list[str] = []

    def send(self, phone: str, text: str) -> None:
        self.taken.append(phone)


class BusyGateway:
    def send(self, phone: str, text: str) -> None:
        raise OSError(f"{phone} is busy")


def test_deliver_when_a_plain_gateway_may_have_it_already_then_not_repeated(town, zone, happen, settings):
    settings.MITHAQ_SMS = f"{__name__}.PlainGateway"
    PlainGateway.taken.clear()
    guest = Person.objects.create(name="P", language="ar", guest_phone="+21620000001")
    fan_out(happen("test.answered", zone, people=[guest.pk]))
    Delivery.objects.update(state=State.SENDING)
    run_pending()
    assert (PlainGateway.taken, Delivery.objects.get().state) == ([], State.UNSURE)


def test_deliver_when_the_gateway_refuses_then_tried_again_and_no_number_is_kept(
    town, zone, happen, settings, caplog
):
    settings.MITHAQ_SMS = f"{__name__}.BusyGateway"
    guest = Person.objects.create(name="P", language="ar", guest_phone="+21620000001")
    happen("test.answered", zone, people=[guest.pk])
    run_pending()
    row = Job.objects.get(name="notify.deliver")
    assert (row.state, Delivery.objects.get().state) == (JobState.WAITING, State.WAITING)
    assert "+216" not in row.error
    assert all("+216" not in str(record.__dict__.get("msg")) for record in caplog.records)
    settings.MITHAQ_SMS = "outbox"
    Job.objects.update(run_at=timezone.now())
    run_pending()
    assert [row.recipient for row in sent()] == ["+21620000001"]


def test_deliver_when_real_mail_leaves_then_headers_let_programs_unsubscribe(
    town, zone, happen, make_person, settings
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    happen("test.answered", zone, people=[make_person().pk])
    run_pending()
    headers = mail.outbox[0].message()
    assert headers["List-Unsubscribe"].startswith("<http://regueb.localhost:8000/en/notify/stop/")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["Message-ID"].endswith("@localhost>")
    assert headers["Auto-Submitted"] == "auto-generated"


def test_erased_when_a_person_leaves_then_what_waits_for_them_goes(town, zone, happen, make_person, actor_of):
    from mithaq.commons.people.personal import personal

    person = make_person()
    follow(by=actor_of(person), obj=zone)
    happen("test.answered", zone, people=[person.pk])
    run_pending()
    exported = {item.code: item.export(person) for item in personal if item.code.startswith("notify.")}
    assert [row["follows"] for row in exported["notify.follows"]] == ["Ennour"]
    assert [row["what"] for row in exported["notify.notifications"]] == ["answered"]
    for item in personal:
        if item.code.startswith("notify."):
            item.erase(person)
    assert (Notification.objects.count(), sent(), person.follows.count()) == (0, [], 0)
    assert User.objects.filter(pk=person.user_id).exists()


@pytest.mark.row("E06")
def test_fan_out_when_a_thing_lies_in_several_zones_then_the_followers_of_each_hear_once(
    town, zone, happen, make_person, actor_of, monkeypatch
):
    second, elsewhere = (GlossaryTerm.objects.create(term=Text(en=name)) for name in ("Nahdha", "Elsewhere"))
    work = Organisation.objects.create(code="road", name=Text(en="Road"), kind="government")
    others = {code: one for code, one in records._items.items() if one.model != "people.Organisation"}
    known = records.get("people.organisation")
    monkeypatch.setattr(
        records,
        "_items",
        {
            **others,
            known.code: replace(known, parent=lambda one: one.parent, parents=lambda one: [zone, second]),
        },
    )
    both, one, none = (make_person(name) for name in ("Both", "One", "None"))
    for person, places in ((both, (zone, second)), (one, (second,)), (none, (elsewhere,))):
        for place in places:
            follow(by=actor_of(person), obj=place)
    happen("test.moved", work)
    run_pending()
    assert with_parents(work) == [work, zone, second]
    assert [unread(person) for person in (both, one, none)] == [1, 1, 0]
