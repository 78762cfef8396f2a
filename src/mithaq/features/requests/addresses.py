"""Where requests are shown."""

from __future__ import annotations

from django.urls import reverse

from mithaq.commons.files.models import Attachment

from .models import Category, Endpoint, Key, Reply, Request


def request_url(row: Request) -> str:
    return reverse("request", args=[row.pk])


def mine_url(row: Request) -> str:
    """Its sender's own page."""
    return reverse("request_mine", args=[row.pk])


def desk_url(row: Request) -> str:
    return reverse("desk_requests_object", args=[row.pk])


def tell_url(row: Category) -> str:
    """Where one writes about this subject."""
    return reverse("tell_place", args=[row.pk])


def desk_category_url(row: Category) -> str:
    return reverse("desk_requests_categories_object", args=[row.pk])


def desk_reply_url(row: Reply) -> str:
    return reverse("desk_requests_replies_object", args=[row.pk])


def desk_key_url(row: Key) -> str:
    return reverse("desk_requests_keys_object", args=[row.pk])


def desk_endpoint_url(row: Endpoint) -> str:
    return reverse("desk_requests_endpoints_object", args=[row.pk])


def picture_url(picture: Attachment) -> str:
    return reverse("file", args=[picture.pk, picture.filename])
