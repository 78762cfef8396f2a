"""The voter's way: show who you are, choose, look once more, cast, take the receipt, check it later.

All of it works without JavaScript; a script only adds up while one chooses. No choice is ever in an address.
"""

from __future__ import annotations

import hmac
import json
import logging
import re
from typing import Any

from django.core import signing
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mithaq.commons.access.gates import public
from mithaq.commons.access.policy import allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.people.sms import messages_leave, send_sms
from mithaq.commons.receipts.codes import grouped, plain
from mithaq.commons.transparency.queries import log_of
from mithaq.kit.browsers import browser_of, with_browser
from mithaq.kit.formats import currency_exponent, formats
from mithaq.kit.origin import needs_token, sent_from_here
from mithaq.kit.parse import ParseError, normalise_phone
from mithaq.kit.rowforms import explain, posted
from mithaq.methods.transparency.ballots import CastBallot, new_nonce

from .. import actions
from ..choices import checked, cost_of
from ..enums import BallotKind, Channel, State
from ..forms import CheckForm, CodeForm, PhoneCodeForm, PhoneForm
from ..holding import proof_of, with_proof, without_proof
from ..keys import roll_digest
from ..models import Election, Option, Pot, Voter
from ..printing import receipt_pdf
from ..queries import by_code, pots_for, taken_part
from ..wording import ballot_words, choice_words

logger = logging.getLogger(__name__)

NONCE = re.compile(r"[0-9a-f]{32}")
SALT = "voting.receipt"
RECEIPT_SECONDS, MOST_TEXTS = 3600, 3
PLACES = 3


def _election(request: TownRequest, pk: int) -> Election:
    return find(request.actor, Election.objects.select_related("roll", "municipality"), pk=pk)


def _not_open(request: TownRequest, election: Election) -> HttpResponse:
    """Too early or too late, and what that means for a ballot that was just sent."""
    coming = election.state in (State.DRAFT, State.FROZEN) and timezone.now() < election.closes_at
    sent = request.method == "POST"
    context = {
        "vote": election,
        "coming": coming,
        "called_off": election.state == State.CANCELLED,
        "sent": sent,
    }
    return render(request, "voting/not_open.html", context, status=409 if sent else 200)


@never_cache
@sent_from_here
@public
@require_http_methods(["GET", "HEAD", "POST"])
def ballot(request: TownRequest, pk: int) -> HttpResponse:
    """Show that you are on the roll; then the envelopes over which you decide."""
    election = _election(request, pk)
    if request.POST.get("step") == "leave":
        return without_proof(redirect("election", pk))
    if not allowed(request.actor, "vote", election):
        return _not_open(request, election)
    proof = proof_of(request, election)
    if proof is not None:
        return _envelopes(request, election, proof)
    return _prove(request, election)


def _prove(request: TownRequest, election: Election) -> HttpResponse:
    """Phone number, then the code that came by text message; or a printed code."""
    step = request.POST.get("step", "")
    data = posted(request)
    phone_form = PhoneForm(data if step == "phone" else None)
    code_form = CodeForm(data if step == "printed" else None)
    sms_form = PhoneCodeForm(data) if step == "sms" else None
    by, browser = request.actor, browser_of(request)
    proof = None
    try:
        if step == "phone" and phone_form.is_valid():
            phone = phone_form.cleaned_data["phone"]
            number = actions.send_code(by=by, election=election, phone=phone, browser=browser)
            sms_form = PhoneCodeForm(initial={"phone": number})
        elif step == "sms" and sms_form is not None and sms_form.is_valid():
            proof = actions.prove_by_phone(by=by, election=election, browser=browser, **sms_form.cleaned_data)
        elif step == "printed" and code_form.is_valid():
            proof = actions.prove_by_code(by=by, election=election, **code_form.cleaned_data)
    except ValidationError as refused:
        explain({"phone": phone_form, "printed": code_form}.get(step) or sms_form or phone_form, refused)
    if proof is not None:
        return with_proof(redirect("ballot", election.pk), proof)
    wrong = any(form is not None and form.errors for form in (phone_form, code_form, sms_form))
    context = {
        "vote": election,
        "phone_form": phone_form,
        "code_form": code_form,
        "sms_form": sms_form,
        "by_phone": messages_leave(),
        "token": needs_token(request),
    }
    page = render(request, "voting/prove.html", context, status=422 if wrong else 200)
    return with_browser(page, browser) if step == "phone" else page


def _envelopes(request: TownRequest, election: Election, proof: actions.Proof) -> HttpResponse:
    voter = Voter.objects.filter(pk=proof.voter, roll=election.roll_id).first()
    if voter is None:
        return without_proof(redirect("ballot", election.pk))
    pots = pots_for(election, voter)
    if len(pots) == 1 and request.method == "GET":
        return redirect("ballot_pot", election.pk, pots[0].pk)
    context = {"vote": election, "pots": pots, "token": needs_token(request), "assisted": proof.assistants}
    return render(request, "voting/envelopes.html", context)


# ---------------------------------------------------------------------- the ballot itself


@never_cache
@sent_from_here
@public
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: TownRequest, pk: int, pot: int) -> HttpResponse:
    """The ballot: choose (with a running total), look once more, cast."""
    election = _election(request, pk)
    if not allowed(request.actor, "vote", election):
        return _not_open(request, election)
    proof = proof_of(request, election)
    if proof is None:
        return redirect("ballot", pk)
    row = find(
        request.actor, Pot.objects.select_related("zone").prefetch_related("options"), pk=pot, election=pk
    )
    row.election = election
    voter = Voter.objects.filter(pk=proof.voter, roll=election.roll_id).first()
    if voter is None or row.zone_id not in (None, voter.zone_id):
        raise Http404
    options = list(row.options.all())
    vote, points = _typed(request, election, options)
    step = request.POST.get("step", "")
    problem = ""
    if step in ("review", "cast"):
        try:
            choice = checked(row, options, vote, points)
            if step == "cast":
                return _cast(request, row, options, proof, choice)
            return _review(request, row, options, choice, proof)
        except ValidationError as refused:
            if not allowed(request.actor, "vote", election):
                # It closed while this was on its way.
                return _not_open(request, election)
            problem = " ".join(refused.messages)
    return _choose(request, row, options, vote, points, problem, proof)


def _typed(
    request: TownRequest, election: Election, options: list[Option]
) -> tuple[list[str], dict[str, str]]:
    """What stands in the form: codes in their order, and points."""
    data = request.POST
    if election.ballot_kind == BallotKind.POINTS:
        given = {one.code: data.get(f"points_{one.code}", "") for one in options}
        return [], {code: typed for code, typed in given.items() if typed}
    if election.ballot_kind == BallotKind.RANKED:
        places = (data.get(f"place_{place}", "") for place in range(1, _places(election, options) + 1))
        return [code for code in places if code], {}
    return data.getlist("choice"), {}


def _places(election: Election, options: list[Option]) -> int:
    return min(election.most or PLACES, len(options))


def _choose(
    request: TownRequest,
    row: Pot,
    options: list[Option],
    vote: list[str],
    points: dict[str, str],
    problem: str,
    proof: actions.Proof,
) -> HttpResponse:
    election = row.election
    known = {one.code: one for one in options}
    spent = cost_of(vote, known)
    chosen_places = [*vote, *[""] * len(options)]
    context = {
        "vote": election,
        "pot": row,
        "kind": election.ballot_kind,
        "lines": [
            {"option": one, "chosen": one.code in vote, "points": points.get(one.code, "")} for one in options
        ],
        "places": [
            {"number": place + 1, "chosen": chosen_places[place]}
            for place in range(_places(election, options))
        ],
        "words": ballot_words(election.ballot_kind, election.most, row.envelope),
        "spent": spent,
        "left": row.envelope - spent,
        "over": spent > row.envelope,
        "money": {"currency": formats().currency, "decimals": currency_exponent(formats().currency)},
        "locale": f"{formats().locale.replace('_', '-')}-u-nu-{formats().numbering}",
        "problem": problem,
        "token": needs_token(request),
        "assisted": proof.assistants,
    }
    return render(request, "voting/ballot.html", context, status=422 if problem else 200)


def _review(
    request: TownRequest, row: Pot, options: list[Option], choice: CastBallot, proof: actions.Proof
) -> HttpResponse:
    known = {one.code: one for one in options}
    points = dict(zip(choice.vote, choice.points, strict=True)) if choice.points else {}
    context = {
        "vote": row.election,
        "pot": row,
        "kind": row.election.ballot_kind,
        "chosen": choice_words(choice.vote, choice.points, known),
        "fields": _fields(row.election, choice, points),
        "spent": cost_of(choice.vote, known),
        "nonce": new_nonce(),
        "token": needs_token(request),
        "assisted": proof.assistants,
    }
    return render(request, "voting/review.html", context)


def _fields(election: Election, choice: CastBallot, points: dict[str, str]) -> list[tuple[str, str]]:
    """The choice as hidden fields, under the names of the form."""
    if election.ballot_kind == BallotKind.POINTS:
        return [(f"points_{code}", value) for code, value in points.items()]
    if election.ballot_kind == BallotKind.RANKED:
        return [(f"place_{place}", code) for place, code in enumerate(choice.vote, start=1)]
    return [("choice", code) for code in choice.vote]


def _cast(
    request: TownRequest, row: Pot, options: list[Option], proof: actions.Proof, choice: CastBallot
) -> HttpResponse:
    given = request.POST.get("nonce", "")
    nonce = given if NONCE.fullmatch(given) else ""
    receipt = actions.cast(by=request.actor, pot=row, proof=proof, choice=choice, nonce=nonce)
    voter = Voter.objects.get(pk=proof.voter)
    pots = pots_for(row.election, voter)
    at_desk = proof.channel == Channel.DESK
    # Whoever sits at an officer's screen next must not find this voter's proof there.
    done = at_desk and not {one.pk for one in pots} - set(taken_part(row.election, voter))
    known = {one.code: one for one in options}
    by_phone = voter.phone is not None and messages_leave()
    said = {**receipt.paper.data, "pot": row.pk}
    if by_phone:
        said["phone"] = _own_phone(row, voter.phone or "", receipt.commitment)
    context = {
        "vote": row.election,
        "pot": row,
        "code": receipt.code,
        "commitment": receipt.commitment,
        "chosen": choice_words(choice.vote, choice.points, known),
        "signed": signing.dumps(said, salt=SALT, compress=True),
        "others": [] if done else [one for one in pots if one.pk != row.pk],
        "by_phone": by_phone,
        "at_desk": at_desk,
        "token": needs_token(request),
    }
    response = render(request, "voting/receipt.html", context)
    return without_proof(response) if done else response


def _own_phone(row: Pot, phone: str, commitment: str) -> str:
    """Lets the receipt be sent to the phone of its voter and to no other. phone: its digest in the roll."""
    slug, roll = row.election.municipality.slug, row.election.roll_id
    return roll_digest(slug, roll, "receipt", f"{phone} {commitment}")


# ---------------------------------------------------------------------- the receipt


@never_cache
@sent_from_here
@public
@require_POST
def receipt(request: TownRequest) -> HttpResponse:
    """The receipt that the page carries: on paper, as a file for the verifier, or its number by text message."""
    try:
        said = signing.loads(request.POST.get("receipt", ""), salt=SALT, max_age=RECEIPT_SECONDS)
    except signing.BadSignature:
        return redirect("ballot_check")
    row = find(
        request.actor,
        Pot.objects.select_related("election__municipality").prefetch_related("options"),
        pk=said.pop("pot"),
    )
    own_phone = said.pop("phone", "")
    shown = grouped(actions.code_of(said["commitment"]))
    way = request.POST.get("as", "")
    if way == "json":
        response = HttpResponse(
            json.dumps(said, ensure_ascii=False, indent=1), content_type="application/json"
        )
        response.headers["Content-Disposition"] = 'attachment; filename="receipt.json"'
        return response
    if way == "sms":
        return _text(request, row, said["commitment"], own_phone)
    url = request.build_absolute_uri(reverse("ballot_checked", args=[plain(shown)]))
    written = receipt_pdf(pot=row, code=shown, commitment=said["commitment"], url=url)
    response = HttpResponse(written, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="receipt.pdf"'
    return response


def _text(request: TownRequest, row: Pot, commitment: str, own_phone: str) -> HttpResponse:
    """To the voter's own phone, and to no other; a few times at most."""
    shown, problem = grouped(actions.code_of(commitment)), ""
    try:
        number = normalise_phone(request.POST.get("phone", ""), request.municipality.country)
    except ParseError as wrong:
        problem = str(wrong)
    else:
        digest = roll_digest(request.municipality.slug, row.election.roll_id, "phone", number)
        own = hmac.compare_digest(_own_phone(row, digest, commitment), own_phone)
        if own and messages_leave() and _may_text(commitment):
            words = _("Your ballot is in the box. Number of your receipt: %(code)s.") % {"code": shown}
            try:
                send_sms(number, words)
            except OSError as refused:
                logger.error("A receipt of vote %s was not sent: %s", row.election_id, type(refused).__name__)
                problem = _(
                    "The message could not be sent just now. Write the number down, or try again later."
                )
    context = {"vote": row.election, "code": shown, "problem": problem}
    return render(request, "voting/sent.html", context, status=422 if problem else 200)


def _may_text(commitment: str) -> bool:
    key = f"voting.receipt.{commitment}"
    cache.add(key, 0, timeout=RECEIPT_SECONDS)
    return cache.incr(key) <= MOST_TEXTS


@never_cache
@sent_from_here
@public
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: TownRequest) -> HttpResponse:
    """Type the number of a receipt: is the ballot there, in the log, and counted? What it says is never shown."""
    form = CheckForm(posted(request))
    if form.is_bound and form.is_valid():
        return _checked(request, form)
    return _check_page(request, form, None)


@never_cache
@public
@require_safe
def scanned(request: TownRequest, code: str) -> HttpResponse:
    """What the printed code to scan leads to."""
    form = CheckForm({"code": code})
    return _checked(request, form) if form.is_valid() else redirect("ballot_check")


def _checked(request: TownRequest, form: CheckForm) -> HttpResponse:
    found = by_code(form.cleaned_data["code"])
    if found is None:
        form.add_error("code", _("No ballot has this number. Please compare the digits."))
    return _check_page(request, form, found)


def _check_page(request: TownRequest, form: CheckForm, found: Any) -> HttpResponse:
    context = {
        "form": form,
        "found": found,
        "has_log": log_of(request.municipality) is not None,
        "token": needs_token(request),
    }
    return render(request, "voting/check.html", context, status=422 if form.errors else 200)
