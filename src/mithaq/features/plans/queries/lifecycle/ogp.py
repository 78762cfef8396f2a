"""Commitments of other places, found and compared; the town's own in the shape of the public table."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.tenancy.context import profile_of
from mithaq.kit.i18n import Text
from mithaq.kit.tables import tame
from mithaq.kit.text import fold

from ...addresses import commitment_url
from ...catalogues import policy_areas
from ...enums_monitoring import AssessmentKind, AssessmentState
from ...models import AssessmentAnswer, Commitment, OgpCommitment, OgpTable, Plan
from ...ogp.dictionary import Column, explained, headings

CHUNK = 200
MOST_COMPARED = 4
# Codes of the monitor's assessments → the words of the public table and their numbers.
COMPLETION = {
    "not_started": ("Not Started", "2"),
    "limited": ("Limited", "3"),
    "substantial": ("Substantial", "4"),
    "complete": ("Complete", "5"),
    "no_evidence": ("Unclear", "1"),
}
POTENTIAL = {"unclear": ("Unclear", "0"), "modest": ("Modest", "1"), "substantial": ("Substantial", "2")}
OPENING = {
    "not_applicable": ("Not Applicable", "0"),
    "worsened": ("Worsens", "1"),
    "did_not_change": ("Did Not Change", "2"),
    "marginal": ("Marginal", "3"),
    "major": ("Major", "4"),
    "outstanding": ("Outstanding", "5"),
}
# The value's word, and the column of its number.
OPENED = {
    "opened_transparency": ("Did It Open Government (Access To Information)", "_DIOGATI"),
    "opened_participation": ("Did It Open Government (Civic Participation)", "_DIOGCP"),
    "opened_accountability": ("Did It Open Government: Public Accountability", "_DIOGPA"),
}
VALUES = {
    "transparency": "OGP Value Access To Information",
    "participation": "OGP Value Civic Participation",
    "accountability": "OGP Value Public Accountability",
}
REGION = {"TN": "Africa and the Middle East", "JO": "Africa and the Middle East"}
COUNTRY = {"TN": "TUN", "JO": "JOR"}


def found(*, words: str = "", locality: str = "", completion: str = "") -> QuerySet[OgpCommitment]:
    """Commitments that hold each of the words, of one place, that came that far; everything when nothing is said."""
    rows = OgpCommitment.objects.select_related("table").defer("words")
    for word in fold(words).split():
        rows = rows.filter(words__contains=word)
    if locality:
        rows = rows.filter(locality=locality)
    if completion:
        rows = rows.filter(completion=completion)
    return rows.order_by("locality", "-year", "identifier", "pk")


def localities() -> list[str]:
    rows = OgpCommitment.objects.order_by("locality").values_list("locality", flat=True)
    return list(rows.distinct())


@dataclass(frozen=True)
class Line:
    """One column, and what each of the commitments says in it."""

    heading: str
    column: Column | None
    cells: list[str]

    @property
    def differs(self) -> bool:
        return len(set(self.cells)) > 1


def compared(rows: Sequence[OgpCommitment]) -> list[Line]:
    """Column by column, in the order of the first; columns in which all are empty or 0 are left out."""
    said = [dict(zip(row.table.columns, row.cells, strict=True)) for row in rows]
    names = dict.fromkeys(name for row in said for name in row)
    lines = [Line(name, explained().get(name), [row.get(name, "") for row in said]) for name in names]
    return [line for line in lines if set(line.cells) - {"", "0", "NA", "ND", "NR"}]


# Files


def _written(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Each row as a line of CSV (RFC 4180), made when it is asked for."""
    for row in rows:
        out = io.StringIO()
        csv.writer(out).writerow(row)
        yield out.getvalue()


def table_lines(table: OgpTable) -> Iterator[str]:
    """A table as it came: every column, every cell word for word, in its order."""
    yield from _written([table.columns])
    rows = OgpCommitment.objects.filter(table=table).order_by("line").values_list("cells", flat=True)
    yield from _written(rows.iterator(chunk_size=CHUNK))


def own_table(actor: Actor) -> Iterator[str]:
    """The town's commitments that the actor may read, in the shape of the public table."""
    yield from _written([headings()])
    country = profile_of(actor.municipality)
    place = f"{_english(actor.municipality.name)}, {_english(country.name)}"
    plans = list(visible(actor, Plan.objects.exclude(submitted_on=None)).order_by("submitted_on", "pk"))
    signed = _signed_answers(plans)
    order = {plan.pk: number for number, plan in enumerate(plans, start=1)}
    rows = Commitment.objects.filter(plan__in=plans).select_related("plan", "lead")
    for one in sorted(rows.prefetch_related("supporters"), key=lambda one: (order[one.plan_id], one.number)):
        cells = _cells(one, order[one.plan_id], place, country.code, signed[one.pk])
        yield from _written([[str(tame(cells.get(name, "ND"))) for name in headings()]])


def _signed_answers(plans: Iterable[Plan]) -> dict[int, dict[str, list[str]]]:
    """{commitment: {question: values}} of the monitor's signed assessments."""
    signed: dict[int, dict[str, list[str]]] = defaultdict(dict)
    answers = AssessmentAnswer.objects.filter(
        assessment__plan__in=list(plans),
        assessment__state=AssessmentState.SIGNED,
        assessment__kind__in=(AssessmentKind.INCEPTION, AssessmentKind.END_OF_COMMITMENT),
    )
    told = answers.values_list("commitment", "assessment__commitment", "question__code", "values")
    for own, whole, code, values in told:
        if (commitment := own or whole) and values:
            signed[commitment][code] = values
    return signed


def _cells(
    commitment: Commitment, order: int, place: str, country: str, signed: Mapping[str, list[str]]
) -> dict[str, str]:
    """What the house knows of a commitment under the headings of the table; the rest is "ND", no data."""
    plan = commitment.plan
    told = (commitment.problem, commitment.description, commitment.expected)
    text = "\n\n".join(_english(one) for one in told if one)
    cells = {
        "Commitment Unique Identifier": f"{country}-{plan.code}-{commitment.number}",
        "Country/Locality": place,
        "Action Plan Number": str(order),
        "Commitment Number": str(commitment.number),
        "Code": COUNTRY.get(country, country),
        "Region": REGION.get(country, "ND"),
        "National Or Local": "Local",
        "Commitment Dummy": "1",
        "Year Of Submission": _year(plan.submitted_on),
        "Action Plan End Year": _year(plan.ends_on),
        "Action Plan Duration (Years)": _duration(plan),
        "Theme": _english(commitment.axis) or "NA",
        "Commitment Title": _english(commitment.title),
        "Short Title": _english(commitment.title),
        "Full Text": text or "NA",
        "Start Date": _date(commitment.starts_on),
        "End Date": _date(commitment.ends_on),
        "Lead Institution": _english(commitment.lead.name) if commitment.lead else "NA",
        "Supporting Institution(s)": ", ".join(_english(one.name) for one in commitment.supporters.all())
        or "NA",
        "Sustainable Development Goals": _flag(commitment.sdg),
        "Subnational": "1",
        "URL": commitment_url(commitment),
        "Action Plan ID": plan.code,
        "id": str(commitment.pk),
    }
    for code, area in policy_areas().items():
        cells[area.ogp] = _flag(code in commitment.policy_areas)
    for value, heading in VALUES.items():
        cells[heading] = _flag(getattr(commitment, value))
    cells["_Relevant"] = _flag(any(getattr(commitment, value) for value in VALUES))
    return cells | _assessed(signed)


def _assessed(signed: Mapping[str, list[str]]) -> dict[str, str]:
    """What the monitor signed; "NR", not reviewed, where nothing was."""
    word, number = COMPLETION.get(_one(signed, "completion"), ("NR", "NR"))
    promise, promise_number = POTENTIAL.get(_one(signed, "potential"), ("NR", "NR"))
    cells = {
        "Verifiable": {"yes": "Yes", "no": "No"}.get(_one(signed, "verifiable"), "NR"),
        "Potential for Results": promise,
        "_Potential for Results": promise_number,
        "Completion (End Of Term)": word,
        "_CompletionEndTerm": number,
        "Raw Completion": number,
        "IRM Assessed": "0",
        "Not reviewed": _flag(not signed),
    }
    for code, (heading, as_number) in OPENED.items():
        cells[heading], cells[as_number] = OPENING.get(_one(signed, code), ("NR", "NR"))
    return cells


def _one(signed: Mapping[str, list[str]], code: str) -> str:
    return next(iter(signed.get(code, [])), "")


def _english(text: Text) -> str:
    """The table is read in English; where there is none, the town's own language."""
    return text.best("en")[0]


def _flag(value: Any) -> str:
    return "1" if value else "0"


def _year(day: dt.date | None) -> str:
    return str(day.year) if day else "NA"


def _date(day: dt.date | None) -> str:
    """As the table writes days: month/day/year."""
    return f"{day.month}/{day.day}/{day.year}" if day else "NA"


def _duration(plan: Plan) -> str:
    if not plan.starts_on or not plan.ends_on:
        return "NA"
    return str(max(1, round((plan.ends_on - plan.starts_on).days / 365)))
