"""A booth from the printing of its ballots to the day its numbers agree."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from mithaq.commons.access.policy import allowed, find, require
from mithaq.commons.access.request import TownRequest
from mithaq.kit.formats import number
from mithaq.kit.rowforms import explain, posted, sent

from ... import actions
from ...addresses import desk_booth_url, desk_election_url
from ...enums import PaperState, State
from ...forms import BoothForm, GapForm, IdentityForm, MinutesForm, PapersForm, ResolveForm, StrikeForm
from ...models import Booth, Paper, Sheet
from ...printing import MOST_AT_ONCE, tally_sheet_pdf
from ...printing import ballots_pdf as ballots_on_paper
from ...queries.booths import discrepancies, reconciled, struck_papers
from .shared import at_booth, booth_at_desk, election_at_desk, form_page, managers, pdf, uploaded


@managers
def new(request: TownRequest, pk: int) -> HttpResponse:
    election = election_at_desk(request, pk, "run")
    form = BoothForm(posted(request), election=election)
    booth_ = sent(
        form,
        lambda: actions.set_booth(
            by=request.actor,
            election=election,
            name=form.cleaned_data["name"],
            place=form.cleaned_data["place"],
            numbers=form.numbers,
        ),
    )
    if booth_:
        return redirect(desk_booth_url(booth_))
    return form_page(
        request, form, gettext("Set up a booth"), desk_election_url(election), title=election.name
    )


@at_booth
def booth(request: TownRequest, pk: int) -> HttpResponse:
    """Its numbers, what differs, and what is next."""
    row = booth_at_desk(request, pk)
    numbers = reconciled(row)
    for one in numbers:
        one.sheet.parts = range(one.sheet.first, one.sheet.last + 1, MOST_AT_ONCE)  # type: ignore[attr-defined]
    context = {
        "booth": row,
        "vote": row.election,
        "numbers": numbers,
        "differing": [one for one in discrepancies(row) if one.state == PaperState.DIFFERS],
        "once": [one for one in discrepancies(row) if one.state == PaperState.ONCE],
        "struck": struck_papers(row),
        "may_keep": allowed(request.actor, "booth", row.election) and row.counted_at is None,
        "may_enter": row.election.state == State.CLOSED,
        "back": desk_election_url(row.election),
        "ready": row.counted_at is None and bool(numbers) and all(one.may_count for one in numbers),
    }
    return render(request, "voting/desk/booth.html", context)


@at_booth
def tick(request: TownRequest, pk: int) -> HttpResponse:
    """Somebody is handed paper: the roll is ticked, once."""
    row = booth_at_desk(request, pk, "edit")
    form = IdentityForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            many = actions.tick(by=request.actor, booth=row, **form.cleaned_data)
        except ValidationError as refused:
            explain(form, refused)
        else:
            told = ngettext("Ticked. Hand over %(many)s ballot.", "Ticked. Hand over %(many)s ballots.", many)
            messages.success(request, told % {"many": number(many)})
            return redirect("desk_booth_tick", pk)
    return form_page(
        request,
        form,
        gettext("Tick the roll"),
        desk_booth_url(row),
        intro=gettext("Before a ballot is handed over. Whoever voted online is refused here."),
        button=gettext("Tick"),
        title=row.name,
    )


def _sheet(request: TownRequest, pk: int) -> Sheet:
    sheet = (
        Sheet.objects.select_related("pot__election", "booth__election__municipality").filter(pk=pk).first()
    )
    row = find(request.actor, Booth.objects.all(), pk=sheet.booth_id if sheet else 0)
    require(request.actor, "view", row)
    assert sheet is not None
    return sheet


@at_booth
def papers(request: TownRequest, pk: int) -> HttpResponse:
    """What one officer reads on the papers. The other officer's reading is not shown."""
    sheet = _sheet(request, pk)
    form = uploaded(PapersForm, request)
    problems = []
    if form.is_bound and form.is_valid():
        try:
            entries = actions.read_entries(sheet.pot, form.cleaned_data["text"])
            many = actions.enter_papers(by=request.actor, sheet=sheet, entries=entries)
        except actions.WrongLines as wrong:
            problems = wrong.problems
            form.add_error(
                None, gettext("Nothing was entered. Mend these lines, then send all of them again.")
            )
            form.data = form.data.copy()
            form.data["text"] = form.cleaned_data["text"]
        except ValidationError as refused:
            explain(form, refused)
        else:
            told = ngettext("%(many)s paper entered.", "%(many)s papers entered.", many)
            messages.success(request, told % {"many": number(many)})
            return redirect(desk_booth_url(sheet.booth))
    return form_page(
        request,
        form,
        gettext("Enter papers"),
        desk_booth_url(sheet.booth),
        intro=gettext("Each paper is entered by two officers, who do not see each other’s entry."),
        title=sheet.pot.name,
        problems=problems,
    )


@at_booth
def resolve(request: TownRequest, pk: int) -> HttpResponse:
    paper = (
        Paper.objects.select_related("sheet__pot__election", "first_by", "second_by").filter(pk=pk).first()
    )
    sheet = _sheet(request, paper.sheet_id if paper else 0)
    assert paper is not None
    form = ResolveForm(posted(request))

    def act() -> Paper:
        entry = actions.read_entry(sheet.pot, paper.number, form.cleaned_data["choice"])
        reason = form.cleaned_data["reason"]
        return actions.resolve(by=request.actor, paper=paper, entry=entry, reason=reason)

    if sent(form, act):
        return redirect(desk_booth_url(sheet.booth))
    heading = gettext("Decide on paper %(number)s") % {"number": number(paper.number)}
    return form_page(
        request,
        form,
        heading,
        desk_booth_url(sheet.booth),
        intro=gettext("Take the paper out of the box and look at it together."),
        title=sheet.pot.name,
        paper=paper,
    )


@at_booth
def strike(request: TownRequest, pk: int) -> HttpResponse:
    """There is no such paper: another officer's mistyped number."""
    sheet = _sheet(request, pk)
    form = StrikeForm(posted(request))
    if sent(form, lambda: actions.strike_paper(by=request.actor, sheet=sheet, **form.cleaned_data)):
        return redirect(desk_booth_url(sheet.booth))
    return form_page(
        request,
        form,
        gettext("Strike out a number"),
        desk_booth_url(sheet.booth),
        intro=gettext(
            "For a number that another officer mistyped: there is no such paper in the box. The reason stays."
        ),
        title=sheet.pot.name,
    )


@at_booth
def minutes(request: TownRequest, pk: int) -> HttpResponse:
    row = booth_at_desk(request, pk, "edit")
    sheets = row.sheets.select_related("pot")
    form = MinutesForm(posted(request), sheets=sheets, initial={"minutes": row.minutes})

    def act() -> Booth:
        return actions.write_minutes(
            by=request.actor,
            booth=row,
            minutes=form.cleaned_data["minutes"],
            numbers=form.numbers,
            unnumbered=form.unnumbered,
        )

    if sent(form, act):
        return redirect(desk_booth_url(row))
    return form_page(request, form, gettext("Minutes of the booth"), desk_booth_url(row), title=row.name)


@at_booth
def gap(request: TownRequest, pk: int) -> HttpResponse:
    sheet = _sheet(request, pk)
    form = GapForm(posted(request))
    if sent(form, lambda: actions.explain_gap(by=request.actor, sheet=sheet, **form.cleaned_data)):
        return redirect(desk_booth_url(sheet.booth))
    return form_page(
        request,
        form,
        gettext("Why the numbers differ"),
        desk_booth_url(sheet.booth),
        intro=gettext("Everybody reads this beside the result."),
        title=sheet.pot.name,
    )


@at_booth
@require_POST
def count(request: TownRequest, pk: int) -> HttpResponse:
    row = booth_at_desk(request, pk, "edit")
    try:
        many = actions.count_booth(by=request.actor, booth=row)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        told = ngettext(
            "%(many)s ballot of this booth is in the count.",
            "%(many)s ballots of this booth are in the count.",
            many,
        )
        messages.success(request, told % {"many": number(many)})
    return redirect(desk_booth_url(row))


@at_booth
def ballots_pdf(request: TownRequest, pk: int) -> HttpResponse:
    """Numbered ballots from ?from= on, so many at once."""
    sheet = _sheet(request, pk)
    asked = request.GET.get("from", "")
    first = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else sheet.first
    written = ballots_on_paper(sheet=sheet, first=first, last=first + MOST_AT_ONCE - 1)
    return pdf(written, f"ballots-{sheet.pk}-{first}")


@at_booth
def sheet_pdf(request: TownRequest, pk: int) -> HttpResponse:
    return pdf(tally_sheet_pdf(booth=booth_at_desk(request, pk)), f"sheet-{pk}")
