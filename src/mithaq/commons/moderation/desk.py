"""Two desks over comments: reading them for the public, and answering them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import allowed, visible
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.commons.discuss.access import appeal_waits
from mithaq.commons.discuss.actions import moderate
from mithaq.commons.discuss.enums import OUTCOME_TONES, STATE_TONES, Channel, Outcome, State
from mithaq.commons.discuss.models import Comment
from mithaq.commons.discuss.notices import title_of, url_of
from mithaq.commons.discuss.queries import deciders_of, to_read
from mithaq.commons.discuss.showing import shown, shown_answer
from mithaq.kit import formats
from mithaq.kit.desk import Bulk, Column, Filter

from .forms import ReadForm, ReasonForm, this_moment
from .models import Report
from .queries import reports_on

READ, APPEALS, REPORTED = "read", "appeals", "reported"
WAITING, ANSWERED = "waiting", "answered"


def excerpt(comment: Comment) -> str:
    return Truncator(comment.text).chars(90) or comment.shown_name


def state_chip(comment: Comment) -> tuple[Any, str]:
    if comment.appeal_waits:
        return gettext("appeal"), "soon"
    if comment.state == State.PUBLISHED and comment.moderated_at is None:
        return gettext("shown, not read yet"), "soon"
    state = State(comment.state)
    return state.label, STATE_TONES[state]


def outcome_chip(comment: Comment) -> tuple[Any, str]:
    if comment.official is None:
        return gettext("waits for an answer"), "soon"
    outcome = Outcome(comment.official.outcome)
    return outcome.label, OUTCOME_TONES[outcome]


def age(comment: Comment) -> str:
    return formats.ago(comment.pending_since) if comment.pending_since else ""


def narrowed(rows: QuerySet[Comment], value: str) -> QuerySet[Comment]:
    if value == READ:
        return rows.filter(pk__in=to_read().order_by().values("pk"))
    if value == APPEALS:
        return rows.filter(appeal_waits())
    open_ones = Report.objects.filter(comment=OuterRef("pk"), settled_at__isnull=True)
    return rows.filter(Exists(open_ones), state=State.PUBLISHED)


def publish_all(actor: Actor, comments: Sequence[Comment], data: dict[str, Any]) -> int:
    return len(moderate(by=actor, comments=comments, publish=True, read_at=data["read_at"]))


def reject_all(actor: Actor, comments: Sequence[Comment], data: dict[str, Any]) -> int:
    told = {"reason": data["reason"], "read_at": data["read_at"]}
    return len(moderate(by=actor, comments=comments, publish=False, **told))


def may_moderate(actor: Actor, comment: Comment) -> bool:
    return allowed(actor, "moderate", comment)


class CommentDesk(OfficersDesk):
    """What both desks share."""

    model = Comment
    related = ("author", "organisation", "moderated_by", "answer__by", "answer__organisation")
    prefetched = ("subject",)
    ordering: tuple[str, ...] = ("submitted_at",)
    searches = True
    detail_template = "moderation/comment.html"

    def search(self, queryset: QuerySet[Any], words: str, actor: Actor) -> QuerySet[Any]:
        return queryset.filter(text__icontains=words) | queryset.filter(name__icontains=words)

    def title(self, obj: Comment) -> str:
        return excerpt(obj)

    def facts(self, actor: Actor, obj: Comment) -> Sequence[tuple[Any, Any]]:
        facts = [
            (_("About"), title_of(obj)),
            (_("How it came"), Channel(obj.channel).label),
            (_("Received"), formats.day_time(obj.submitted_at)),
        ]
        if obj.agent:
            facts.append((_("Written down by"), obj.agent))
        if obj.moderated_by and obj.moderated_at:
            told = {"name": obj.moderated_by, "when": formats.day_time(obj.moderated_at)}
            facts.append((_("Decided by"), gettext("%(name)s, %(when)s") % told))
        return facts

    def context(self, actor: Actor, obj: Comment | None) -> dict[str, Any]:
        if obj is None:
            return {}
        return {
            "shown": {**shown(obj), "acts": [], "answers": []},
            "answer": shown_answer(obj.official) if obj.official else None,
            "public_url": url_of(obj) if obj.state == State.PUBLISHED else "",
        }


class ModerationDesk(CommentDesk):
    code = "moderation"
    label = _("Comments to read")
    intro = _(
        "Every comment is read by a person. What is not published needs a reason, which its author reads."
    )
    grants = ("discuss.moderate",)
    # What waits for a moderator stands first, the longest waiting on top.
    ordering = ("settled", "submitted_at")
    columns = (
        Column("comment", _("Comment"), value=excerpt, main=True),
        Column("about", _("About"), value=title_of),
        Column("name", _("Name"), value="shown_name"),
        Column("submitted", _("Received"), value="submitted_at", kind="day", sort="submitted_at"),
        Column("age", _("Waiting since"), value=age),
        Column("state", _("State"), value=state_chip, kind="chip"),
    )
    filters = (
        Filter(
            code="show",
            label=_("Show"),
            choices=[
                (READ, _("To be read")),
                (APPEALS, _("Appeals")),
                (REPORTED, _("Reported as abuse")),
            ],
            where=narrowed,
        ),
        Filter(
            code="state",
            label=_("State"),
            choices=State.choices,
            where=lambda rows, value: rows.filter(state=value),
        ),
    )
    bulk = (
        Bulk(code="publish", label=_("Publish"), run=publish_all, may=may_moderate, form=ReadForm),
        Bulk(
            code="reject",
            label=_("Do not publish"),
            run=reject_all,
            may=may_moderate,
            form=ReasonForm,
            explain=_("Each author reads the reason and may ask another moderator to look again."),
            danger=True,
        ),
    )

    def queryset(self, actor: Actor) -> QuerySet[Any]:
        waits = appeal_waits() | Q(pk__in=to_read().order_by().values("pk"))
        return super().queryset(actor).annotate(settled=Case(When(waits, then=Value(0)), default=Value(1)))

    def acts(self, actor: Actor, obj: Comment) -> Sequence[dict[str, Any]]:
        found = []
        if allowed(actor, "decide_appeal", obj):
            url = reverse("desk_moderation_appeal", args=[obj.pk])
            found.append({"label": gettext("Decide the appeal"), "url": url, "tone": ""})
        if reports_on(actor, obj).exists():
            url = reverse("desk_moderation_reports", args=[obj.pk])
            found.append({"label": gettext("Settle the reports"), "url": url, "tone": ""})
        return found

    def context(self, actor: Actor, obj: Comment | None) -> dict[str, Any]:
        if obj is None:
            return {}
        return {
            **super().context(actor, obj),
            "may_moderate": may_moderate(actor, obj),
            "read_at": this_moment(),
            "reports": reports_on(actor, obj),
            "waits_for_another": obj.appeal_waits and not allowed(actor, "decide_appeal", obj),
            "deciders": formats.list_of(deciders_of(obj)) if obj.appeal_waits else "",
        }


class AnswerDesk(CommentDesk):
    code = "answers"
    label = _("Comments to answer")
    intro = _("Every published comment is owed an answer with a reason.")
    grants = ("discuss.answer",)
    columns = (
        Column("comment", _("Comment"), value=excerpt, main=True),
        Column("about", _("About"), value=title_of),
        Column("name", _("Name"), value="shown_name"),
        Column("submitted", _("Received"), value="submitted_at", kind="day", sort="submitted_at"),
        Column("outcome", _("Answer"), value=outcome_chip, kind="chip"),
    )
    filters = (
        Filter(
            code="show",
            label=_("Show"),
            choices=[(WAITING, _("Waiting for an answer")), (ANSWERED, _("Answered"))],
            where=lambda rows, value: rows.filter(answered_at__isnull=value == WAITING),
        ),
    )

    def queryset(self, actor: Actor) -> QuerySet[Any]:
        # First what may be seen, then what may be answered: the second rule alone would show the unseen.
        return (
            super()
            .queryset(actor)
            .filter(pk__in=visible(actor, Comment.objects.all(), "answer").values("pk"))
        )

    def acts(self, actor: Actor, obj: Comment) -> Sequence[dict[str, Any]]:
        label = gettext("Correct the answer") if obj.official else gettext("Write the answer")
        return [{"label": label, "url": reverse("desk_answers_write", args=[obj.pk]), "tone": ""}]
