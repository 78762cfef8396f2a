"""One rule for every exit: whatever a request is, strangers read it nowhere unless it was shown."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import visible
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.search.actions import index
from mithaq.commons.search.queries import find_records
from mithaq.commons.tenancy.context import inside
from mithaq.features.requests import actions
from mithaq.features.requests.enums import Publicity, State
from mithaq.features.requests.models import Category, Request
from mithaq.features.requests.queries import requests_of
from mithaq.kit.i18n import Text

from .make import file_one, make_category, make_unit, serve

# Generated anew from this seed; a failure names the row.
SEED, ROWS = 20261122, 24
# Exits that hold every row at once.
WHOLE = (
    "/data/requests.csv",
    "/data/requests.json",
    "/open311/v2/requests.json?extensions=true",
    "/open311/v2/requests.xml",
    "/open311/v2/requests.csv",
    "/data/requests.xlsx",
)


def words_of(answer) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            body = b"\n".join(book.read(name) for name in book.namelist())
    return body.decode()


@pytest.fixture
def generated(town, make_person, actor_of):
    """Requests of every publicity and several states, each with a word of its own in every text."""
    dice = random.Random(SEED)
    officer = actor_of(serve(make_person(), make_unit(), "requests.office_agent"))
    subjects = [make_category("open"), make_category("closed", is_public=False)]
    found = []
    for number in range(ROWS):
        word = f"zzword{number}zz"
        row = file_one(
            town,
            dice.choice(subjects),
            text=f"{word} lamp",
            landmark=word,
            name="Mounira",
            is_private=dice.random() < 0.3,
        ).request
        fate = dice.choice(("leave", "show", "withhold"))
        if row.publicity != Publicity.PRIVATE and fate != "leave":
            act = {"show": actions.show, "withhold": actions.withhold}[fate]
            act(by=officer, request=row, **({} if fate == "show" else {"reason": Text(en="no")}))
        if dice.random() < 0.5:
            actions.move(by=officer, request=row, state=State.RESOLVED, words=Text(en=f"{word} done"))
        actions.write(by=officer, request=row, text=f"{word} note", is_note=True)
        row.refresh_from_db()
        found.append((row, word))
    run_pending()
    return found


def test_exits_when_a_stranger_looks_then_exactly_the_shown_ones(town, generated, visit):
    client, nobody = visit(town), anonymous(town)
    exits = {
        path: client.get(path)
        for path in (
            "/en/requests/",
            "/en/requests/?page=2",
            "/data/requests.csv",
            "/data/requests.json",
            "/api/v1/requests/",
            "/en/requests/figures/",
            "/en/requests/points.json",
            "/open311/v2/requests.json?extensions=true",
            "/open311/v2/requests.xml",
            "/open311/v2/requests.csv",
            "/data/requests.xlsx",
            "/en/requests/feed.atom",
            f"/en/requests/months/{timezone.localdate():%Y-%-m}/",
            "/sitemap.xml",
            "/en/search/?q=lamp",
            "/en/",
        )
    }
    read = {path: words_of(answer) for path, answer in exits.items()}
    assert {path for path, answer in exits.items() if answer.status_code != 200} <= {"/sitemap.xml"}
    for row, word in generated:
        is_shown = row.publicity == Publicity.SHOWN
        for exit_ in WHOLE:
            assert (word in read[exit_]) == is_shown, (exit_, row.pk)
        one = client.get(f"/open311/v2/requests/{row.pk}.json")
        assert one.status_code == (200 if is_shown else 404), row.pk
        assert any(word in text for text in read.values()) == is_shown, row.pk
        assert client.get(f"/en/requests/{row.pk}/").status_code == (200 if is_shown else 404), row.pk
        hits = [hit.url for hit in find_records(nobody, word).hits]
        assert (hits != []) == is_shown, row.pk
    shown = {row.pk for row, _word in generated if row.publicity == Publicity.SHOWN}
    assert set(visible(nobody, Request.objects.all()).values_list("pk", flat=True)) == shown
    assert 0 < len(shown) < ROWS
    assert any(word in read["/en/requests/feed.atom"] for _row, word in generated)
    assert not any("Mounira" in text for text in read.values())


ACTORS = ("stranger", "sender", "unit", "other unit", "office", "other town")


@pytest.fixture
def readers(town, salt, make_person, actor_of):
    """Everybody who may come, by name."""
    return {
        "stranger": anonymous(town),
        "sender": actor_of(make_person()),
        "unit": actor_of(serve(make_person(), make_unit(), "requests.unit_agent")),
        "other unit": actor_of(serve(make_person(), make_unit("elsewhere"), "requests.unit_agent")),
        "office": actor_of(serve(make_person(), make_unit(), "requests.office_agent")),
        "other town": anonymous(salt),
    }


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    publicity=st.sampled_from(Publicity.values),
    state=st.sampled_from(State.values),
    signed=st.booleans(),
    erased=st.booleans(),
    who=st.sampled_from(ACTORS),
)
def test_rule_when_any_request_meets_any_reader_then_every_reading_agrees_with_it(
    town, salt, readers, publicity, state, signed, erased, who
):
    with transaction.atomic():
        reader = readers[who]
        main = file_one(town, make_category(f"c{Category.objects.count()}"), text="zzthis lamp").request
        Request.objects.filter(pk=main.pk).update(
            publicity=publicity,
            state=state,
            author=readers["sender"].person if signed and not erased else None,
            erased_at=timezone.now() if erased else None,
            answered_at=timezone.now(),
            duplicate_of=main.pk,
        )
        index(Request.objects.select_related("category", "zone").get(pk=main.pk))
        wanted = (
            publicity == Publicity.SHOWN
            or who in ("unit", "office")
            or (who == "sender" and signed and not erased)
        ) and who != "other town"
        with inside(reader.municipality, "en"):
            row = Request.objects.filter(pk=main.pk)
            readings = {
                "rule": visible(reader, row).exists(),
                "list": requests_of(reader).filter(pk=main.pk).exists(),
                "search": find_records(reader, "zzthis", record="requests.request").hits != [],
            }
        assert set(readings.values()) == {wanted}, readings
        transaction.set_rollback(True)
