"""The reader over the two real plans, where they are at hand: `$MITHAQ_SEEDS`, or beside the repository.

Where the folder is absent this file is left out at collection, and the invented towns prove the same in
test_reading.py; a folder without the two plans is a failure.
"""

import os
import re
from pathlib import Path

import pytest

from ..reading import ParsedPlan, coverage, doubts, read_plan, read_plan_bytes
from ..reading.headings import REQUIRED
from .pages import public_strings

REPOSITORY = Path(__file__).parents[5]
SEEDS = Path(os.environ.get("MITHAQ_SEEDS", REPOSITORY.parent / "shared" / "seeds"))
PAGES = sorted(SEEDS.glob("*.txt"))

if "MITHAQ_SEEDS" not in os.environ and not SEEDS.exists():
    reason = (
        f"there is no folder {SEEDS} on this machine; set MITHAQ_SEEDS to that of the two published plans"
    )
    pytest.skip(reason, allow_module_level=True)
assert PAGES, f"the two published plans are not in {SEEDS}"


def _plan(place: str) -> tuple[str, ParsedPlan]:
    texts = [path.read_text(encoding="utf-8") for path in PAGES]
    text = next(text for text in texts if place in "".join(text.splitlines()[:5]))
    return text, read_plan(text)


def _counted(plan: ParsedPlan) -> dict[str, int]:
    codes = [doubt.code for doubt in doubts(plan)]
    return {code: codes.count(code) for code in codes}


@pytest.mark.row("M04")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_seed_when_read_then_every_heading_is_mapped_and_no_line_is_lost(path):
    data = path.read_bytes()
    plan = read_plan_bytes(data)
    proof = coverage(data.decode("utf-8"), plan)
    assert (proof.missing, proof.invented) == ((), ())
    codes = [section.code for section in plan.sections]
    assert [code for code in codes if code in REQUIRED] == list(REQUIRED)
    assert [entry for entry in plan.header if entry.code == "other"] == []
    # Nothing that still looks like a question of the template hides inside an answer.
    questions = [
        text for section in plan.sections for text in section.answer.splitlines() if text.endswith("?")
    ]
    assert questions == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_seed_when_read_then_no_address_is_in_public_text(path):
    data = path.read_bytes()
    printed = re.findall(r"[\w.+-]+@[\w.-]+\w", data.decode("utf-8"))
    plan = read_plan_bytes(data)
    assert [contact.value for contact in plan.private] == printed
    public = "\n".join(public_strings((plan, doubts(plan))))
    assert re.findall(r"\w@\w", public) == []
    assert [address for address in printed if address.split("@")[0] in repr(plan)] == []


@pytest.mark.row("M03", "M04")
def test_regueb_when_read_then_its_facts_are_found():
    _, plan = _plan("Regueb")
    assert (plan.locality, plan.country, plan.period) == ("Regueb", "Tunisie", (2021, 2023))
    assert plan.submission is not None
    assert plan.submission.parts == (2021, 8, 30)
    assert [date.parts for date in plan.end_dates] == [(2023, 4), (2023, 4), (2023,)]
    assert (len(plan.lead_institutions), len(plan.institutions), len(plan.commitments)) == (3, 3, 1)
    assert plan.participants.declared is not None
    assert (plan.participants.declared.count, plan.participants.total("people")) == (456, 456)
    assert [one.count for one in plan.participants.categories] == [11, 92, 5, 257, 76, 7, 8]
    assert plan.groups is not None
    assert plan.meetings is not None
    assert (plan.groups.count, plan.meetings.count) == (20, 7)
    assert (len(plan.endorsements), len(plan.monitors), len(plan.private), len(plan.sdgs)) == (1, 2, 2, 1)
    assert plan.monitors[0].name == plan.endorsements[0].name


@pytest.mark.row("M03", "M14")
def test_regueb_when_doubted_then_exactly_its_known_troubles_are_named():
    _, plan = _plan("Regueb")
    assert _counted(plan) == {
        "answer_cut": 1,
        "monitor_endorses": 1,
        "monitor_in_committee": 1,
        "monitor_leads": 1,
        "monitor_near_mayor": 1,
        "name_spelled": 1,
        "no_comment": 1,
        "private_email": 2,
        "translation_slip": 2,
    }
    cut = next(doubt for doubt in doubts(plan) if doubt.code == "answer_cut")
    assert (cut.section, cut.found) == ("progress_checks", "Le M")
    spelled = next(doubt for doubt in doubts(plan) if doubt.code == "name_spelled")
    assert spelled.data == {"found": "Regeb", "expected": "Regueb"}


@pytest.mark.row("M03", "M04")
def test_salt_when_read_then_its_facts_are_found():
    _, plan = _plan("Grand Sel")
    assert (plan.locality, plan.country, plan.period) == ("Grand Sel", "Jordanie", (2024, 2025))
    assert plan.submission is not None
    assert plan.submission.parts == (2024, 2, 8)
    assert [date.parts for date in plan.end_dates] == [(2025, 11), (2026, 1), (2025,)]
    assert (len(plan.lead_institutions), len(plan.institutions)) == (5, 5)
    assert [one.number for one in plan.commitments] == [1, 2, 3, 4]
    assert [(one.unit, one.count, len(one.names)) for one in plan.participants.categories] == [
        ("groups", 8, 8),
        ("people", 31, 0),
    ]
    assert plan.groups is not None
    assert plan.meetings is not None
    assert (plan.groups.count, plan.meetings.count) == (73, 4)
    assert (len(plan.endorsements), len(plan.monitors), len(plan.private)) == (3, 1, 0)
    goals = plan.section("goals")
    assert goals is not None
    assert [len(item.items) for item in goals.items] == [4, 6, 6, 0, 0, 0]


@pytest.mark.row("M03", "M14")
def test_salt_when_doubted_then_exactly_its_known_troubles_are_named():
    _, plan = _plan("Grand Sel")
    assert _counted(plan) == {
        "contact_missing": 1,
        "ends_differ": 1,
        "groups_differ": 1,
        "no_comment": 1,
        "translation_slip": 7,
    }
    ends = next(doubt for doubt in doubts(plan) if doubt.code == "ends_differ")
    assert ends.data == {"first": "novembre 2025", "second": "Jan 2026"}
    groups = next(doubt for doubt in doubts(plan) if doubt.code == "groups_differ")
    assert groups.data == {"groups": 73, "institutions": 8, "people": 31}
