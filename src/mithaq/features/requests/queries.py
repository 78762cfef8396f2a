"""Reading requests: the register, what waits at the desk, what is near, how often and how soon answers come."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Avg, Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from mithaq.commons.access.actor import Actor, anonymous
from mithaq.commons.access.policy import visible
from mithaq.commons.clocks.definitions import Groups, Rating
from mithaq.commons.files.models import Attachment
from mithaq.commons.people.models import Organisation, Person
from mithaq.registers.places.geojson import polygons_of
from mithaq.registers.places.models import Zone

from .access import shown
from .enums import OPEN, Channel, Publicity, State
from .models import Category, Reply, Request, Support

# Nobody's answer is to be recognised in a mean.
FEWEST_RATINGS = 5
FEWEST_HIDDEN = 5
HIDDEN = Q(publicity__in=(Publicity.PRIVATE, Publicity.WITHHELD))
NEAR_METRES = 250
NEAR_DAYS = 60
METRES_PER_DEGREE = 111_320
MOST_NEAR = 4


def requests_of(actor: Actor) -> QuerySet[Request]:
    """All that the actor may read, the latest first, with what a list shows."""
    rows = visible(actor, Request.objects.all())
    return rows.select_related("category", "zone", "unit").order_by("-received_at", "-pk")


def public_pictures(rows: Sequence[Request]) -> dict[int, Attachment]:
    """{request: its first picture that everybody sees}, of rows that everybody reads."""
    kind = ContentType.objects.get_for_model(Request)
    found = Attachment.objects.filter(
        subject_type=kind, subject_id__in=[one.pk for one in rows], is_public=True
    ).order_by("-uploaded_at", "-pk")
    return {one.subject_id: one for one in found if one.is_image}


def with_supports(rows: QuerySet[Request]) -> QuerySet[Request]:
    # Counted for the rows that are shown alone: a join would be grouped over the whole register first.
    told = Support.objects.filter(request=OuterRef("pk")).order_by().values("request")
    return rows.annotate(supporters=Coalesce(Subquery(told.annotate(n=Count("pk")).values("n")), 0))


def categories_open(kind: str = "") -> QuerySet[Category]:
    """Those one can write under today, in their order."""
    rows = Category.objects.filter(closed_on__isnull=True).select_related("unit").order_by("order", "pk")
    return rows.filter(kind=kind) if kind else rows


def unit_for(category: Category, zone: Zone | None) -> Organisation:
    """Who serves a category in a zone."""
    if zone is not None:
        routed = (
            category.routes.filter(zone=zone, unit__closed_on__isnull=True).select_related("unit").first()
        )
        if routed is not None:
            return routed.unit
    return category.unit


def by_digests(digests: Sequence[str]) -> Request | None:
    rows = Request.objects.filter(receipt_digest__in=digests)
    return rows.select_related("category", "zone", "unit").first()


def metres_between(a: tuple[float, float], b: tuple[float, float]) -> float:
    """(latitude, longitude) twice; on a flat map, good for a town."""
    tall = (a[0] - b[0]) * METRES_PER_DEGREE
    wide = (a[1] - b[1]) * METRES_PER_DEGREE * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(tall, wide)


def near(
    actor: Actor, category: Category, *, zone: Zone | None, point: tuple[float, float] | None
) -> list[Request]:
    """Open requests of the same category that may be about the same thing, those everybody reads only.

    Within `NEAR_METRES` of a point; without one, in the same zone.
    """
    since = timezone.now() - dt.timedelta(days=NEAR_DAYS)
    rows = requests_of(anonymous(actor.municipality)).filter(
        category=category, state__in=OPEN, received_at__gt=since
    )
    if point is None:
        return list(with_supports(rows.filter(zone=zone))[:MOST_NEAR]) if zone is not None else []
    reach = NEAR_METRES / METRES_PER_DEGREE
    across = reach / max(math.cos(math.radians(point[0])), 0.1)
    box = rows.filter(
        latitude__range=(point[0] - reach, point[0] + reach),
        longitude__range=(point[1] - across, point[1] + across),
    )
    found = [(metres_between(point, (one.latitude, one.longitude)), one) for one in with_supports(box)[:200]]  # type: ignore[arg-type]
    return [one for metres, one in sorted(found, key=lambda pair: pair[0]) if metres <= NEAR_METRES][
        :MOST_NEAR
    ]


def zone_at(point: tuple[float, float], zones: Iterable[Zone]) -> Zone | None:
    """The zone whose outline holds (latitude, longitude)."""
    for zone in zones:
        for border, *holes in polygons_of(zone.geometry):
            if _inside(point, border) and not any(_inside(point, hole) for hole in holes):
                return zone
    return None


def _inside(point: tuple[float, float], ring: Sequence[Sequence[float]]) -> bool:
    """Whether a line to the east crosses the ring an odd number of times."""
    latitude, longitude = point
    crossed = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > latitude) != (y2 > latitude):
            crossed ^= longitude < (x2 - x1) * (latitude - y1) / (y2 - y1) + x1
    return crossed


def sent_by(person: Person) -> QuerySet[Request]:
    rows = Request.objects.filter(author=person).select_related("category", "unit", "zone")
    return rows.prefetch_related("steps").order_by("-received_at", "-pk")


def known_sender(person: Person | None) -> bool:
    """Has an account, and something of theirs was read and shown before."""
    return person is not None and Request.objects.filter(author=person, publicity=Publicity.SHOWN).exists()


# At the desk.


def to_read() -> QuerySet[Request]:
    """Nobody has decided yet who reads them; the oldest first."""
    rows = Request.objects.filter(publicity=Publicity.WAITING).exclude(state=State.WITHDRAWN)
    return rows.select_related("category").order_by("received_at", "pk")


def open_for(actor: Actor) -> QuerySet[Request]:
    """Open work the actor may do, the oldest first."""
    rows = visible(actor, Request.objects.filter(state__in=OPEN), "work")
    return rows.select_related("category", "zone", "unit").order_by("priority", "received_at", "pk")


def replies_for(category: Category) -> QuerySet[Reply]:
    return Reply.objects.filter(Q(category=category) | Q(category__isnull=True))


def units() -> QuerySet[Organisation]:
    """Who can be in charge: units of the municipality that are open."""
    rows = Organisation.objects.filter(closed_on__isnull=True)
    return rows.filter(Q(is_municipal=True) | Q(kind="government")).order_by("code")


def partners() -> QuerySet[Organisation]:
    """Other bodies a request can be handed to."""
    return Organisation.objects.filter(closed_on__isnull=True, is_municipal=False).order_by("code")


# Figures, of what everybody may read.


@dataclass(frozen=True)
class Line:
    """One line of a table: how many came, how many of them are open, answered, and how content people were."""

    label: Any
    received: int
    still_open: int
    rating: Rating | None

    @property
    def answered(self) -> int:
        return self.received - self.still_open


def figures(by: str, since: dt.datetime, until: dt.datetime, **only: Any) -> dict[Any, dict[str, Any]]:
    """{value of `by`: counts} of the requests received in the time.

    What is not for everybody counts only where there are at least `FEWEST_HIDDEN` of it: otherwise whoever subtracts
    the public list from a count would learn that somebody near told something in private.
    """
    rows = Request.objects.filter(received_at__gte=since, received_at__lt=until, **only).exclude(
        state__in=(State.WITHDRAWN, State.MERGED)
    )
    counted = (
        rows.order_by()
        .values(by)
        .annotate(
            received=Count("pk"),
            still_open=Count("pk", filter=Q(state__in=OPEN)),
            hidden=Count("pk", filter=HIDDEN),
            hidden_open=Count("pk", filter=HIDDEN & Q(state__in=OPEN)),
            rated=Count("rating"),
            mean=Avg("rating"),
        )
    )
    return {row[by]: found for row in counted if (found := _without_few(row))["received"]}


def _without_few(row: dict[str, Any]) -> dict[str, Any]:
    """Less than `FEWEST_HIDDEN` that are not for everybody are left out."""
    if 0 < row["hidden"] < FEWEST_HIDDEN:
        row["received"] -= row["hidden"]
        row["still_open"] -= row["hidden_open"]
    return row


def rating_of(row: Mapping[str, Any]) -> Rating | None:
    """Hidden while fewer than five people said something."""
    return Rating(row["rated"], row["mean"]) if row["rated"] >= FEWEST_RATINGS else None


def lines(by: str, labels: Mapping[Any, Any], since: dt.datetime, until: dt.datetime) -> list[Line]:
    """The busiest first; of zones, units, categories or fields, as `by` says."""
    found = [
        Line(labels[key], row["received"], row["still_open"], rating_of(row))
        for key, row in figures(by, since, until).items()
        if key in labels
    ]
    return sorted(found, key=lambda one: -one.received)


def ratings(since: dt.datetime) -> dict[Groups, Rating]:
    """For the page "In time?": satisfaction by unit and category."""
    rows = Request.objects.filter(rated_at__gte=since).order_by()
    counted = rows.values("unit__code", "category__code").annotate(rated=Count("rating"), mean=Avg("rating"))
    return {
        Groups(row["unit__code"], row["category__code"]): found
        for row in counted
        if (found := rating_of(row)) is not None
    }


def open_counts_by_zone(actor: Actor) -> dict[int, int]:
    """{zone: open requests everybody may read}: where they gather."""
    rows = Request.objects.filter(shown(), state__in=OPEN, zone__isnull=False).order_by()
    return dict(rows.values_list("zone").annotate(Count("pk")))


CITIZEN_CHANNELS = tuple(one for one in Channel.choices if one[0] not in (Channel.WEB, Channel.API))
