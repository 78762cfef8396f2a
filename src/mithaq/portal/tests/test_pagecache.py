"""What is kept for the next anonymous visitor, and what never is."""

import gzip

import brotli
import pytest
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import override_settings
from django.urls import path

from mithaq.commons.access.gates import public, public_page
from mithaq.commons.tenancy.pages import public_changed
from mithaq.commons.tenancy.queries import forget_hosts

calls = []


@public_page
def kept(request):
    calls.append(request.get_full_path())
    return HttpResponse(f"call {len(calls)} in {request.LANGUAGE_CODE} " + "x" * 500)


@public_page
def token(request):
    return HttpResponse(f"call <input name=csrfmiddlewaretoken value={get_token(request)}>")


@public_page
def cookie(request):
    response = HttpResponse("call")
    response.set_cookie("seen", "1")
    return response


@public_page
def own(request):
    response = HttpResponse(f"for {request.actor.person}")
    response["Cache-Control"] = "private"
    return response


@public
def made(request):
    return HttpResponse("call")


@public
def say(request):
    messages.info(request, "Thank you")
    return HttpResponse("said")


urlpatterns = [
    path("kept/", kept),
    path("ar/kept/", kept),
    path("fr/kept/", kept),
    path("token/", token),
    path("cookie/", cookie),
    path("own/", own),
    path("made/", made),
    path("say/", say),
]


@pytest.fixture(autouse=True)
def _mounted():
    calls.clear()
    cache.clear()
    with override_settings(ROOT_URLCONF=__name__):
        yield
    cache.clear()


def test_page_when_asked_twice_then_made_once_without_a_query(regueb, visit, django_assert_num_queries):
    client = visit(regueb)
    first = client.get("/ar/kept/")
    with django_assert_num_queries(0):
        second = client.get("/ar/kept/")
    assert second.content == first.content
    assert len(calls) == 1
    assert second["Content-Type"] == first["Content-Type"]
    assert "Content-Security-Policy" in second
    assert second["Vary"] == "Accept-Language, Cookie, Accept-Encoding" or set(
        second["Vary"].split(", ")
    ) == {"Accept-Encoding", "Accept-Language", "Cookie"}


def test_page_when_something_public_changed_then_made_again(regueb, visit):
    client = visit(regueb)
    client.get("/ar/kept/")
    public_changed(regueb.pk)
    forget_hosts()
    client.get("/ar/kept/")
    assert len(calls) == 2


def test_page_when_host_query_or_language_differ_then_another(regueb, salt, visit):
    answers = {
        visit(regueb).get("/ar/kept/").content,
        visit(salt).get("/ar/kept/").content,
        visit(regueb).get("/fr/kept/").content,
        visit(regueb).get("/ar/kept/?page=2").content,
        visit(regueb).get("/kept/", headers={"accept-language": "fr"}).content,
        visit(regueb).get("/kept/", headers={"accept-language": "en"}).content,
    }
    assert len(answers) == 6


def test_page_when_a_network_added_its_mark_to_the_link_then_the_same_page(regueb, visit):
    client = visit(regueb)
    first = client.get("/ar/kept/?fbclid=IwAR0x&page=2&utm_source=facebook").content
    assert calls[-1] == "/ar/kept/?page=2"
    assert client.get("/ar/kept/?page=2&fbclid=other").content == first
    assert client.get("/ar/kept/?page=3").content != first


def test_page_when_etag_is_sent_back_then_304(regueb, visit):
    client = visit(regueb)
    etag = client.get("/ar/kept/")["ETag"]
    again = client.get("/ar/kept/", headers={"if-none-match": etag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)


@pytest.mark.parametrize(
    ("accepted", "encoding", "opened"),
    [("gzip, br", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress), ("", None, bytes)],
)
def test_page_when_encodings_are_accepted_then_smallest(regueb, visit, accepted, encoding, opened):
    client = visit(regueb)
    asked = [client.get("/ar/kept/", headers={"accept-encoding": accepted}) for _ in range(2)]
    for response in asked:
        assert response.headers.get("Content-Encoding") == encoding
        assert opened(response.content).startswith(b"call 1 in ar")
        assert response["Content-Length"] == str(len(response.content))
    assert len(calls) == 1


def test_page_when_head_then_no_body(regueb, visit):
    client = visit(regueb)
    client.get("/ar/kept/")
    response = client.head("/ar/kept/")
    assert (response.status_code, response.content, len(calls)) == (200, b"", 1)


@pytest.mark.parametrize("address", ["/token/", "/cookie/", "/own/", "/made/"])
def test_page_when_personal_or_unmarked_then_never_kept(regueb, visit, address):
    visit(regueb).get(address)
    assert cache_is_empty()


def test_page_when_signed_in_or_told_something_then_made_for_them(regueb, town, visit, make_person):
    person = make_person()
    visit(regueb, person).get("/ar/kept/")
    visit(regueb, person).get("/ar/kept/")
    assert len(calls) == 2
    told = visit(regueb)
    told.get("/say/")
    told.get("/ar/kept/")
    told.get("/ar/kept/")
    assert len(calls) == 4
    assert cache_is_empty()


def test_page_when_address_is_invented_and_long_then_not_kept(regueb, visit):
    visit(regueb).get("/ar/kept/?q=" + "x" * 200)
    assert cache_is_empty()


def cache_is_empty() -> bool:
    return not cache._cache
