"""What the house itself has to say in every report: promises kept in time, comments, public acts, open points."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import visible
from mithaq.commons.audit.lines import label_of
from mithaq.commons.audit.models import Entry
from mithaq.commons.audit.queries import public_events
from mithaq.commons.clocks.definitions import clock_kinds
from mithaq.commons.clocks.models import Clock
from mithaq.commons.clocks.queries import Rate
from mithaq.commons.discuss.enums import Outcome, State
from mithaq.commons.discuss.models import Answer, Comment
from mithaq.commons.manifest.definitions import Chapter, Fact, Passage, Period
from mithaq.commons.tenancy.context import profile_of
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.formats import percent
from mithaq.kit.registry import record_of

MOST_OPEN_POINTS = 40
MOST_ACTS = 15


def moments(municipality: Municipality, period: Period) -> tuple[dt.datetime, dt.datetime]:
    """The period on the town's clock, as [first moment, first moment after)."""
    zone = profile_of(municipality).zone
    after = period.ends_on + dt.timedelta(days=1)
    return (
        dt.datetime.combine(period.starts_on, dt.time(), zone),
        dt.datetime.combine(after, dt.time(), zone),
    )


def rates(start: dt.datetime, end: dt.datetime) -> dict[str, Rate]:
    """By kind of promise: kept in time and late during the period, past their day at its end; one query.

    As commons.clocks.rate counts, but for a period: computed again later, it gives the same.
    """
    kept = Q(stopped_at__gte=start, stopped_at__lt=end)
    still_open = Q(stopped_at__isnull=True) | Q(stopped_at__gte=end)
    counted = (
        Clock.objects.filter(started_at__lt=end)
        .order_by()
        .values("kind")
        .annotate(
            on_time=Count("pk", filter=kept & Q(stopped_at__lte=F("due_at"))),
            late=Count("pk", filter=kept & Q(stopped_at__gt=F("due_at"))),
            overdue=Count("pk", filter=still_open & Q(due_at__lt=end, paused_at__isnull=True)),
        )
    )
    return {row["kind"]: Rate(row["on_time"], row["late"], row["overdue"]) for row in counted}


def promises(municipality: Municipality, period: Period) -> Iterator[Fact | Passage]:
    found = rates(*moments(municipality, period))
    rows = tuple(
        (kind.label, rate.on_time, rate.late, rate.overdue, percent(rate.share))
        for kind in clock_kinds
        if (rate := found.get(kind.code)) and rate.share is not None
    )
    if not rows:
        return
    kept, owed = (sum(row[1] for row in rows), sum(row[1] + row[2] + row[3] for row in rows))
    yield Fact(
        label=gettext("Promises with a date that were kept in time"),
        value=kept,
        note=gettext("of %(total)s that fell due; what is still open past its day counts as not kept")
        % {"total": owed},
    )
    heads = (_("Promise"), _("In time"), _("Kept late"), _("Still open past its day"), _("Share in time"))
    yield Passage(title=gettext("Kept in time, by kind of promise"), heads=heads, rows=rows)


def comments(municipality: Municipality, period: Period) -> Iterator[Fact | Passage]:
    start, end = moments(municipality, period)
    received = Comment.objects.filter(submitted_at__gte=start, submitted_at__lt=end)
    counted = received.aggregate(
        total=Count("pk"),
        published=Count("pk", filter=Q(state=State.PUBLISHED)),
        refused=Count("pk", filter=Q(state=State.REJECTED)),
    )
    answers = Answer.objects.filter(
        answered_at__gte=start, answered_at__lt=end, comment__state=State.PUBLISHED
    )
    outcomes = dict(answers.order_by().values_list("outcome").annotate(Count("pk")))
    answered = sum(outcomes.values())
    if not (counted["total"] or answered):
        return
    yield Fact(label=gettext("Comments received"), value=counted["total"])
    yield Fact(label=gettext("Of those, published"), value=counted["published"])
    yield Fact(
        label=gettext("Of those, not published"),
        value=counted["refused"],
        note=gettext("each with its reason, and a way to appeal"),
    )
    yield Fact(label=gettext("Official answers given"), value=answered)
    if answered:
        rows = tuple((Outcome(code).label, outcomes[code]) for code in Outcome.values if code in outcomes)
        yield Passage(
            title=gettext("What was decided about comments"), heads=(_("Decision"), _("How many")), rows=rows
        )


def acts(municipality: Municipality, period: Period) -> Iterator[Fact | Passage]:
    start, end = moments(municipality, period)
    entries = Entry.objects.filter(event__in=public_events(), at__gte=start, at__lt=end)
    counted = list(entries.order_by().values_list("event").annotate(n=Count("pk")).order_by("-n", "event"))
    if not counted:
        return
    yield Fact(
        label=gettext("Acts in the public log"),
        value=sum(number for _event, number in counted),
        url=reverse("log"),
    )
    rows = tuple((label_of(Entry(event=event)), number) for event, number in counted[:MOST_ACTS])
    yield Passage(title=gettext("The most frequent acts"), heads=(_("Act"), _("How many")), rows=rows)


def open_points(municipality: Municipality, period: Period) -> Iterator[Fact | Passage]:
    """Promises that were past their day when the period ended, about things that everybody may see."""
    _start, end = moments(municipality, period)
    still_open = Q(stopped_at__isnull=True) | Q(stopped_at__gte=end)
    late = Clock.objects.filter(still_open, due_at__lt=end, paused_at__isnull=True)
    rows = [
        (name, kind_label, clock.due_at)
        for clock, name in _named(municipality, list(late.order_by("due_at", "pk")[:MOST_OPEN_POINTS]))
        if (kind_label := clock_kinds.get(clock.kind).label if clock.kind in clock_kinds else clock.kind)
    ]
    if rows:
        yield Passage(
            title=gettext("Past their day and still open"),
            heads=(_("About"), _("Promise"), _("Was due on")),
            rows=tuple(rows),
        )


def _named(municipality: Municipality, clocks: list[Clock]) -> Iterator[tuple[Clock, Any]]:
    """Each clock with its subject's name, where an anonymous visitor may see the subject."""
    actor = anonymous(municipality)
    by_type: dict[int, list[int]] = {}
    for clock in clocks:
        by_type.setdefault(clock.subject_type_id, []).append(clock.subject_id)
    names: dict[tuple[int, int], Any] = {}
    for type_id, keys in by_type.items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        try:
            record = record_of(model)
        except LookupError:
            continue  # nothing the public knows
        seen = visible(actor, model._default_manager.all()).filter(pk__in=keys)  # type: ignore[union-attr]
        if model is Comment:
            # Its words are its author's, who may take them back; a report is kept for ever.
            names |= {(type_id, thing.pk): _comment_on(thing) for thing in seen.prefetch_related("subject")}
        else:
            names |= {(type_id, thing.pk): record.title(thing) for thing in seen}
    for clock in clocks:
        if (clock.subject_type_id, clock.subject_id) in names:
            yield clock, names[clock.subject_type_id, clock.subject_id]


def _comment_on(comment: Comment) -> str:
    about = comment.subject
    return gettext("A comment on “%(subject)s”") % {"subject": record_of(about).title(about)}


CHAPTERS = (
    Chapter(code="reports.open", label=_("Open points"), write=open_points, order=5),
    Chapter(code="reports.comments", label=_("Comments and answers"), write=comments, order=60),
    Chapter(code="reports.promises", label=_("Promises kept in time"), write=promises, order=70),
    Chapter(code="reports.acts", label=_("Public acts"), write=acts, order=90),
)
