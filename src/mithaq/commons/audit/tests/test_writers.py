"""Many writers at once: one chain without a gap, and nobody waits for ever."""

import threading

import pytest
from django.db import close_old_connections, connection, transaction

from mithaq.commons.access.actor import system
from mithaq.commons.audit.actions import erase_personal, record
from mithaq.commons.audit.events import Event, events
from mithaq.commons.audit.models import Entry
from mithaq.commons.audit.queries import verify
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.pages import public_changed

WRITERS, ACTS = 4, 6


@pytest.fixture(autouse=True)
def _two_events(monkeypatch):
    monkeypatch.setattr(events, "_items", dict(events._items))
    events.add(Event(code="test.said", label="said", personal=("text",)))
    events.add(Event(code="test.shown", label="shown", public=True))


@pytest.mark.row("D08")
@pytest.mark.django_db(transaction=True)
def test_record_when_many_write_at_once_then_one_chain_and_nobody_is_locked_out(regueb):
    """Some tell the pages first and then the history, others the other way round."""
    problems: list[Exception] = []
    start = threading.Barrier(WRITERS)

    def write(pages_first: bool) -> None:
        try:
            with inside(regueb):
                start.wait()
                for _ in range(ACTS):
                    with transaction.atomic():
                        if pages_first:
                            public_changed(regueb.pk)
                        record("test.said", by=system(regueb), on=regueb)
                        record("test.shown", by=system(regueb), on=regueb)
        except Exception as problem:  # noqa: BLE001  # whatever it is fails the test below
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(number % 2 == 0,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
    assert problems == []
    with inside(regueb):
        numbers = list(Entry.objects.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, 2 * WRITERS * ACTS + 1))
        assert list(verify(regueb)) == []


def test_erase_personal_when_a_person_did_more_than_the_database_takes_in_one_sentence_then_all_go(
    town, make_person
):
    """SQLite refuses an expression of more than a thousand parts."""
    author, other = make_person("Amal"), make_person("Sami")
    things = [make_person(f"thing {number}") for number in range(3)]
    for thing in things:
        record("test.said", by=system(town), on=thing, personal={"text": "words"})
    record("test.said", by=system(town), on=other, personal={"text": "kept"})
    assert erase_personal(by=system(town), person=author, on=things * 400) == [1, 2, 3]
    assert Entry.objects.get(number=4).personal == {"text": "kept"}
    assert list(verify(town)) == []
