"""Dates that contradict each other, and header lines that say nothing we know."""

from collections.abc import Iterator

from ..dates import read_date
from ..shapes import Doubt, ParsedPlan
from .making import doubt, excerpt

CODES = frozenset(
    {
        "title_missing",
        "period_missing",
        "ends_differ",
        "end_missing",
        "end_before_start",
        "submission_missing",
        "submissions_differ",
        "date_unreadable",
        "header_line_unknown",
    }
)


def check(plan: ParsedPlan) -> Iterator[Doubt]:
    if not plan.title:
        yield doubt("title_missing", "header", 1)
    elif plan.period is None:
        yield doubt("period_missing", "header", 1, plan.title)
    yield from _ends(plan)
    yield from _submissions(plan)
    for entry in plan.header:
        if entry.code in {"submission", "submitted", "end"} and read_date(entry.value, "", 0) is None:
            yield doubt("date_unreadable", "header", entry.line, entry.value, label=entry.label)
        elif entry.code == "other":
            yield doubt("header_line_unknown", "header", entry.line, entry.value, text=excerpt(entry.value))


def _ends(plan: ParsedPlan) -> Iterator[Doubt]:
    ends = plan.end_dates
    if not ends:
        yield doubt("end_missing", "header", 1)
        return
    first = ends[0]
    for other in ends[1:]:
        if not first.agrees(other):
            both = f"{first.text} / {other.text}"
            yield doubt("ends_differ", "header", other.line, both, first=first.text, second=other.text)
    started = plan.period is not None and plan.period[0]
    for end in ends:
        submitted = plan.submission is not None and end.before(plan.submission)
        if submitted or (started and end.year < started):
            start = plan.submission.text if submitted and plan.submission else str(started)
            yield doubt("end_before_start", "header", end.line, end.text, end=end.text, start=start)


def _submissions(plan: ParsedPlan) -> Iterator[Doubt]:
    if plan.submission is None:
        yield doubt("submission_missing", "header", 1)
        return
    for other in plan.submission_dates:
        if not plan.submission.agrees(other):
            both = f"{other.text} / {plan.submission.text}"
            data = {"first": other.text, "second": plan.submission.text}
            yield doubt("submissions_differ", "header", other.line, both, **data)
