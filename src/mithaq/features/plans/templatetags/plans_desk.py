"""`{% load plans_desk %}`: words that only the officers' pages on plans need."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from mithaq.commons.discuss.models import Comment
from mithaq.commons.discuss.queries import Counts
from mithaq.kit.formats import list_of, number
from mithaq.kit.i18n import Text, languages
from mithaq.kit.templatetags.look import chip
from mithaq.kit.templatetags.mithaq import text

from ..enums import QuestionKind
from ..models import Plan
from ..queries.desk import Progress, Row

register = template.Library()


@register.simple_tag
def section_chip(row: Row) -> SafeString:
    """What state a section is in, in words, colour and shape."""
    words = {
        "ok": (gettext("complete"), "good"),
        "optional": (gettext("optional"), "quiet"),
        "empty": (gettext("empty"), "late"),
        "short": (gettext("too short"), "late"),
        "first_language": (gettext("not in the first language"), "soon"),
        "not_held": (gettext("to come"), "soon"),
    }
    said, tone = words.get(row.state, (gettext("missing"), "late"))
    return chip(said, tone)


@register.simple_tag
def enough_chip(progress: Progress) -> SafeString:
    """ "120 of at least 200 characters": how long the answer is in the town's first language."""
    said = gettext("%(length)s of at least %(least)s characters") % {
        "length": number(progress.length),
        "least": number(progress.least),
    }
    return chip(said, "good" if progress.is_enough else "soon")


@register.simple_tag
def desk_counts(counts: Counts) -> str:
    """ "3 published, 2 of them answered · 1 to read"."""
    said = [
        gettext("%(published)s published, %(answered)s answered")
        % {"published": number(counts.published), "answered": number(counts.answered)}
    ]
    if counts.pending:
        told = ngettext("%(count)s to read", "%(count)s to read", counts.pending)
        said.append(told % {"count": number(counts.pending)})
    return " · ".join(said)


EDITORS = {
    QuestionKind.INSTITUTIONS: "desk_plan_institutions",
    QuestionKind.PARTICIPANTS: "desk_plan_figures",
    QuestionKind.ENDORSEMENTS: "desk_plan_papers",
    QuestionKind.DOCUMENTS: "desk_plan_papers",
    QuestionKind.COMMENTS: "desk_plan_consultation",
}


@register.simple_tag
def editor_link(plan: Plan, kind: str) -> dict[str, str] | None:
    """Where the facts beside the text of such a question are kept; None for plain texts."""
    name = EDITORS.get(QuestionKind(kind))
    if name is None:
        return None
    return {"url": reverse(name, kwargs={"pk": plan.pk}), "label": str(QuestionKind(kind).label)}


@register.simple_tag
def part_label(labels: dict[str, Any], comment: Comment) -> SafeString:
    """The part of the plan a comment is about."""
    return text(labels.get(comment.place) or comment.place_label or gettext("the whole plan"))


@register.filter
def beside(mine: Text, theirs: Text) -> list[tuple[str, tuple[Text, Text]]]:
    """Language → (theirs, mine), for each language in which they differ."""
    codes = dict.fromkeys([*languages(), *mine, *theirs])
    return [
        (code, (Text({code: theirs.get(code, "")}), Text({code: mine.get(code, "")})))
        for code in codes
        if mine.get(code, "") != theirs.get(code, "")
    ]


@register.filter
def as_it_stands(value: Any) -> SafeString | str:
    """A field's value for a reader: texts, names, dates, lists; a dash for nothing."""
    if value is None or value == "" or value == [] or value == {}:
        return "—"
    if isinstance(value, Text):
        return text(value)
    if isinstance(value, Model):
        return text(getattr(value, "name", str(value)))
    if isinstance(value, list | tuple):
        return list_of([str(as_it_stands(one)) for one in value])
    return format_html("<bdi>{}</bdi>", value)
