"""Where the programme is shown."""

from __future__ import annotations

from django.urls import reverse

from mithaq.registers.places.models import Zone

from .models import Application, Call, Cycle, Idea


def cycle_url(cycle: Cycle) -> str:
    return reverse("investment_cycle", args=[cycle.code])


def zone_url(cycle: Cycle, zone: Zone) -> str:
    return reverse("investment_zone", args=[cycle.code, zone.code])


def idea_url(idea: Idea) -> str:
    return reverse("investment_idea", args=[idea.pk])


def own_idea_url(idea: Idea) -> str:
    """For its author: also before it is published."""
    return reverse("investment_idea_mine", args=[idea.pk])


def call_url(call: Call) -> str:
    return reverse("investment_call", args=[call.pk])


def application_url(application: Application) -> str:
    return reverse("investment_application", args=[application.pk])


def desk_cycle_url(cycle: Cycle) -> str:
    return reverse("desk_investment_object", args=[cycle.pk])


def desk_idea_url(idea: Idea) -> str:
    return reverse("desk_investment_ideas_object", args=[idea.pk])
