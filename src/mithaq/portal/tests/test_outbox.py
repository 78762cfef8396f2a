"""The outbox page, and the operator's jobs that were given up."""

from __future__ import annotations

import pytest
from django.core.mail import send_mail
from django.urls import clear_url_caches, set_urlconf

from mithaq.commons.jobs.enums import State
from mithaq.commons.jobs.models import Job
from mithaq.commons.notify.models import OutboxMessage
from mithaq.commons.notify.sms import OutboxGateway
from mithaq.commons.people.models import User
from mithaq.commons.tenancy.context import inside


@pytest.fixture
def letters(regueb, salt, settings):
    settings.EMAIL_BACKEND = "mithaq.commons.notify.mail.OutboxBackend"
    with inside(regueb, "en"):
        send_mail("To Regueb", "Words", None, ["a@mail.example"])
        OutboxGateway().send("+21620000001", "A short word")
    with inside(salt, "en"):
        send_mail("To Salt", "Words", None, ["b@mail.example"])
    send_mail("To the operator", "Words", None, ["o@mail.example"])


def test_outbox_when_in_a_town_then_its_own_messages_newest_first(letters, regueb, visit):
    page = visit(regueb).get("/en/outbox/").content.decode()
    assert page.index("A short word") < page.index("To Regueb")
    assert ("To Salt" in page, "To the operator" in page) == (False, False)


def test_outbox_when_a_message_of_another_town_is_asked_for_then_not_found(letters, regueb, salt, visit):
    foreign = OutboxMessage.objects.get(subject="To Salt")
    assert visit(regueb).get(f"/en/outbox/{foreign.pk}/").status_code == 404
    assert "Words" in visit(salt).get(f"/en/outbox/{foreign.pk}/").content.decode()


def test_outbox_when_on_the_directory_then_all_and_by_town(letters, visit):
    everything = visit(None).get("/en/outbox/").content.decode()
    assert ("To Salt" in everything, "To the operator" in everything) == (True, True)
    one = visit(None).get("/en/outbox/?town=salt").content.decode()
    assert ("To Salt" in one, "To Regueb" in one) == (True, False)


def test_outbox_when_purged_in_a_town_then_only_its_own_go(letters, regueb, visit):
    visit(regueb).post("/en/outbox/purge/")
    subjects = OutboxMessage.objects.order_by("pk").values_list("subject", flat=True)
    assert list(subjects) == ["To Salt", "To the operator"]


@pytest.fixture
def remounted(settings):
    """The outbox's addresses as another installation would have them."""
    from importlib import reload

    from mithaq.portal.outbox import urls

    def mount(**changes: str):
        for name, value in changes.items():
            setattr(settings, name, value)
        return reload(urls).urlpatterns

    before = (settings.PROFILE, settings.MITHAQ_MAIL, settings.MITHAQ_SMS)
    yield mount
    settings.PROFILE, settings.MITHAQ_MAIL, settings.MITHAQ_SMS = before
    reload(urls)
    clear_url_caches()
    set_urlconf(None)


def test_outbox_when_mail_is_real_or_in_production_then_there_is_no_page(remounted):
    assert len(remounted()) == 3
    assert remounted(PROFILE="production") == []
    assert remounted(PROFILE="demo", MITHAQ_MAIL="smtp://localhost", MITHAQ_SMS="some.Gateway") == []


@pytest.fixture
def operator(visit, db):
    client = visit(None)
    user = User.objects.create_user(email="o@mail.example", is_operator=True)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def dead(name: str) -> Job:
    return Job.objects.create(
        name=name, state=State.DEAD, attempts=8, error="builtins.ValueError at mithaq.x:1"
    )


def test_jobs_when_given_up_then_the_operator_sees_retries_and_drops_them(operator):
    first, second = dead("notify.fan_out"), dead("search.index")
    page = operator.get("/en/operator/dead-letters/").content.decode()
    assert ("notify.fan_out" in page, "builtins.ValueError at mithaq.x:1" in page) == (True, True)
    operator.post("/en/operator/jobs/retry/", {"job": first.pk})
    operator.post("/en/operator/jobs/drop/", {"job": second.pk})
    assert list(Job.objects.values_list("name", "state", "attempts")) == [
        ("notify.fan_out", State.WAITING, 0)
    ]


def test_jobs_when_all_are_retried_then_all_wait(operator):
    dead("a")
    dead("b")
    operator.post("/en/operator/jobs/retry/")
    assert set(Job.objects.values_list("state", flat=True)) == {State.WAITING}


@pytest.mark.parametrize("given", [{}, {"job": ""}, {"job": "1 234"}, {"job": "x"}])
def test_jobs_when_none_is_named_then_none_is_dropped(operator, given):
    dead("a")
    assert operator.post("/en/operator/jobs/drop/", given).status_code == 404
    assert Job.objects.get().state == State.DEAD


def test_jobs_when_a_stranger_retries_then_refused(visit, db):
    dead("a")
    assert visit(None).post("/en/operator/jobs/retry/").status_code in (302, 403)
    assert Job.objects.get().state == State.DEAD
