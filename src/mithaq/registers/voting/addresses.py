"""Where votes are shown."""

from __future__ import annotations

from django.urls import reverse

from .models import Booth, Election, Option, Pot, Roll


def election_url(election: Election) -> str:
    return reverse("election", args=[election.pk])


def pot_url(pot: Pot) -> str:
    return reverse("election_pot", args=[pot.election_id, pot.pk])


def option_url(option: Option) -> str:
    return f"{pot_url(option.pot)}#option-{option.code}"


def results_url(election: Election) -> str:
    return reverse("election_results", args=[election.pk])


def pot_result_url(pot: Pot) -> str:
    return reverse("pot_result", args=[pot.election_id, pot.pk])


def bundle_url(pot: Pot) -> str:
    return reverse("election_bundle", args=[pot.pk])


def desk_election_url(election: Election) -> str:
    return reverse("desk_elections_object", args=[election.pk])


def desk_roll_url(roll: Roll) -> str:
    return reverse("desk_rolls_object", args=[roll.pk])


def desk_booth_url(booth: Booth) -> str:
    return reverse("desk_booth", args=[booth.pk])
