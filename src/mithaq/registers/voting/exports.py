"""What leaves the house as open data: votes, what stood on the ballots, and results after the count. Never a ballot's
voter, and no number of any option before the count: the ballots themselves are in each result's bundle."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.kit.registry import Dataset, Field

from .addresses import bundle_url, election_url, pot_result_url

ELECTIONS = Dataset(
    code="votes",
    label=_("Votes of the town"),
    description=_("Each vote with its days, its rule and the fingerprint of what was frozen."),
    order_by=("opens_at", "pk"),
    fields=(
        Field(code="vote", label=_("vote (number in the house)"), kind="integer", value="pk"),
        Field(code="name", label=_("name"), kind="translated"),
        Field(code="state", label=pgettext_lazy("vote", "state"), kind="code"),
        Field(code="rehearsal", label=_("rehearsal"), kind="boolean"),
        Field(code="opens_at", label=_("voting opens"), kind="datetime"),
        Field(code="closes_at", label=_("voting closes"), kind="datetime"),
        Field(code="ballot", label=_("ballot"), kind="code", value="ballot_kind"),
        Field(code="rule", label=_("rule"), kind="code", value=lambda one: one.rule.get("rule", "")),
        Field(
            code="fingerprint",
            label=_("fingerprint of what was frozen"),
            value=lambda one: one.definition_digest,
        ),
        Field(code="url", label=_("page"), kind="url", value=election_url),
    ),
)
OPTIONS = Dataset(
    code="votes-projects",
    label=_("Projects on the ballots"),
    description=_("What could be chosen, with the frozen prices, and what won once the result was adopted."),
    order_by=("pot__election", "pot", "order", "pk"),
    select_related=("pot__election", "pot__zone"),
    fields=(
        Field(code="vote", label=_("vote (number in the house)"), kind="integer", value="pot.election_id"),
        Field(code="envelope", label=_("envelope (number in the house)"), kind="integer", value="pot_id"),
        Field(code="zone", label=_("zone (code)"), kind="code", value="pot.zone.code"),
        Field(code="money", label=_("envelope"), kind="decimal", value="pot.envelope"),
        Field(code="code", label=_("code"), kind="code"),
        Field(code="title", label=_("title"), kind="translated"),
        Field(code="cost", label=_("cost"), kind="decimal"),
        Field(code="selected", label=_("adopted"), kind="boolean"),
    ),
)


def winners(outcome: Any) -> list[str]:
    return list(outcome.winners)


RESULTS = Dataset(
    code="votes-results",
    label=_("Results of votes"),
    description=_("Each envelope after the count; its bundle holds ballots, rule and log to count again."),
    order_by=("pot__election", "pot"),
    select_related=("pot__election", "pot__zone"),
    fields=(
        Field(code="vote", label=_("vote (number in the house)"), kind="integer", value="pot.election_id"),
        Field(code="envelope", label=_("envelope (number in the house)"), kind="integer", value="pot_id"),
        Field(code="zone", label=_("zone (code)"), kind="code", value="pot.zone.code"),
        Field(code="money", label=_("envelope"), kind="decimal", value="pot.envelope"),
        Field(code="cost", label=_("cost of the winners"), kind="decimal"),
        Field(code="eligible", label=_("voters on the roll"), kind="integer", value="pot.eligible"),
        Field(code="ballots", label=_("ballots counted"), kind="integer"),
        Field(code="winners", label=_("winners (codes)"), kind="list", value=winners),
        Field(
            code="bundle", label=_("files to count again"), kind="url", value=lambda one: bundle_url(one.pot)
        ),
        Field(code="url", label=_("page"), kind="url", value=lambda one: pot_result_url(one.pot)),
    ),
)
