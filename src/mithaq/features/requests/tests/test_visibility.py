"""One rule for every exit: whatever a request is, strangers read it nowhere unless it was shown."""

from __future__ import annotations

import random

import pytest

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import visible
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.search.queries import find_records
from mithaq.features.requests import actions
from mithaq.features.requests.enums import Publicity, State
from mithaq.features.requests.models import Request
from mithaq.kit.i18n import Text

from .make import file_one, make_category, make_unit, serve

# Generated anew from this seed; a failure names the row.
SEED, ROWS = 20261122, 24


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
            "/en/",
        )
    }
    read = {
        path: (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
        for path, answer in exits.items()
    }
    assert {answer.status_code for answer in exits.values()} == {200}
    for row, word in generated:
        is_shown = row.publicity == Publicity.SHOWN
        assert (word in read["/data/requests.csv"]) == is_shown, row.pk
        assert (word in read["/data/requests.json"]) == is_shown, row.pk
        assert any(word in text for text in read.values()) == is_shown, row.pk
        assert client.get(f"/en/requests/{row.pk}/").status_code == (200 if is_shown else 404), row.pk
        hits = [hit.url for hit in find_records(nobody, word).hits]
        assert (hits != []) == is_shown, row.pk
    shown = {row.pk for row, _word in generated if row.publicity == Publicity.SHOWN}
    assert set(visible(nobody, Request.objects.all()).values_list("pk", flat=True)) == shown
    assert 0 < len(shown) < ROWS
    assert not any("Mounira" in text for text in read.values())
