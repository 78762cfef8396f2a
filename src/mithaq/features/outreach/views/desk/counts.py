"""Counting at the door: one short form, again and again, on a phone."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext

from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.conflicts import EditConflict
from mithaq.kit.formats import number
from mithaq.kit.rowforms import posted, sent

from ... import actions
from ...actions.counting import FIELDS
from ...forms import HeadcountForm
from ...models import Headcount
from ...queries.cells import people_in
from .shared import at_desk, form_page, kept_activity

PAGE_SIZE = 20
# What the next group at the door mostly shares with the last one comes back filled in.
KEPT = ("category", "area", "zone", "channel")


@at_desk
def counts(request: TownRequest, pk: int) -> HttpResponse:
    activity = kept_activity(request, pk, "count")
    shown = {name: request.GET[name] for name in KEPT if name in request.GET}
    form = HeadcountForm(posted(request), initial=shown)
    counted = sent(
        form,
        lambda: actions.add_headcount(
            by=request.actor, activity=activity, fields=form.wanted(FIELDS), key=form.cleaned_data["key"]
        ),
    )
    if counted is not None:
        row, new = counted
        told = ngettext("%(count)s person counted.", "%(count)s people counted.", row.number)
        if not new:
            told = gettext("This was counted already; nothing was counted twice.")
        messages.success(request, told % {"count": number(row.number)})
        again = request.GET.copy()
        again.clear()
        again.update({name: request.POST.get(name, "") for name in KEPT if request.POST.get(name)})
        response = redirect("desk_participation_counts", activity.pk)
        response["Location"] += f"?{again.urlencode()}" if again else ""
        return response
    rows = Headcount.objects.filter(activity=activity).select_related("zone", "by", "source")
    page = Paginator(rows.order_by("-pk"), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"activity": activity, "form": form, "page": page, "people": people_in(rows)}
    return render(request, "outreach/desk/counts.html", context)


@at_desk
def edit(request: TownRequest, pk: int) -> HttpResponse:
    """Correct one count, or take it out."""
    row = find(request.actor, Headcount.objects.select_related("activity", "zone"), "edit", pk=pk)
    form = HeadcountForm(posted(request), row=row)
    if request.method == "POST" and "remove" in request.POST:
        try:
            actions.remove_headcount(by=request.actor, headcount=row, seen=request.POST.get("seen", ""))
        except EditConflict:
            messages.error(request, gettext("Somebody changed this count meanwhile. Look again."))
            return redirect("desk_participation_count", row.pk)
        messages.success(request, gettext("Taken out."))
        return redirect("desk_participation_counts", row.activity_id)
    if sent(
        form,
        lambda: actions.change_headcount(
            by=request.actor, headcount=row, fields=form.wanted(FIELDS), seen=form.cleaned_data["seen"]
        ),
    ):
        messages.success(request, gettext("Saved."))
        return redirect("desk_participation_counts", row.activity_id)
    return form_page(request, row.activity, form, gettext("Correct a count"), removing=gettext("Take it out"))
