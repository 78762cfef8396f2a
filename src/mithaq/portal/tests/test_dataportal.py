"""The pages of the open data, for people."""

import pytest

from mithaq.commons.access.actor import system
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.events import Event, events
from mithaq.commons.tenancy.context import inside

SHOWN = "test.portal_shown"


@pytest.fixture
def log(regueb, make_person):
    if SHOWN not in events:
        events.add(Event(code=SHOWN, label="shown here", public=True))
    with inside(regueb):
        record(SHOWN, by=system(regueb), on=make_person())
    regueb.refresh_from_db()
    return regueb


@pytest.mark.parametrize(("language", "title"), [("ar", "البيانات المفتوحة"), ("fr", "Données ouvertes")])
def test_catalogue_when_read_then_every_dataset_with_its_files(log, visit, language, title):
    page = visit(log).get(f"/{language}/data/").content.decode()
    assert title in page
    for address in (
        f"/{language}/data/log/",
        "/data/log.csv",
        f"/data/log.xlsx?lang={language}",
        "/data/log.json",
    ):
        assert f'href="{address}"' in page


def test_dataset_when_read_then_preview_dictionary_and_licence(log, visit):
    page = visit(log).get("/en/data/log/").content.decode()
    for words in ("shown here", "CC BY 4.0", "act_fr", "/api/v1/log/", "SHA-256 of what the entry says."):
        assert words in page


def test_dataset_when_unknown_then_404(log, visit):
    assert visit(log).get("/en/data/nothing/").status_code == 404


def test_api_page_when_read_then_drawn_here_and_loads_nothing_from_elsewhere(log, visit):
    page = visit(log).get("/fr/data/api/").content.decode()
    assert "/api/v1/log/" in page
    sources = [part.partition('"')[0] for part in page.split(' src="')[1:]]
    assert [source for source in sources if not source.startswith("/")] == []
