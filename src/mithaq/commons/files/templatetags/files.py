"""`{% load files %}`: the documents of a record."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Model
from django.template.context import Context

from ..models import Attachment
from ..queries import attachments_of
from ..registrations import url_of

register = template.Library()


@register.inclusion_tag("files/list.html", takes_context=True)
def attachments(context: Context, obj: Model, kind: str | None = None) -> dict[str, Any]:
    """`{% attachments plan %}`: titles, formats, sizes and hashes; nothing when there is none."""
    return {"files": attachments_of(context["request"].actor, obj, kind)}


@register.simple_tag
def file_url(attachment: Attachment) -> str:
    return url_of(attachment)
