"""Two full municipalities: nothing of the one is found through the other, by any address."""

from __future__ import annotations

import pytest
from django.conf import settings

from mithaq.commons.access.policy import visible
from mithaq.commons.tenancy.context import inside
from mithaq.kit.registry import records
from mithaq.kit.testing import forget_everything_kept

from .addresses import every_address, in_language, paths, words_of
from .conftest import FAR, Town

ACTORS = ("anonymous", "citizen", "officer")
# Leaving, signing out: the walk would end itself.
LEAVES = {"account_logout", "account_leave", "account_sign_out_everywhere"}


def walked(conf: str, language: str = "en") -> list:
    return [one for one in in_language(every_address(conf), language) if one.name not in LEAVES]


def names_in(town: Town) -> tuple[str, ...]:
    """What the town's own things are called in addresses, where it is no number."""
    rows = [*town.rows.values(), *town.hidden.values()]
    codes = {getattr(row, "code", "") for row in rows if type(row).__name__ in NAMED}
    assert codes - {""}
    return tuple(sorted(codes - {""}))


# Whose addresses hold a name of their own instead of a number.
NAMED = ("Cycle",)


@pytest.mark.parametrize("kind", ACTORS)
def test_any_address_when_asked_with_rows_of_another_town_then_nothing_of_it(here, there, visit, kind):
    client = visit(here.municipality, here.people[kind], raise_request_exception=False)
    foreign = (there.mark, there.hidden_mark, *there.municipality.name.values())
    wrong, names = [], names_in(there)
    for address in walked(settings.ROOT_URLCONF):
        for path in paths(address, FAR + 1, names):
            response = client.get(path)
            said = words_of(response)
            wrong += [f"GET {path}: says “{word}”" for word in foreign if word in said]
            if response.status_code >= 500 or (address.takes_row and response.status_code == 200):
                wrong.append(f"GET {path}: {response.status_code}")
            if address.takes_row:
                response = client.post(path)
                if not 300 <= response.status_code < 500 or there.mark in words_of(response):
                    wrong.append(f"POST {path}: {response.status_code}")
    assert wrong == []


@pytest.mark.parametrize("kind", ACTORS)
def test_account_when_of_another_town_then_no_desk_opens(here, there, visit, kind):
    """Signed in over there with every duty: over here nobody."""
    client = visit(here.municipality, there.people[kind], raise_request_exception=False)
    opened = []
    for address in walked(settings.ROOT_URLCONF):
        if address.route.startswith("en/desk/"):
            for path in paths(address, FAR + 1):
                forget_everything_kept()
                if client.get(path).status_code not in (302, 403, 404):
                    opened.append(path)
    assert opened == []


def public_addresses(town: Town) -> list[str]:
    """Every page, file and list without a number, and those of each row, shown or hidden."""
    found = [
        path
        for address in walked(settings.ROOT_URLCONF)
        if not address.takes_row
        for path in paths(address, 1)
    ]
    with inside(town.municipality, "en"):
        for code, row in [*town.rows.items(), *town.hidden.items()]:
            record = records.get(code)
            if record.url:
                found.append(record.url(row).partition("#")[0])
            if record.dataset:
                found.append(f"/api/v1/{record.dataset.code}/{row.pk}/")
    return found


def test_any_address_when_anonymous_then_no_hidden_word(here, visit):
    client = visit(here.municipality, raise_request_exception=False)
    searches = [f"/en/search/?q={here.hidden_mark}x", "/en/search/?q=English"]
    said = [
        path
        for path in [*public_addresses(here), *searches]
        if here.hidden_mark in words_of(client.get(path))
    ]
    assert [path for path in said if path != searches[0]] == []


def test_public_row_when_anonymous_then_found_at_its_address(here, visit):
    """The walks above prove something only if the same addresses do show a town its own rows."""
    client = visit(here.municipality)
    wrong, found = [], set()
    for code, row in here.rows.items():
        record = records.get(code)
        with inside(here.municipality, "en"):
            seen = visible(here.actors["anonymous"], type(row).objects.all()).filter(pk=row.pk).exists()
            url = record.url(row).partition("#")[0] if record.url else ""
        if not seen or not url:
            continue
        response = client.get(url)
        if response.status_code != 200:
            wrong.append(f"{code}: {url} answers {response.status_code}")
        elif here.mark in words_of(response):
            found.add(code)
    assert wrong == []
    assert {"plans.plan", "plans.commitment", "discuss.comment", "files.attachment"} <= found


def test_directory_when_walked_then_names_towns_and_shows_none_of_their_rows(here, there, visit):
    client = visit(None, raise_request_exception=False)
    marks = (here.mark, there.mark, here.hidden_mark, there.hidden_mark)
    wrong = []
    for address in walked(settings.DIRECTORY_URLCONF):
        for path in paths(address, FAR + 1):
            response = client.get(path)
            said = words_of(response)
            wrong += [f"{path}: says “{word}”" for word in marks if word in said]
            if response.status_code >= 500:
                wrong.append(f"{path}: {response.status_code}")
    assert wrong == []
