"""What the parameters of a question mean: which requests, of which time, which page of them."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import SuspiciousOperation
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from mithaq.commons.access.actor import Actor, anonymous
from mithaq.commons.access.request import TownRequest

from ..enums import OPEN
from ..models import Category, Request
from ..queries import categories_open, requests_of

LONGEST_SPAN = dt.timedelta(days=90)
MOST = 1000
# Further away, moments leave what databases and time zones can hold.
YEARS = range(1900, 2200)


class Refused(Exception):
    """What the standard answers instead: (status, words), one or several."""

    def __init__(self, status: int, *words: str) -> None:
        super().__init__(status, *words)
        self.status, self.words = status, words


def posted(request: TownRequest) -> QueryDict:
    """What came in the body; a body that cannot be read, or is too large, is refused in the standard's words."""
    try:
        given = request.POST
    except SuspiciousOperation as problem:
        raise Refused(400, "The body is too large, or cannot be read.") from problem
    if any("\x00" in value for values in given.lists() for value in (values[0], *values[1])):
        raise Refused(400, "A value holds a character that text cannot hold.")
    return given


def nobody(request: TownRequest) -> Actor:
    """Whoever asks, the answer is what everybody reads."""
    return anonymous(request.municipality, channel="api")


def everybodys(request: TownRequest) -> QuerySet[Request]:
    rows = requests_of(nobody(request))
    return rows.select_related("category", "zone", "unit", "partner").prefetch_related("steps")


def category_of(code: str) -> Category:
    found = categories_open().filter(code=code).first()
    if found is None:
        raise Refused(404, "service_code was not found.")
    return found


def numbers(typed: str) -> list[int]:
    parts = typed.split(",")
    if len(parts) > MOST or not all(one.isascii() and one.isdigit() and len(one) < 18 for one in parts):
        raise Refused(404, "service_request_id was not found.")
    return [int(one) for one in parts]


def asked(request: TownRequest, longest: dt.timedelta | None = LONGEST_SPAN) -> QuerySet[Request]:
    """The rows the parameters name, the latest first. longest: how much time one question may span."""
    given = request.GET
    rows = everybodys(request)
    if given.get("service_request_id"):
        return rows.filter(pk__in=numbers(given["service_request_id"]))
    rows = rows.filter(received_at__range=span(given, longest))
    if given.get("service_code"):
        rows = rows.filter(category__code__in=given["service_code"].split(","))
    status = set(filter(None, given.get("status", "").split(",")))
    if status - {"open", "closed"}:
        raise Refused(400, "status is open or closed.")
    if status == {"open"}:
        return rows.filter(state__in=OPEN)
    return rows.exclude(state__in=OPEN) if status == {"closed"} else rows


def span(given: QueryDict, longest: dt.timedelta | None) -> tuple[dt.datetime, dt.datetime]:
    """From one date alone, as much time as is allowed beside it; from none, the latest 90 days."""
    start, end = (moment(given.get(name, ""), name) for name in ("start_date", "end_date"))
    if start and end:
        if longest is not None and end - start > longest:
            raise Refused(400, f"start_date and end_date span at most {longest.days} days.")
        return start, end
    if longest is None:
        return start or dt.datetime(YEARS.start, 1, 1, tzinfo=dt.UTC), end or timezone.now()
    if start:
        return start, start + longest
    end = end or timezone.now()
    return end - longest, end


def page(request: TownRequest, rows: QuerySet[Request]) -> list[Request]:
    """page and page_size are an extension; a page that is not there is empty."""
    size = min(whole(request.GET.get("page_size", ""), MOST), MOST)
    first = (whole(request.GET.get("page", ""), 1) - 1) * size
    return list(rows[first : first + size])


def whole(typed: str, otherwise: int) -> int:
    if not typed:
        return otherwise
    if not (typed.isascii() and typed.isdigit() and 0 < len(typed) < 7 and int(typed) > 0):
        raise Refused(400, "page and page_size are whole numbers from 1.")
    return int(typed)


def moment(typed: str, name: str) -> dt.datetime | None:
    """W3C: a moment, or a day."""
    if not typed:
        return None
    try:
        # A plus sign that nobody wrote as %2B arrives as a space.
        found = parse_datetime(typed.replace(" ", "+") if "T" in typed else typed)
        if found is None and (day := parse_date(typed)) is not None:
            found = dt.datetime.combine(day, dt.time())
    except ValueError:
        found = None
    if found is None or found.year not in YEARS:
        raise Refused(400, f"{name} is written as 2026-11-22T08:00:00Z.")
    return timezone.make_aware(found) if timezone.is_naive(found) else found
