"""The chain names what was altered, removed or reordered (D08)."""

import pytest

from mithaq.commons.access.actor import system
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.events import Event, events
from mithaq.commons.audit.models import ChainHead, Entry
from mithaq.commons.audit.queries import Fault, verify
from mithaq.commons.tenancy.models import Municipality

TRIED = "test.tried"


@pytest.fixture
def chain(town: Municipality, make_person):
    if TRIED not in events:
        events.add(Event(code=TRIED, label="tried", personal=("text",)))
    person = make_person()
    for count in range(5):
        record(TRIED, by=system(town), on=person, data={"count": count}, personal={"text": f"said {count}"})
    return town


def test_verify_when_nothing_was_touched_then_no_fault(chain):
    assert list(verify(chain)) == []


@pytest.mark.row("D08")
def test_verify_when_an_entry_is_altered_then_named(chain):
    Entry.objects.filter(number=3).update(data={"count": 99})
    assert list(verify(chain)) == [Fault("altered", 3, TRIED)]


@pytest.mark.row("D08")
def test_verify_when_an_entry_is_removed_then_named(chain):
    Entry.objects.filter(number=2).delete()
    assert list(verify(chain)) == [Fault("removed", 2)]


@pytest.mark.row("D08")
def test_verify_when_the_last_entries_are_removed_then_named(chain):
    Entry.objects.filter(number__gte=4).delete()
    assert list(verify(chain)) == [Fault("removed", 4), Fault("removed", 5)]


@pytest.mark.row("D08")
def test_verify_when_two_entries_change_places_then_named(chain):
    third, fourth = Entry.objects.get(number=3), Entry.objects.get(number=4)
    Entry.objects.filter(pk=third.pk).update(number=100)
    Entry.objects.filter(pk=fourth.pk).update(number=3)
    Entry.objects.filter(pk=third.pk).update(number=4)
    # The number is part of the hash, and the next entry no longer follows its neighbour.
    assert list(verify(chain)) == [
        Fault("altered", 3, TRIED),
        Fault("altered", 4, TRIED),
        Fault("reordered", 5, TRIED),
    ]


def test_verify_when_words_are_wiped_without_an_erasure_then_named(chain):
    Entry.objects.filter(number=5).update(personal=None, salt="")
    assert list(verify(chain)) == [Fault("erased", 5, TRIED)]


@pytest.mark.row("D08")
def test_verify_when_the_note_of_the_end_is_gone_then_the_chain_is_cut(chain):
    ChainHead.objects.all().delete()
    assert list(verify(chain)) == [Fault("cut", 0)]
