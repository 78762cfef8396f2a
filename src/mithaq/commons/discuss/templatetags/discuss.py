"""`{% load discuss %}`: the thread of comments on a thing, and the form to join it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.db.models import Model
from django.template.context import Context
from django.urls import reverse

from mithaq.commons.access.policy import allowed
from mithaq.kit.origin import needs_token
from mithaq.kit.registry import record_of

from ..forms import CommentForm
from ..models import Comment
from ..queries import comments_of, page_of
from ..showing import thread as in_shape

register = template.Library()


@register.inclusion_tag("discuss/thread.html", takes_context=True)
def thread(
    context: Context,
    obj: Model,
    place: str = "",
    comments: Mapping[str, list[Comment]] | None = None,
    empty_text: str = "",
) -> dict[str, Any]:
    """`{% thread plan place="vision" %}`: the comments on one part, oldest first, with their answers, by twenty.

    `?comments=2` asks for a page of them, `?comment=17` for the page on which that one stands.
    comments: `queries.comments_by_place(actor, obj)`, on pages that show many parts: no query here then, and all.
    """
    request = context["request"]
    if comments is not None:
        return {"comments": in_shape(comments.get(place, [])), "empty_text": empty_text}
    page = page_of(comments_of(request.actor, obj, place), request.GET)
    return {
        "comments": in_shape(page.object_list),
        "empty_text": empty_text,
        "page": page,
        "request": request,
    }


@register.inclusion_tag("discuss/form.html", takes_context=True)
def comment_form(context: Context, obj: Model, place: str = "", open: bool | None = None) -> dict[str, Any]:
    """`{% comment_form plan place="vision" %}`: the short form; nothing where one may not comment now.

    open: whether one may, when the page asked already (many forms, one question).
    """
    request = context["request"]
    if not (allowed(request.actor, "comment", obj) if open is None else open):
        return {"form": None}
    return {
        "form": CommentForm(actor=request.actor, auto_id=f"comment-{place or 'whole'}-%s"),
        "action": post_url(obj, place),
        "actor": request.actor,
        "token": needs_token(request),
        "csrf_token": context.get("csrf_token"),
        "place": place or "whole",
    }


@register.simple_tag
def comment_url(obj: Model, place: str = "") -> str:
    """`{% comment_url plan place="vision" %}`: the page of the form."""
    return post_url(obj, place)


def post_url(obj: Model, place: str) -> str:
    parts = [record_of(obj).code, obj.pk, *([place] if place else [])]
    return reverse("discuss_post", args=parts)
