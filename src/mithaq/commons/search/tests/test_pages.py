"""The search page, its desk and its command."""

import base64
import re
from html import unescape

import pytest

from mithaq.commons.search.actions import save_synonym
from mithaq.commons.search.models import FailedSearch, Synonym


@pytest.mark.row("E02")
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_page_when_asked_then_shows_marked_results(town, page, visit, language):
    page(ar="الإنارة العمومية")
    response = visit(town).get(f"/{language}/search/", {"q": "انارة"})
    assert "<mark>الإنارة</mark>" in response.content.decode()
    assert response.headers.get("Cache-Control") != "public"


def test_page_when_nothing_is_asked_then_says_what_can_be_found(town, visit):
    response = visit(town).get("/en/search/")
    assert response.status_code == 200
    assert response.context["results"].hits == []
    assert FailedSearch.objects.count() == 0


def test_page_when_nothing_is_found_then_gives_a_hint_and_counts_it(town, page, visit):
    page(en="secret water", note="private")
    body = visit(town).get("/en/search/", {"q": "Secret"}).content.decode()
    assert "Nothing was found." in body
    assert "water" not in body
    assert [(row.words, row.count) for row in FailedSearch.objects.all()] == [("secret", 1)]
    visit(town).get("/en/search/", {"q": "secret", "language": "fr"})
    assert FailedSearch.objects.get().count == 1


@pytest.mark.parametrize(
    "query",
    ["q=%01", "q=<script>alert(1)</script>", "type=zzz&q=water", "after=%ff&q=water", "q=" + "x" * 999],
)
def test_page_when_address_is_hostile_then_answers(town, page, visit, query):
    page(en="water")
    response = visit(town).get(f"/en/search/?{query}")
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_page_when_there_are_more_then_links_on(town, page, visit):
    for number in range(25):
        page(en=f"water {number}")
    client = visit(town)
    first = client.get("/en/search/", {"q": "water"})
    link = re.search(r'rel="next"\s+href="([^"]+)"', first.content.decode())
    rest = client.get("/en/search/" + unescape(link[1]))
    assert (first.content.decode().count("<h3"), rest.content.decode().count("<h3")) == (20, 5)


def test_desk_when_not_an_administrator_then_closed(town, visit, make_person, house):
    group = save_synonym(by=house, words="eau, water")
    client = visit(town, make_person())
    for address in ("", "new/", f"{group.pk}/", f"{group.pk}/edit/"):
        assert client.get(f"/en/desk/synonyms/{address}").status_code == 403


def test_desk_when_words_are_set_then_saved_changed_and_removed(town, visit, make_person):
    client = visit(town, make_person(duties=("test.admin",)))
    refused = client.post("/en/desk/synonyms/new/", {"words": "two words"})
    assert refused.status_code == 422
    assert Synonym.objects.count() == 0
    client.post("/en/desk/synonyms/new/", {"words": "eau\nwater"})
    group = Synonym.objects.get()
    client.post(f"/en/desk/synonyms/{group.pk}/edit/", {"words": "eau, ماء", "note": "x"})
    group.refresh_from_db()
    assert (group.words, group.note) == (["eau", "ماء"], "x")
    FailedSearch.objects.create(day="2099-01-01", words="lampadaire")
    assert "lampadaire" in client.get("/en/desk/synonyms/").content.decode()
    assert client.get(f"/en/desk/synonyms/{group.pk}/history/").status_code == 200
    client.post("/en/desk/synonyms/bulk/", {"act": "remove", "pick": [group.pk], "confirmed": "1"})
    assert Synonym.objects.count() == 0


@pytest.mark.parametrize(
    "place",
    [
        '[1e999, "2026-01-01T00:00:00+00:00", 1]',
        '[1, "2026-01-01", 1]',
        "[" * 5000,
        '[1, "x", 1]',
        f'[{10**30}, "2026-01-01T00:00:00+00:00", {10**30}]',
    ],
)
def test_search_when_the_cursor_is_made_up_then_the_first_page(town, page, visit, place):
    page(en="Lamps")
    cursor = base64.urlsafe_b64encode(place.encode()).decode()
    found = visit(town).get("/en/search/", {"q": "lamps", "after": cursor})
    assert (found.status_code, len(found.context["results"].hits)) == (200, 1)
