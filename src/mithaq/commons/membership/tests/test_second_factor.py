"""Officers show a second factor before their duties count; a real TOTP code is computed, never a stub."""

from __future__ import annotations

import time
from urllib.parse import unquote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth import get_user
from django.core import mail
from django.core.cache import cache
from django.test import RequestFactory

from mithaq.commons.access.middleware import SECOND_FACTOR, actor_for
from mithaq.commons.tenancy.context import inside

pytestmark = pytest.mark.django_db
DUTY = ("town.administrator",)


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def actor_in(client, town):
    request = RequestFactory().get("/")
    request.municipality, request.session, request.COOKIES = town, client.session, client.cookies
    request.user = get_user(request)
    request._cached_user = request.user
    with inside(town, "en"):
        return actor_for(request)


@pytest.fixture(autouse=True)
def _required(settings):
    settings.MITHAQ_OFFICER_MFA = True


@pytest.fixture
def officer(regueb, make_person):
    with inside(regueb, "en"):
        return make_person("Hela", duties=DUTY)


def set_up_app(client) -> str:
    secret = client.get("/en/account/second-factor/app/").context["form"].secret
    done = client.post("/en/account/second-factor/app/", {"code": code_for(secret)})
    assert done.status_code == 302, done.context["form"].errors
    return secret


def test_officer_when_without_second_factor_then_holds_no_grant(regueb, officer, visit):
    client = visit(regueb, officer)
    actor = actor_in(client, regueb)
    assert (actor.grants, actor.needs_second_factor) == (frozenset(), True)
    page = client.get("/en/account/")
    assert "its duties wait for a second factor" in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_officer_when_the_desk_is_opened_then_is_led_to_the_second_factor_and_back(regueb, officer, visit):
    client = visit(regueb, officer)
    led = client.get("/en/desk/people/functions/")
    assert unquote(led.headers["Location"]) == "/en/account/second-factor/?next=/en/desk/people/functions/"
    assert "Protect your duties" in client.get(led.headers["Location"]).content.decode()
    set_up_app(client)
    assert client.get(led.headers["Location"]).headers["Location"] == "/en/desk/people/functions/"
    assert client.get("/en/desk/people/functions/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_officer_when_an_app_is_set_up_then_the_duties_count_and_recovery_codes_are_there(
    regueb, officer, visit
):
    client = visit(regueb, officer)
    set_up_app(client)
    codes = client.get("/en/account/second-factor/codes/")
    assert len(codes.context["unused_codes"]) == 10
    actor = actor_in(client, regueb)
    assert actor.has("town.people")
    assert not actor.needs_second_factor
    kinds = Authenticator.objects.filter(user=officer.user).values_list("type", flat=True)
    assert sorted(kinds) == ["recovery_codes", "totp"]


def test_officer_when_signing_in_again_then_the_app_is_asked_after_the_code(regueb, officer, visit, code_in):
    secret = set_up_app(visit(regueb, officer))
    # The same code cannot be used twice; the next half minute is not waited for.
    Authenticator.objects.filter(user=officer.user, type="totp").update(last_used_at=None)
    cache.clear()
    client = visit(regueb)
    client.post("/en/account/login/", {"login": officer.user.email})
    asked = client.post("/en/account/login/code/", {"code": code_in(mail.outbox[-1])})
    assert asked.headers["Location"] == "/en/account/second-factor/show/"
    assert actor_in(client, regueb).is_anonymous
    client.get(asked.headers["Location"])
    assert client.post(asked.headers["Location"], {"code": code_for(secret)}).status_code == 302
    assert actor_in(client, regueb).has("town.people")


def test_second_factor_when_another_account_signs_in_in_the_same_browser_then_it_is_not_inherited(
    regueb, officer, make_person, visit, settings
):
    with inside(regueb, "en"):
        second = make_person("Sami", duties=DUTY)
    client = visit(regueb, officer)
    set_up_app(client)
    session = visit(regueb, second).session
    session[SECOND_FACTOR] = officer.user.pk
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    assert actor_in(client, regueb).needs_second_factor


def test_citizen_when_without_second_factor_then_nothing_is_missing(regueb, make_person, visit):
    with inside(regueb, "en"):
        person = make_person("Amal")
    actor = actor_in(visit(regueb, person), regueb)
    assert (actor.person, actor.needs_second_factor) == (person, False)


PAGES = ["", "keys/", "passkeys/", "passkeys/add/", "app/"]


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_page_of_the_second_factor_when_opened_then_it_is_ours_and_without_inline_script(
    page, language, regueb, officer, visit
):
    shown = visit(regueb, officer).get(f"/{language}/account/second-factor/{page}")
    words = shown.content.decode()
    assert shown.status_code == 200
    assert "masthead" in words
    scripts = [part.partition(">")[0] for part in words.split("<script")[1:]]
    assert [s for s in scripts if "src=" not in s and "application/json" not in s] == []
    assert " onclick=" not in words
    assert " style=" not in words


def test_clock_of_the_code_when_read_then_it_is_the_real_one():
    counters = list(yield_hotp_counters_from_time())
    assert int(time.time()) // 30 in {*counters, *(c + 1 for c in counters)}
