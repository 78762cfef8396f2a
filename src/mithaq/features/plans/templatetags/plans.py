"""`{% load plans %}`: words that only pages on plans need."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from mithaq.commons.discuss.queries import Counts
from mithaq.kit.formats import duration, number, period
from mithaq.kit.i18n import as_text, direction
from mithaq.kit.templatetags.look import chip

from ..addresses import commitment_url, consultation_url, place_url, plan_url, section_url
from ..differences import differences
from ..enums import WRITABLE, CommitmentStatus, Influence, PlanStatus
from ..models import Commitment, Consultation, ImportDoubt, Plan, PlanSection
from ..queries.progress import Progress, Step
from ..queries.public import GroupsGap, Pledge, Tally
from ..reading.messages import sentence_of
from ..share import Card

register = template.Library()

for _name, _address in (
    ("plan_url", plan_url),
    ("section_url", section_url),
    ("commitment_url", commitment_url),
    ("consultation_url", consultation_url),
):
    register.filter(_name, _address)


@register.filter
def steps_done(progress: Progress) -> str:
    """ "3 of 7 steps done": the words under the meter."""
    words = ngettext("%(done)s of %(count)s step done", "%(done)s of %(count)s steps done", progress.total)
    return words % {"done": number(progress.done), "count": number(progress.total)}


@register.simple_tag
def of_all(part: int, whole: int) -> str:
    """ "3 of 7"; a dash where there is nothing to count."""
    return gettext("%(part)s of %(whole)s") % {"part": number(part), "whole": number(whole)} if whole else "—"


@register.filter
def comments_counted(counts: Counts) -> str:
    """ "3 comments, 2 answered"; "" when nobody has commented."""
    if not counts.published:
        return ""
    said = ngettext("%(count)s comment", "%(count)s comments", counts.published)
    said %= {"count": number(counts.published)}
    if not counts.answered:
        return said
    answered = ngettext("%(count)s answered", "%(count)s answered", counts.answered)
    return gettext("%(comments)s, %(answered)s") % {
        "comments": said,
        "answered": answered % {"count": number(counts.answered)},
    }


@register.filter
def promised(consultation: Consultation) -> Any:
    """What the promised influence binds the town to, in one sentence."""
    return Influence(consultation.influence).promise


@register.filter
def whole_days(count: float) -> SafeString:
    """A computed number of days in words, rounded: "6 days"."""
    return format_html("<bdi>{}</bdi>", duration(round(count), "day"))


@register.filter
def at(counts: dict[str, Counts], place: str) -> Counts | None:
    """The comments counted on one part; None when there are none."""
    return counts.get(place)


@register.filter
def is_being_written(plan: Plan) -> bool:
    """Its steps bind nobody yet, so no progress is shown."""
    return plan.status in WRITABLE


@register.filter
def next_step(pledge: Pledge) -> Step | None:
    """The late or coming step with the earliest date."""
    waiting = [step for step in pledge.steps if step.state in ("late", "soon", "open")]
    return min(waiting, key=lambda step: step.milestone.due_on, default=None)


STATUS_TONES = {
    PlanStatus.PUBLIC_CONSULTATION: "soon",
    PlanStatus.IMPLEMENTATION: "good",
    PlanStatus.COMPLETED: "good",
    PlanStatus.ASSESSED: "good",
    PlanStatus.ARCHIVED: "quiet",
    PlanStatus.WITHDRAWN: "late",
}


@register.simple_tag
def status_chip(plan: Plan) -> SafeString:
    return chip(plan.get_status_display(), tone=STATUS_TONES.get(PlanStatus(plan.status), ""), icon="flag")


@register.simple_tag
def commitment_chip(commitment: Commitment) -> SafeString:
    tones = {CommitmentStatus.COMPLETED: "good", CommitmentStatus.WITHDRAWN: "late"}
    return chip(commitment.get_status_display(), tone=tones.get(CommitmentStatus(commitment.status), ""))


@register.simple_tag
def chip_of_period(plan: Plan) -> SafeString:
    return chip(period(plan.starts_on, plan.ends_on), tone="quiet", icon="calendar")


@register.simple_tag
def done_chip(count: int) -> SafeString:
    words = ngettext("%(count)s step done", "%(count)s steps done", count)
    return chip(words % {"count": number(count)}, tone="good")


@register.simple_tag
def due_chip(count: int) -> SafeString:
    words = ngettext("%(count)s step to come", "%(count)s steps to come", count)
    return chip(words % {"count": number(count)}, icon="clock")


@register.simple_tag
def late_chip(count: int) -> SafeString:
    words = ngettext("%(count)s step late", "%(count)s steps late", count)
    return chip(words % {"count": number(count)}, tone="late")


@register.filter
def unit_name(tally: Tally) -> str:
    """What a table of declared figures counts."""
    return gettext("People") if tally.unit == "people" else gettext("Groups and institutions")


@register.simple_tag
def groups_gap(gap: GroupsGap) -> str:
    """The number of groups the plan states against those it names."""
    words = gettext(
        "The plan counts %(declared)s groups, but accounts for %(named)s institutions and %(people)s people."
    )
    return words % {
        "declared": number(gap.declared),
        "named": number(gap.named),
        "people": number(gap.people),
    }


@register.simple_tag
def plan_picture(card: Card, plan: Plan) -> str:
    return reverse("plan_share", args=[plan.pk, card.language, card.digest])


@register.simple_tag
def commitment_picture(card: Card, commitment: Commitment) -> str:
    args = [commitment.plan_id, commitment.number, card.language, card.digest]
    return reverse("commitment_share", args=args)


@register.simple_tag
def place_address(plan: Plan, place: str) -> str:
    return place_url(plan, place)


@register.filter
def section_neighbour(section: PlanSection | None) -> dict[str, Any] | None:
    return {"title": section.question.title, "url": section_url(section)} if section else None


@register.filter
def commitment_neighbour(commitment: Commitment | None) -> dict[str, Any] | None:
    return {"title": commitment.title, "url": commitment_url(commitment)} if commitment else None


@register.filter
def doubt(found: ImportDoubt) -> str:
    """What the published page leaves unclear, as a neutral sentence."""
    return sentence_of(found.code, found.data)


@register.simple_tag
def changes(before: Any, after: Any) -> SafeString:
    """The text of `after`, with what it adds to and takes from `before` marked, in the reader's language."""
    old, new = as_text(before), as_text(after)
    words, language = new.best()
    shown = format_html_join(
        "", "{}", ((_marked(*piece),) for piece in differences(old.best(language)[0], words))
    )
    return format_html('<div class="prose" lang="{}" dir="{}">{}</div>', language, direction(language), shown)


def _marked(kind: str, text: str) -> SafeString:
    """One piece; a voice says what an underline or a stroke shows to eyes."""
    lines = format_html_join(SafeString("<br>"), "{}", ((line,) for line in text.split("\n")))
    if kind == "same":
        return lines
    if kind == "added":
        return format_html('<ins><span class="hide">{} </span>{}</ins>', gettext("[added:]"), lines)
    return format_html('<del><span class="hide">{} </span>{}</del>', gettext("[removed:]"), lines)
