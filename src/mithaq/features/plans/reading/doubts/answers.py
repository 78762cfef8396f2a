"""Answers that are missing, empty, very short or cut; headings lost or doubled; contacts printed."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from ..headings import BY_CODE, NO_COMMENT, REQUIRED
from ..lines import key, words
from ..shapes import Doubt, Paragraph, ParsedPlan, ParsedSection
from .making import doubt, excerpt

CODES = frozenset(
    {
        "question_absent",
        "heading_missing",
        "heading_twice",
        "answer_empty",
        "answer_short",
        "answer_cut",
        "contact_missing",
        "private_email",
        "private_phone",
        "no_comment",
        "no_commitment",
    }
)

_SHORT = 4  # words: an answer below this explains nothing
_NUMBERS = frozenset({"groups", "meetings"})
_LISTS = frozenset({"institutions", "endorsements", "monitor", "monitor_contact", "participants"})
_FINISHED = re.compile(r"[.!?…»”\")\]]\s*$")
_NO_COMMENT = {key(text) for text in NO_COMMENT}


def check(plan: ParsedPlan) -> Iterator[Doubt]:
    present = {section.code for section in plan.sections}
    for code in REQUIRED:
        if code not in present:
            heading = BY_CODE[code].en[0] if plan.language == "en" else BY_CODE[code].fr[0]
            yield doubt("question_absent", code, plan.sections[-1].line, "", heading=heading)
    seen: set[str] = set()
    for section in plan.sections:
        if not section.heading:
            yield doubt("heading_missing", section.code, section.line, section.answer)
        if section.code in seen and section.place == "question":
            yield doubt("heading_twice", section.code, section.line, section.heading, heading=section.heading)
        seen.add(section.code)
        yield from _answer(section)
    yield from _contacts(plan)
    comments = plan.section("comments")
    if comments and key(comments.heading) in _NO_COMMENT and not comments.answer:
        yield doubt("no_comment", "comments", comments.line, comments.heading)
    if not plan.commitments:
        contribution = plan.section("contribution")
        yield doubt("no_commitment", "contribution", contribution.line if contribution else 1)


def _answer(section: ParsedSection) -> Iterator[Doubt]:
    if section.place != "question":
        return
    if not section.blocks:
        # The monitor without contact has a sentence of its own.
        if section.code != "monitor_contact":
            yield doubt("answer_empty", section.code, section.line, section.heading, heading=section.heading)
        return
    if section.code in _NUMBERS or section.code in _LISTS:
        return
    last = section.blocks[-1]
    short = len(words(section.answer)) < _SHORT
    cut = isinstance(last, Paragraph) and not _FINISHED.search(last.text)
    if cut or short:
        code = "answer_cut" if cut else "answer_short"
        tail = excerpt(" ".join(last.text.split()[-8:]))
        yield doubt(code, section.code, last.line, tail, heading=section.heading, text=tail)


def _contacts(plan: ParsedPlan) -> Iterator[Doubt]:
    section = plan.section("monitor_contact")
    reachable = any(monitor.contacts for monitor in plan.monitors)
    if section and not reachable:
        yield doubt("contact_missing", "monitor_contact", section.line, section.heading)
    texts = sorted(plan.texts(), key=itemgetter(0))
    for contact in plan.private:
        # The text the contact stood in: the last one that begins on its line or above it.
        above = bisect_right(texts, contact.line, key=itemgetter(0))
        _, code, text = texts[above - 1] if above else (1, "header", "")
        yield doubt(f"private_{contact.kind}", code, contact.line, text)
