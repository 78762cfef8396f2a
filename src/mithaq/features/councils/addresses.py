"""Where decisions and what became of them are shown."""

from __future__ import annotations

from django.urls import reverse

from mithaq.registers.bodies.models import Body

from .models import Call, Decision, Item, QuarterRecord


def decision_url(decision: Decision) -> str:
    return reverse("decision", args=[decision.pk])


def desk_decision_url(decision: Decision) -> str:
    return reverse("desk_councils_object", args=[decision.pk])


def item_url(item: Item) -> str:
    return f"{reverse('body_follow_up', args=[item.body.slug])}#item-{item.pk}"


def call_url(call: Call) -> str:
    return reverse("nomination_call", args=[call.pk])


def desk_call_url(call: Call) -> str:
    return reverse("desk_councils_calls_object", args=[call.pk])


def board_url(body: Body) -> str:
    return reverse("body_board", args=[body.slug])


def quarter_url(row: QuarterRecord) -> str:
    return f"{board_url(row.body)}#quarter-{row.quarter.code}"
