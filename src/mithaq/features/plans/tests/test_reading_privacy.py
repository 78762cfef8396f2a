"""No private contact in public text, whatever is done to the page; and no other error than NotAPlan."""

import re
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ..reading import NotAPlan, ParsedPlan, ParsedSection, coverage, doubts, read_plan, read_plan_bytes
from ..reading.markup import read_blocks
from ..reading.privacy import hide
from .pages import dry_ford, oued_nassim, public_strings

PAGES = (oued_nassim(), dry_ford())
ADDRESSES = ("salma@lumiere.example", "nadia@mairie.example", "rami@home.example")
OTHERS = ("karim.fictif (at) commune", "+216 00 000 000")

many = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


def _public(plan: ParsedPlan) -> str:
    return "\n".join(public_strings((plan, doubts(plan))))


@pytest.mark.row("T03")
@pytest.mark.parametrize("text", PAGES)
def test_read_when_contacts_are_printed_then_they_are_only_in_the_private_list(text):
    plan = read_plan(text)
    printed = {contact.value for contact in plan.private}
    assert printed == {
        value
        for value in (*ADDRESSES, "karim.fictif (at) commune [dot] example", "+216 00 000 000")
        if value in text
    }
    public = _public(plan)
    assert [value for value in printed if value in public or value in repr(plan)] == []


@pytest.mark.parametrize(
    "line",
    [
        "Écrire à salma@lumiere.example.",
        "<salma@lumiere.example>, Association Lumière",
        "mailto:salma@lumiere.example?subject=plan",
        "salma @ lumiere.example",
        "salma＠lumiere.example",
        "salma(at)lumiere.example",
        "salma [at] lumiere [dot] example",
        "salma (arobase) lumiere (point) example",
        "سلمى: salma@lumiere.example؛",
        "Tél. : 00 000 000 0",
        "tél: +216 00 000 000",
        "(+962) 7 0000 0000 ou +962 7 0000 0000",
        "0790000000",
        "هاتف: ٠٧٩٠٠٠٠٠٠٠",
    ],
)
def test_hide_when_a_contact_is_written_in_any_way_then_nothing_of_it_stays(line):
    masked, found = hide(line)
    assert found
    assert re.search(r"salma|lumiere\b|example|00000|00 000|0000 0000|٠٠٠", masked) is None


@pytest.mark.parametrize(
    "line",
    [
        "Au total, 456 personnes, de 2021 – 2023, pour 1 250 000,500 dinars.",
        "Le 30/08/2021 à 14.30, salle (a) du palais",
        "Suivre @town sur les réseaux",
        "Article 12.3.4 de la loi 2016-22",
    ],
)
def test_hide_when_the_line_holds_no_contact_then_it_stays_as_it_is(line):
    assert hide(line) == (line, ())


def _spoil(text: str, random: Random, garbage: str) -> str:
    """One to four random misfortunes."""
    for _ in range(random.randint(1, 4)):
        lines = text.split("\n")
        at = random.randrange(len(text) + 1)
        misfortune = random.randrange(7)
        if misfortune == 0:
            text = text[:at]
        elif misfortune == 1:
            text = text[at:]
        elif misfortune == 2:
            random.shuffle(lines)
            text = "\n".join(lines)
        elif misfortune == 3:
            text = text[:at] + garbage + text[at:]
        elif misfortune == 4:
            text = "\n".join(line for line in lines if random.random() > 0.1)
        elif misfortune == 5:
            text = " ".join(lines[:at]) if random.random() < 0.2 else text.replace("\n\n", "\n")
        else:
            text = text.replace(random.choice("aeé:.,–•1"), garbage[:3])
    return text


@pytest.mark.row("T03")
@given(text=st.sampled_from(PAGES), random=st.randoms(use_true_random=False), garbage=st.text(max_size=30))
@many
def test_read_when_the_page_is_spoilt_then_nothing_leaks_and_nothing_is_lost(text, random, garbage):
    spoilt = _spoil(text, random, garbage)
    try:
        plan = read_plan(spoilt)
    except NotAPlan:
        return
    public = _public(plan)
    assert [value for value in (*ADDRESSES, *OTHERS) if value in public] == []
    assert re.findall(r"\w@\w", public) == []
    proof = coverage(spoilt, plan)
    assert (proof.missing, proof.invented) == ((), ())


@given(data=st.binary(max_size=200), at=st.integers(0, 4000), text=st.sampled_from(PAGES))
@many
def test_read_bytes_when_bytes_are_damaged_then_only_a_refusal_is_raised(data, at, text):
    whole = text.encode()
    for damaged in (data, whole[:at] + data + whole[at:], whole[at:] + data, data + text.encode("utf-16")):
        try:
            plan = read_plan_bytes(damaged)
        except NotAPlan:
            continue
        assert re.findall(r"\w@\w", _public(plan)) == []


@given(
    lines=st.lists(
        st.tuples(
            st.sampled_from(["", "  ", "    "]),
            st.sampled_from(["", "• ", "- ", "1. ", "2) "]),
            st.text(alphabet="ab é:", max_size=8),
        ),
        max_size=12,
    )
)
@many
def test_answer_when_read_again_then_it_has_the_same_blocks(lines):
    source = ["".join(parts) for parts in lines]
    blocks = read_blocks(enumerate(source, start=1))
    answer = _rendered(blocks)
    assert _rendered(read_blocks(enumerate(answer.split("\n"), start=1))) == answer
    assert re.findall(r"\w+", answer) == re.findall(r"\w+", "\n".join(source))


def _rendered(blocks):
    return ParsedSection("", "vision", "question", 1, blocks).answer
