"""`{% include "notify/follow.html" with object=obj %}` and what it asks."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Model
from django.template.context import Context
from django.utils.translation import get_language

from mithaq.commons.notify.forms import GuestFollowForm
from mithaq.commons.notify.queries import follow_of
from mithaq.kit.origin import needs_token
from mithaq.kit.registry import record_of

register = template.Library()


@register.inclusion_tag("notify/_follow_box.html", takes_context=True)
def follow_box(context: Context, obj: Model, feed_url: str = "") -> dict[str, Any]:
    """Following, leaving, or a form for guests. Costs an anonymous page no query and no cookie."""
    record, actor, request = record_of(obj), context.get("actor"), context.get("request")
    person = actor.person if actor else None
    shown: dict[str, Any] = {
        "followable": record.followable,
        "code": record.code,
        "pk": obj.pk,
        "person": person,
        "with_token": request is not None and needs_token(request),
        "csrf_token": context.get("csrf_token"),
    }
    if person is not None:
        shown["following"] = follow_of(person, obj) is not None
    else:
        shown["form"] = GuestFollowForm(initial={"language": get_language()}, auto_id="follow_%s")
    return {**shown, "feed_url": feed_url}
