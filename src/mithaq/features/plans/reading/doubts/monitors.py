"""Signs that the independent monitoring body is not independent."""

import re
from collections.abc import Iterator

from ..lines import key, likeness, words
from ..shapes import Doubt, Monitor, ParsedPlan
from ..vocabulary import MAYOR, SMALL_WORDS, STEERING
from .making import doubt

CODES = frozenset({"monitor_endorses", "monitor_leads", "monitor_in_committee", "monitor_near_mayor"})

# Two names of one body differ by a word or an article ("Comité sur …", "Commission sur …").
_SAME_BODY = 0.8
_SENTENCE_END = re.compile(r"(?<=\w\w[.!?])\s+")  # not after the one letter of "M. Untel"


def check(plan: ParsedPlan) -> Iterator[Doubt]:
    for monitor in plan.monitors:
        who = monitor.name or monitor.organisation
        section = "monitor_contact" if _below(plan, monitor) else "monitor"
        if any(_same_person(monitor.name, one.name) for one in plan.endorsements):
            yield doubt("monitor_endorses", section, monitor.line, who, name=who)
        bodies = (*plan.lead_institutions, *plan.institutions)
        if any(_same_body(monitor.organisation, body) for body in bodies):
            data = {"name": who, "organisation": monitor.organisation}
            yield doubt("monitor_leads", section, monitor.line, who, **data)
    for code in ("monitor", "monitor_contact"):
        yield from _told(plan, code)


def _below(plan: ParsedPlan, monitor: Monitor) -> bool:
    section = plan.section("monitor_contact")
    return section is not None and monitor.line > section.line


def _told(plan: ParsedPlan, code: str) -> Iterator[Doubt]:
    """What the description itself gives away, sentence by sentence; one doubt of each kind is enough."""
    told: set[str] = set()
    for line, section, text in plan.texts():
        if section != code or line == getattr(plan.section(code), "line", 0):
            continue
        for sentence in _SENTENCE_END.split(text):
            flat = key(sentence)
            for kind, signs in (("monitor_in_committee", STEERING), ("monitor_near_mayor", MAYOR)):
                if kind not in told and any(f" {sign} " in f" {flat} " for sign in signs):
                    told.add(kind)
                    yield doubt(kind, code, line, sentence)


def _same_person(left: str, right: str) -> bool:
    one, other = set(words(left)), set(words(right))
    return len(one & other) >= 2 and (one <= other or other <= one)


def _same_body(left: str, right: str) -> bool:
    one, other = (tuple(word for word in words(name) if word not in SMALL_WORDS) for name in (left, right))
    return bool(one and other) and likeness(one, other) >= _SAME_BODY
