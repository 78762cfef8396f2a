"""Every page in three languages, in its direction; every view says who may open it."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from mithaq.commons.tenancy.context import inside
from mithaq.kit.registry import records

from .addresses import CONFS, VALUES, every_address, in_language, paths
from .test_counts import lists

DIRECTIONS = {"ar": "rtl", "fr": "ltr", "en": "ltr"}
KINDS_OF_ACCESS = ("public", "login", "account", "operator")
TOO_LARGE = 2**63
# Mixed on purpose: the names of languages in the menu of languages, each in itself.
PAGE = re.compile(r"<html lang=\"([a-z]+)\" dir=\"(rtl|ltr)\"")


@pytest.mark.parametrize("conf", CONFS)
def test_view_when_mounted_then_named_and_says_who_may_open_it(conf):
    wrong = []
    for address in every_address(conf):
        access = getattr(address.view, "access", None)
        if not address.name:
            wrong.append(f"{address}: without a name")
        if access not in KINDS_OF_ACCESS and not (isinstance(access, tuple) and access):
            wrong.append(f"{address}: no gate")
    assert wrong == []


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("kind", ["anonymous", "officer"])
def test_page_when_rendered_then_in_its_language_and_direction(here, visit, kind, language):
    client = visit(here.municipality, here.people[kind])
    pages = [f"/{language}/{page.removeprefix('/en/')}" for page in lists(kind) if page.startswith("/en/")]
    with inside(here.municipality, language):
        pages += [
            url.partition("#")[0]
            for code, row in here.rows.items()
            if (way := records.get(code).url) is not None and (url := way(row)).startswith(f"/{language}/")
        ]
    wrong = []
    for page in pages:
        response = client.get(page, headers={"accept-language": language})
        if response.status_code >= 500:
            wrong.append(f"{page}: {response.status_code}")
        if response.status_code != 200 or "text/html" not in response.get("Content-Type", ""):
            continue
        found = PAGE.search(response.content.decode())
        if found is None or found.groups() != (language, DIRECTIONS[language]):
            wrong.append(f"{page}: {found and found.groups()}")
    assert wrong == []


def test_page_when_anonymous_then_no_desk_opens(here, visit):
    client = visit(here.municipality)
    opened = [
        address.route
        for address in every_address(settings.ROOT_URLCONF)
        if address.route.startswith("en/desk/") and "<" not in address.route
        if client.get(f"/{address.route}").status_code == 200
    ]
    assert opened == []


@pytest.mark.parametrize("kind", ["anonymous", "officer"])
def test_page_when_its_number_is_too_large_for_the_database_then_not_there(here, visit, kind, monkeypatch):
    """Anybody may write any number into an address: alone, and after the number of a row that is there."""
    monkeypatch.delitem(VALUES, "number")
    client = visit(here.municipality, here.people[kind], raise_request_exception=False)
    wrong = []
    for address in in_language(every_address(settings.ROOT_URLCONF), "en"):
        if "<int:" not in address.route:
            continue
        asked = [next(paths(address, TOO_LARGE))]
        asked += [path.replace(str(TOO_LARGE), "1", 1) for path in asked if path.count(str(TOO_LARGE)) > 1]
        wrong += [path for path in asked if client.get(path).status_code >= 500]
    assert wrong == []
