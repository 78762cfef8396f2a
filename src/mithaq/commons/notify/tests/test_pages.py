"""Inbox, preferences, the follow button, feeds."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from mithaq.commons.access.actor import anonymous
from mithaq.commons.audit.queries import history_of
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.notify.actions import follow
from mithaq.commons.notify.actions.telling import fan_out
from mithaq.commons.notify.feeds import feed
from mithaq.commons.notify.models import Follow, Notification, Preference
from mithaq.commons.notify.queries import unread
from mithaq.commons.notify.tests.conftest import HIDDEN
from mithaq.commons.tenancy.models import GlossaryTerm


def test_inbox_when_told_then_it_shows_mine_and_opening_reads_it(town, zone, happen, make_person, visit):
    mine, other = make_person("Mine"), make_person("Other")
    fan_out(happen("test.answered", zone, people=[mine.pk], words="for me"))
    fan_out(happen("test.answered", zone, people=[other.pk], words="for the other"))
    client = visit(town, mine)
    page = client.get("/en/notify/").content.decode()
    assert ("for me" in page, "for the other" in page) == (True, False)
    row = Notification.objects.get(person=mine)
    assert client.get(f"/en/notify/{row.pk}/").headers["Location"] == "/test/answer/"
    assert (unread(mine), unread(other)) == (0, 1)
    foreign = Notification.objects.get(person=other)
    assert client.get(f"/en/notify/{foreign.pk}/").status_code == 404


def test_inbox_when_all_are_marked_then_all_of_mine_are_read(town, zone, happen, make_person, visit):
    mine, other = make_person("Mine"), make_person("Other")
    fan_out(happen("test.answered", zone, people=[mine.pk, other.pk]))
    visit(town, mine).post("/en/notify/read/")
    assert (unread(mine), unread(other)) == (0, 1)


def test_inbox_when_the_subject_is_gone_then_the_act_is_still_named(town, zone, happen, make_person, visit):
    mine = make_person("Mine")
    fan_out(happen("test.answered", zone, people=[mine.pk]))
    GlossaryTerm.objects.all().delete()
    assert "answered" in visit(town, mine).get("/en/notify/").content.decode()


@pytest.mark.parametrize("count", [2, 12])
def test_inbox_when_it_grows_then_no_more_queries(
    count, town, zone, happen, make_person, visit, django_assert_max_num_queries
):
    mine = make_person("Mine")
    for _number in range(count):
        fan_out(happen("test.answered", zone, people=[mine.pk]))
    client = visit(town, mine)
    client.get("/en/notify/")
    with django_assert_max_num_queries(16):
        client.get("/en/notify/")


def test_preferences_when_sent_then_kept_and_only_for_channels_i_have(town, make_person, visit):
    person = make_person()
    client = visit(town, person)
    page = client.get("/en/notify/preferences/").content.decode()
    assert ("direct-email" in page, "direct-sms" in page) == (True, False)
    client.post("/en/notify/preferences/", {"direct-email": "daily", "followed-email": "never"})
    rows = Preference.objects.filter(person=person).order_by("kind")
    assert [(row.kind, row.frequency) for row in rows] == [("direct", "daily"), ("followed", "never")]


def test_follow_when_pressed_then_followed_and_left_again(town, zone, make_person, visit):
    person = make_person()
    client, path = visit(town, person), f"/en/notify/follow/test.zone/{zone.pk}/"
    assert client.post(path).headers["Location"] == f"/test/zone/{zone.pk}/"
    client.post(path)
    assert Follow.objects.filter(person=person).count() == 1
    assert "Ennour" in client.get("/en/notify/preferences/").content.decode()
    GlossaryTerm.objects.update(note="hidden")
    client.post(path, {"act": "leave"})
    assert Follow.objects.count() == 0


def test_follow_when_a_guest_sends_nonsense_then_told_so(town, zone, visit):
    answer = visit(town).post(f"/en/notify/follow/test.zone/{zone.pk}/", {"email": "no", "language": "en"})
    assert (answer.status_code, Follow.objects.count()) == (200, 0)
    assert 'id="id_email_error"' in answer.content.decode()


def box(actor, obj, **cookies: str) -> str:
    request = RequestFactory().get("/en/")
    request.COOKIES.update(cookies)
    template = Template('{% include "notify/follow.html" with object=obj feed_url="/feed" %}')
    return template.render(Context({"actor": actor, "request": request, "obj": obj, "csrf_token": "TOKEN"}))


def test_follow_box_when_nobody_is_signed_in_then_a_form_without_cookie_or_query(
    town, zone, django_assert_num_queries
):
    with django_assert_num_queries(0):
        html = box(anonymous(town), zone)
    assert ('name="email"' in html, "TOKEN" in html, 'href="/feed"' in html) == (True, False, True)


def test_follow_box_when_followed_then_it_says_so(town, zone, make_person, actor_of):
    actor = actor_of(make_person())
    assert "You follow this" not in box(actor, zone)
    follow(by=actor, obj=zone)
    assert "You follow this" in box(actor, zone)


def test_feed_when_public_and_private_acts_happened_then_only_the_public_ones(town, zone, happen):
    happen("test.moved", zone)
    happen("test.silent", zone)
    run_pending()
    document = feed("Ennour", "http://regueb.localhost/en/zone/", history_of(zone), "en")
    assert document.count("<entry>") == 1
    assert "moved: Ennour" in document
    assert f'href="http://regueb.localhost/test/zone/{zone.pk}/"' in document
    assert "silent" not in document
    assert 'xml:lang="en"' in document


def test_feed_when_a_person_acted_or_the_thing_is_hidden_by_now_then_neither_is_named(
    town, zone, happen, make_person, actor_of
):
    happen("test.moved", zone, actor_of(make_person("Amal Ben Salah")))
    shown = feed("Ennour", "http://regueb.localhost/en/zone/", history_of(zone), "en")
    assert ("moved: Ennour" in shown, "Amal" in shown, "<name>Regueb</name>" in shown) == (True, False, True)
    zone.note = HIDDEN
    zone.save()
    hidden = feed("Zones", "http://regueb.localhost/en/zones/", history_of(zone), "en")
    assert (hidden.count("<entry>"), "Ennour" in hidden) == (1, False)
