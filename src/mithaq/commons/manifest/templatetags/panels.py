"""What other apps show on the page of a record."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from mithaq.kit.registry import record_of

from ..definitions import panels as registered

register = template.Library()


@register.simple_tag(takes_context=True)
def panels(context: Context, obj: Any, place: str = "public") -> SafeString:
    """The panels for this record, one after the other, in their order; nothing when none has anything to say."""
    request = context["request"]
    code = record_of(obj).code
    shown = []
    for panel in sorted(registered, key=lambda panel: panel.order):
        if (panel.on, panel.place) != (code, place):
            continue
        filled = panel.context(request.actor, obj)
        if filled is not None:
            shown.append(get_template(panel.template).render({**filled, "object": obj}, request))
    return mark_safe("".join(shown))  # noqa: S308  # each part is a rendered template
