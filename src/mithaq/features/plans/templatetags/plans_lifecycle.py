"""What the pages of a plan's life say in small."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from mithaq.kit.formats import day
from mithaq.kit.templatetags.look import icon_tag
from mithaq.kit.templatetags.mithaq import prose_filter

from ..forms.lifecycle import MoveCommitmentForm

register = template.Library()


@register.simple_tag
def said_in(kind: str, value: Any) -> Any:
    """One side of an amendment: a text, a day, or words."""
    if not value:
        return "—"
    if kind == "text":
        return prose_filter(value)
    return day(value) if kind == "day" else value


@register.simple_tag
def served_mark(served: bool) -> SafeString:
    """Whether a commitment serves an objective, in a sign and in words."""
    if served:
        return icon_tag("check", gettext("serves it"))
    return format_html('<span class="hide">{}</span>', gettext("does not serve it"))


@register.simple_tag
def link_box(commitment: int, objective: int, boxes: set[str]) -> SafeString:
    key = f"{commitment}-{objective}"
    checked = SafeString(" checked") if key in boxes else SafeString("")
    return format_html('<input type="checkbox" name="link" value="{}"{}>', key, checked)


@register.simple_tag
def move_form(moves: list[str]) -> MoveCommitmentForm:
    return MoveCommitmentForm(moves=moves)
