"""What other apps show on the page of a record."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from mithaq.commons.access.actor import Actor, reader_of
from mithaq.commons.access.templatetags.kept import kept
from mithaq.kit.registry import record_of

from ..definitions import Panel
from ..definitions import panels as registered

register = template.Library()


@register.simple_tag(takes_context=True)
def panels(context: Context, obj: Any, place: str = "public") -> SafeString:
    """The panels for this record, one after the other, in their order; nothing when none has anything to say."""
    request = context["request"]
    code = record_of(obj).code
    mine = [panel for panel in registered if (panel.on, panel.place) == (code, place)]
    parts = [_part(request, panel, obj) for panel in sorted(mine, key=lambda panel: panel.order)]
    return mark_safe("".join(parts))  # noqa: S308  # each part is a rendered template


def _part(request: Any, panel: Panel, obj: Any) -> str:
    if not panel.alike or request.actor.grants:
        return _made(request, panel, obj, request.actor)
    visitor = reader_of(request.actor)
    return kept(request, ["panel", panel.code, str(obj.pk)], lambda: _made(request, panel, obj, visitor))


def _made(request: Any, panel: Panel, obj: Any, actor: Actor) -> str:
    filled = panel.context(actor, obj)
    if filled is None:
        return ""
    return get_template(panel.template).render({**filled, "object": obj}, request)
