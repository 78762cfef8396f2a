"""Which text of the page answers which question. Every heading has its place, nothing falls between two."""

from __future__ import annotations

from collections.abc import Iterable

from ...reading import ParsedPlan, ParsedSection

# Headings of the page that are no question of the template, and the question whose answer takes their text in.
TAKEN_IN = {
    "strategy": "vision",
    "engagement": "coordination",
    "commitments": "contribution",
    "comments": "consultation",
}
# Headings that name something themselves ("Letter of support of …"): they are kept as words.
SPEAKING = frozenset({"letters"})
DATES = ("submission", "submitted", "end", "duration")


def answers(parsed: ParsedPlan, codes: Iterable[str]) -> dict[str, str]:
    """Question code → text in the page's language, for the questions of the template.

    A heading the template does not know goes to the foreword with its own words above it.
    """
    known = set(codes)
    found: dict[str, list[str]] = {"lead": _leads(parsed), "period": _dates(parsed)}
    for section in parsed.sections:
        code = TAKEN_IN.get(section.code, section.code)
        if code not in known:
            found.setdefault("foreword", []).extend([section.heading, section.answer])
            continue
        found.setdefault(code, []).extend(_spoken(section))
    return {
        code: "\n\n".join(piece for piece in pieces if piece.strip())
        for code, pieces in found.items()
        if code in known
    }


def _spoken(section: ParsedSection) -> list[str]:
    return [section.heading, section.answer] if section.code in SPEAKING else [section.answer]


def _leads(parsed: ParsedPlan) -> list[str]:
    return ["\n".join(f"- {name}" for name in parsed.lead_institutions)]


def _dates(parsed: ParsedPlan) -> list[str]:
    """The dates as printed, contradictions included, and header lines nobody understood."""
    fields = [entry for entry in parsed.header if entry.code in DATES or entry.code == "other"]
    return ["\n".join(f"- {entry.label}: {entry.value}".rstrip(": ") for entry in fields)]
