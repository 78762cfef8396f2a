"""Writing to the monitor: the message arrives, and no address is ever shown."""

import datetime as dt

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.models import Entry
from mithaq.commons.discuss.forms import stamp
from mithaq.commons.jobs.models import Job

from ...actions.monitoring.naming import give_contact, name_monitor
from ...actions.monitoring.relay import MOST_PER_HOUR, pass_on, write_to_monitor
from ...models import PrivateContact, RelayMessage
from ...queries.monitoring.people import mailboxes_of
from ..make import make_plan

SECRET = "kamel.private@leak.example"
SENDER = "amal@reader.example"


@pytest.fixture
def contact(plan):
    return PrivateContact.objects.create(plan=plan, role="monitor", name="Kamel", kind="email", value=SECRET)


@pytest.fixture
def reader(town):
    return anonymous(town)


def sent(message):
    pass_on(message.pk)
    return mail.outbox


@pytest.mark.row("N10")
def test_message_when_sent_then_reaches_the_private_address_and_is_forgotten(plan, contact, reader):
    message = write_to_monitor(by=reader, plan=plan, text="The office is closed.", name="Amal")
    letters = sent(message)
    assert [letter.to for letter in letters] == [[SECRET]]
    assert "The office is closed." in letters[0].body
    message.refresh_from_db()
    assert (message.text, message.name, message.email) == ("", "", "")
    assert message.sent_at is not None
    pass_on(message.pk)  # a job may run twice
    assert len(mail.outbox) == 1


@pytest.mark.row("N10")
@pytest.mark.parametrize("agreed", [True, False])
def test_sender_address_when_agreed_then_passed_on_and_otherwise_thrown_away(plan, contact, reader, agreed):
    message = write_to_monitor(by=reader, plan=plan, text="Please call.", email=SENDER, passes_address=agreed)
    assert message.email == (SENDER if agreed else "")
    letter = sent(message)[0]
    assert letter.reply_to == ([SENDER] if agreed else [])
    assert (SENDER in letter.message().as_string()) is agreed


@pytest.mark.row("N10")
def test_pages_when_monitor_has_addresses_then_none_is_shown(
    town, plan, monitor, contact, outside, watcher, visit
):
    addresses = (SECRET, outside.contact_email, watcher.email)
    assert all(addresses)
    for path in ("monitoring/", "monitoring/contact/", "compliance/", "participation/"):
        page = visit(town).get(f"/en/plans/{plan.pk}/{path}")
        assert page.status_code == 200
        for address in addresses:
            assert address not in page.content.decode()
    listed = b"".join(visit(town).get("/data/plan-monitors.json").streaming_content).decode()
    assert outside.name["en"] in listed
    assert [address for address in addresses if address in listed] == []


@pytest.mark.row("N10")
def test_form_when_filled_in_by_anybody_then_message_waits_for_its_job(town, plan, contact, visit):
    data = {"text": "Is the bridge done?", "name": "Amal", "stamp": stamp(60)}
    address = f"/en/plans/{plan.pk}/monitoring/contact/"
    response = visit(town).post(address, data, headers={"Sec-Fetch-Site": "same-origin"})
    assert response.status_code == 302
    message = RelayMessage.objects.get()
    assert (message.text, message.passes_address) == ("Is the bridge done?", False)
    assert Job.objects.filter(name="plans.relay").count() == 1
    # Nothing of it enters the history, not even that it was sent.
    assert Entry.objects.filter(event__contains="relay").count() == 0


def test_form_when_wrong_then_every_word_is_kept(town, plan, contact, visit):
    data = {"text": "Is the bridge done?", "passes_address": "on", "stamp": stamp(60)}
    address = f"/en/plans/{plan.pk}/monitoring/contact/"
    response = visit(town).post(address, data, headers={"Sec-Fetch-Site": "same-origin"})
    assert response.status_code == 422
    assert "Is the bridge done?" in response.content.decode()
    assert RelayMessage.objects.count() == 0


def test_form_when_trap_is_filled_then_nothing_is_sent(town, plan, contact, visit):
    data = {"text": "Buy", "website": "https://spam.example", "stamp": stamp(60)}
    address = f"/en/plans/{plan.pk}/monitoring/contact/"
    response = visit(town).post(address, data, headers={"Sec-Fetch-Site": "same-origin"})
    assert (response.status_code, RelayMessage.objects.count()) == (422, 0)


@pytest.mark.row("N10")
def test_messages_when_too_many_within_the_hour_then_refused_for_this_plan_only(plan, contact, reader):
    for number in range(MOST_PER_HOUR):
        write_to_monitor(by=reader, plan=plan, text=f"Message {number}")
    with pytest.raises(ValidationError, match="try again later"):
        write_to_monitor(by=reader, plan=plan, text="One more")
    other = make_plan("other")
    PrivateContact.objects.create(plan=other, role="monitor", name="N", kind="email", value=SECRET)
    write_to_monitor(by=reader, plan=other, text="Elsewhere")
    RelayMessage.objects.filter(plan=plan).update(received_at=timezone.now() - dt.timedelta(hours=2))
    write_to_monitor(by=reader, plan=plan, text="Later")


def test_message_when_nobody_is_reachable_then_said_and_not_kept(town, plan, reader, visit):
    with pytest.raises(ValidationError, match="No address of the monitor is known"):
        write_to_monitor(by=reader, plan=plan, text="Hello")
    page = visit(town).get(f"/en/plans/{plan.pk}/monitoring/").content.decode()
    assert "nobody can reach them yet" in page
    assert RelayMessage.objects.count() == 0


def test_message_when_empty_or_without_the_promised_address_then_refused(plan, contact, reader):
    with pytest.raises(ValidationError):
        write_to_monitor(by=reader, plan=plan, text="   ")
    with pytest.raises(ValidationError):
        write_to_monitor(by=reader, plan=plan, text="Hello", passes_address=True)


def test_message_when_no_contact_is_written_then_reaches_who_is_named(plan, mel, reader, watcher):
    name_monitor(by=mel, plan=plan, fields={"person": watcher})
    message = write_to_monitor(by=reader, plan=plan, text="Hello")
    assert [letter.to for letter in sent(message)] == [[watcher.email]]


def test_message_when_organisation_gave_no_address_then_its_people_are_not_written_to(plan, monitor, reader):
    monitor.organisation.contact_email = ""
    monitor.organisation.save()
    with pytest.raises(ValidationError):
        write_to_monitor(by=reader, plan=plan, text="Hello")


@pytest.mark.row("N10")
def test_contact_when_the_monitor_or_the_officer_gives_it_then_used_and_never_shown(
    town, plan, monitor, mel, by, visit, make_person, actor_of
):
    address = reverse("desk_monitor_contact", args=[plan.pk])
    desk = visit(town, by.person)
    assert desk.post(address, {"email": "not an address"}).status_code == 422
    assert desk.post(address, {"email": SECRET}).status_code == 302
    assert mailboxes_of(plan)[0] == SECRET
    for name in ("desk_monitoring_plan", "desk_monitors", "desk_monitor_contact"):
        assert SECRET not in visit(town, mel.person).get(reverse(name, args=[plan.pk])).content.decode()
    give_contact(by=mel, plan=plan, email="new@leak.example")
    assert [one.value for one in PrivateContact.objects.filter(plan=plan)] == ["new@leak.example"]
    assert [entry.number for entry in Entry.objects.all() if "leak.example" in str(entry.data)] == []
    stranger = actor_of(make_person("Sami", duties=("plans.monitor",)))
    with pytest.raises(Denied):
        give_contact(by=stranger, plan=plan, email="x@leak.example")
