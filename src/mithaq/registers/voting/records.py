"""The nouns of a vote. Ballots, voters and those who took part are none: no page, search or file ever shows a row."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.kit.registry import Record

from .addresses import (
    desk_booth_url,
    desk_election_url,
    desk_roll_url,
    election_url,
    option_url,
    pot_result_url,
    pot_url,
)
from .exports import ELECTIONS, OPTIONS, RESULTS

POLICIES = "mithaq.registers.voting.access"

RECORDS = (
    Record(
        code="voting.election",
        model="voting.Election",
        label=pgettext_lazy("noun", "vote"),
        label_plural=pgettext_lazy("noun", "votes"),
        policy=f"{POLICIES}:ElectionPolicy",
        title=lambda election: election.name,
        url=election_url,
        desk_url=desk_election_url,
        followable=True,
        searchable=("name", "description"),
        dataset=ELECTIONS,
        extra={
            "translate": "mithaq.registers.voting.actions:translate",
            "translatable": ("name", "description"),
        },
    ),
    Record(
        code="voting.pot",
        model="voting.Pot",
        label=_("envelope put to the vote"),
        label_plural=_("envelopes put to the vote"),
        policy=f"{POLICIES}:PotPolicy",
        title=lambda pot: pot.name,
        url=pot_url,
        parent=lambda pot: pot.election,
    ),
    Record(
        code="voting.option",
        model="voting.Option",
        label=_("project on the ballot"),
        label_plural=_("projects on the ballot"),
        policy=f"{POLICIES}:OptionPolicy",
        title=lambda option: option.title,
        url=option_url,
        dataset=OPTIONS,
        parent=lambda option: option.pot.election,
    ),
    Record(
        code="voting.outcome",
        model="voting.Outcome",
        label=_("result of an envelope"),
        label_plural=_("results of envelopes"),
        policy=f"{POLICIES}:OutcomePolicy",
        title=lambda outcome: outcome.pot.name,
        url=lambda outcome: pot_result_url(outcome.pot),
        dataset=RESULTS,
        parent=lambda outcome: outcome.pot.election,
    ),
    Record(
        code="voting.roll",
        model="voting.Roll",
        label=_("electoral roll"),
        label_plural=_("electoral rolls"),
        policy=f"{POLICIES}:RollPolicy",
        title=lambda roll: roll.name,
        desk_url=desk_roll_url,
    ),
    Record(
        code="voting.booth",
        model="voting.Booth",
        label=_("voting booth"),
        label_plural=_("voting booths"),
        policy=f"{POLICIES}:BoothPolicy",
        title=lambda booth: booth.name,
        desk_url=desk_booth_url,
    ),
)
