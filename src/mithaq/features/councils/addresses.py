"""Where decisions and what became of them are shown."""

from __future__ import annotations

from django.urls import reverse

from .models import Decision, Item


def decision_url(decision: Decision) -> str:
    return reverse("decision", args=[decision.pk])


def desk_decision_url(decision: Decision) -> str:
    return reverse("desk_councils_object", args=[decision.pk])


def item_url(item: Item) -> str:
    return f"{reverse('body_follow_up', args=[item.body.slug])}#item-{item.pk}"
