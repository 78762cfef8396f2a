"""The years of requests in numbers: what the page, the CSV, the PDF and the bulletin say alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from mithaq.commons.manifest.definitions import Chapter, Fact, Passage, Period
from mithaq.commons.tenancy.context import profile_of
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit import formats
from mithaq.kit.pdf import Document, Heading, Prose, Table, render

from .enums import Freshness, Outcome
from .law import law_of
from .models import Disclosure, IndexItem
from .queries import Year, years

# The columns of the CSV: they stay as they are, machines read them.
COLUMNS = (
    "year",
    "received",
    "open",
    "withdrawn",
    "transferred",
    *(str(one) for one in Outcome),
    "reviews",
    "appeals",
    "published",
    "share_in_time",
    "median_days",
)


def lines(year: Year) -> list[tuple[str, str]]:
    """(what is counted, how much) of a year, in words; what is zero is left out but for the first."""
    counts = [(_("Requests received"), year.received)]
    counts += [(str(one.label), year.count(one)) for one in Outcome]
    counts += [
        (pgettext("information requests", "Still open"), year.open),
        (_("Passed on"), year.transferred),
        (_("Taken back by the asker"), year.withdrawn),
        (_("Reviews decided"), year.reviews),
        (_("Appeals"), year.appeals),
        (_("Answers published"), year.published),
    ]
    found = [
        (label, formats.number(count)) for place, (label, count) in enumerate(counts) if count or not place
    ]
    if year.share_in_time is not None:
        found.append((_("In time"), formats.percent(year.share_in_time)))
    if year.median_days is not None:
        found.append((_("Half were answered within"), formats.duration(year.median_days)))
    return found


def rows() -> list[list[object]]:
    """A row of the CSV for each year, the latest first; an unknown share or median is empty."""
    return [
        [
            year.year,
            year.received,
            year.open,
            year.withdrawn,
            year.transferred,
            *(year.count(one) for one in Outcome),
            year.reviews,
            year.appeals,
            year.published,
            "" if year.share_in_time is None else round(year.share_in_time, 4),
            "" if year.median_days is None else year.median_days,
        ]
        for year in years()
    ]


def yearbook_pdf(town: Municipality, year: Year, language: str) -> bytes:
    """The report of a year, as the law on access to information wants it published."""
    head = (_("What is counted"), _("Number of cases"))
    grounds = tuple((ground, formats.number(count)) for ground, count in year.by_ground)
    document = Document(
        title=_("Access to information in %(year)s") % {"year": year.year},
        author=str(town.name),
        day=timezone.localdate(),
        colour=town.colour,
        arabic_digits=profile_of(town).digits == "arab",
        blocks=(
            Prose(str(law_of(town).source), quiet=True),
            Table(heads=head, rows=tuple(lines(year)), caption=_("Requests and answers"), widths=(6, 2)),
            *(
                (
                    Heading(_("Grounds of refusals")),
                    Table(
                        heads=(_("Ground"), _("Number of cases")),
                        rows=grounds,
                        caption=_("Grounds of refusals"),
                        widths=(6, 2),
                    ),
                )
                if grounds
                else ()
            ),
            Prose(_("In time: answered within the term of the law, out of all that were answered or due.")),
        ),
    )
    return render(document, language=language)


def write(municipality: Municipality, period: Period) -> Iterator[Fact | Passage]:
    """What was asked, given, refused and published in the period; silent when nobody asked and nothing came out."""
    zone = timezone.get_current_timezone()
    since = dt.datetime.combine(period.starts_on, dt.time.min, zone)
    until = dt.datetime.combine(period.ends_on, dt.time.max, zone)
    [found] = years((since, until)) or [Year(period.starts_on.year)]
    shown = list(
        Disclosure.objects.filter(hidden_at__isnull=True, published_at__range=(since, until)).order_by("pk")
    )
    if not found.received and not shown:
        return
    page = reverse("information_statistics")
    for label, value in lines(found):
        yield Fact(label=label, value=value, url=page)
    index = list(IndexItem.objects.all())
    if index:
        fresh = sum(item.freshness == Freshness.PRESENT for item in index)
        yield Fact(
            label=_("Published unasked and up to date"),
            value=_("%(fresh)s of %(all)s")
            % {"fresh": formats.number(fresh), "all": formats.number(len(index))},
            url=reverse("transparency"),
        )
    if found.by_ground:
        yield Passage(
            title=_("Grounds of refusals"),
            heads=(_("Ground"), _("Number of cases")),
            rows=tuple((ground, formats.number(count)) for ground, count in found.by_ground),
        )
    if shown:
        yield Passage(
            title=_("Answers published"),
            heads=(_("Answer"), _("Page")),
            rows=tuple((str(one.title), reverse("information_answer", args=[one.pk])) for one in shown),
        )


CHAPTERS = (Chapter(code="information", label=gettext_lazy("Access to information"), write=write, order=57),)
