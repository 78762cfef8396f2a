"""Everybody's pages: votes, what is voted on, results and the files to count them again."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mithaq.commons.access.gates import public, public_page
from mithaq.commons.access.policy import allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.tenancy.queries import address_of
from mithaq.methods.transparency.verifier import FILE_NAME

from ..addresses import bundle_url
from ..bundles import bundle_of
from ..counting import told_of_booth
from ..models import Booth, Election, Pot
from ..queries import elections_of, outcome_of, outcomes_of, pots_of, turnout
from ..queries.booths import reconciled
from ..queries.votes import rule_of
from ..showing import calendar_of, compared, lines_of, page_of, state_of, turnout_tables
from ..wording import ballot_words, rule_words

PAGE_SIZE = 20


@public_page
@require_safe
def elections(request: TownRequest) -> HttpResponse:
    """All votes, the latest first."""
    page = Paginator(elections_of(request.actor), PAGE_SIZE).get_page(request.GET.get("page"))
    lines = [{"vote": one, "state": state_of(one)} for one in page]
    return render(request, "voting/elections.html", {"page": page, "lines": lines})


@public_page
@require_safe
def election(request: TownRequest, pk: int) -> HttpResponse:
    """Calendar, rule in plain words, envelopes, and what is guaranteed and what is not."""
    actor = request.actor
    row = find(actor, Election.objects.select_related("roll"), pk=pk)
    pots = pots_of(actor, row)
    counts = turnout(actor, row)
    frozen = next((one for one in pots if one.definition), None)
    context = {
        "vote": row,
        "state": state_of(row),
        "calendar": calendar_of(row),
        "pots": [{"pot": one, "turnout": counts[one.pk]} for one in pots],
        "rule": rule_words(rule_of(frozen) if frozen else row.rule),
        "may_vote": allowed(actor, "vote", row),
        "grouped": any(one.disclosure == "B" for one in pots),
    }
    return render(request, "voting/election.html", context)


def _pot(request: TownRequest, pk: int, pot: int) -> Pot:
    rows = Pot.objects.select_related("election__roll", "zone").prefetch_related("options")
    return find(request.actor, rows, pk=pot, election_id=pk)


@public_page
@require_safe
def pot(request: TownRequest, pk: int, pot: int) -> HttpResponse:
    """The projects of one envelope, with the prices that were frozen."""
    row = _pot(request, pk, pot)
    options = list(row.options.prefetch_related("subject"))
    context = {
        "vote": row.election,
        "pot": row,
        "lines": [{"option": one, "page": page_of(one)} for one in options],
        "words": ballot_words(row.election.ballot_kind, row.election.most, row.envelope),
        "rule": rule_words(rule_of(row) if row.definition else row.election.rule),
        "may_vote": allowed(request.actor, "vote", row.election),
    }
    return render(request, "voting/pot.html", context)


@public_page
@require_safe
def results(request: TownRequest, pk: int) -> HttpResponse:
    """The results of all envelopes of a vote. 404 before the count, like anything that is not there."""
    row = find(request.actor, Election.objects.all(), pk=pk)
    outcomes = outcomes_of(request.actor, row)
    if not outcomes:
        raise Http404
    lines: list[dict[str, Any]] = []
    for one in outcomes:
        titles = {option.code: option.title for option in one.pot.options.all()}
        lines.append({"outcome": one, "pot": one.pot, "winners": [titles[code] for code in one.winners]})
    context = {"vote": row, "state": state_of(row), "lines": lines}
    return render(request, "voting/results.html", context)


@public_page
@require_safe
def result(request: TownRequest, pk: int, pot: int) -> HttpResponse:
    """One envelope: who won and why, what other rules would give, who took part, booths, files to count again."""
    row = _pot(request, pk, pot)
    outcome = outcome_of(request.actor, row)
    if outcome is None:
        raise Http404
    options = list(row.options.all())
    booths = list(Booth.objects.filter(election=row.election, sheets__pot=row))
    address = address_of(request.municipality)
    context = {
        "vote": row.election,
        "state": state_of(row.election),
        "pot": row,
        "outcome": outcome,
        "lines": lines_of(outcome, options),
        "apart": any(one.get("paper") is not None for one in outcome.votes.values()),
        "titles": {one.code: one.title for one in options},
        "compared": compared(outcome, options),
        "tables": turnout_tables(outcome, booths),
        "rule": rule_words(rule_of(row)),
        "booths": [
            {"booth": booth, "numbers": one, "told": told_of_booth(outcome.turnout, booth.pk)}
            for booth in booths
            for one in reconciled(booth)
            if one.sheet.pot_id == row.pk
        ],
        "command": f"python3 {FILE_NAME} result {row.pk}.zip --log {address}/log",
        "bundle_url": bundle_url(row),
        "verifier_url": f"{address}/log/{FILE_NAME}",
    }
    return render(request, "voting/result.html", context)


@public
@require_safe
def bundle(request: TownRequest, pot: int) -> HttpResponse:
    """All it takes to count again, as one zip file."""
    row = find(request.actor, Pot.objects.select_related("municipality"), pk=pot)
    outcome = outcome_of(request.actor, row)
    if outcome is None:
        raise Http404
    outcome.pot = row
    outcome.municipality = row.municipality
    response = HttpResponse(bundle_of(outcome), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{row.pk}.zip"'
    return response
