"""Writing one section: the editor, its drafts, its versions."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from mithaq.commons.access.policy import find

from ...actions.conflicts import EditConflict
from ...actions.sections import discard_draft, restore_version, write_section
from ...forms.section import RestoreForm, SectionForm
from ...models import PlanSection, SectionVersion
from ...queries.desk import changes_of, editing
from .shared import actor_of, at_desk, explain, part, plan_at_desk, show


def section_at_desk(request: HttpRequest, pk: int, code: str) -> PlanSection:
    rows = PlanSection.objects.select_related("question__group", "plan", "updated_by")
    return find(actor_of(request), rows, plan_id=pk, question__code=code)


@at_desk
def edit(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    plan, section = plan_at_desk(request, pk), section_at_desk(request, pk, code)
    actor = actor_of(request)
    page = editing(actor, section)
    initial = {"text": page.text, "value": page.value, "version": section.version}
    form = SectionForm(request.POST or None, question=section.question, initial=initial)
    context = {"page": page, "section": section, "question": section.question, "form": form}
    if form.is_valid():
        given = form.cleaned_data
        try:
            write_section(
                by=actor,
                section=section,
                text=given["text"],
                value=given.get("value"),
                based_on_version=given["version"],
            )
        except EditConflict as conflict:
            theirs = conflict.theirs
            assert isinstance(theirs, PlanSection)
            form.rebase(theirs.version)
            context |= {"theirs": theirs, "mine": given}
            return show(request, plan, "object", "section", context, status=409)
        except ValidationError as problem:
            explain(form, problem)
        else:
            messages.success(request, gettext("Saved."))
            return redirect("desk_plan_section", pk=pk, code=code)
    return show(request, plan, "object", "section", context)


@at_desk
@require_POST
def autosave(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """{"version"}; 409 with what the section says now when somebody saved it meanwhile, 422 with reasons."""
    section = section_at_desk(request, pk, code)
    form = SectionForm(request.POST, question=section.question)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    given = form.cleaned_data
    try:
        kept = write_section(
            by=actor_of(request),
            section=section,
            text=given["text"],
            value=given.get("value"),
            based_on_version=given["version"],
            autosave=True,
        )
    except EditConflict as conflict:
        theirs = conflict.theirs
        assert isinstance(theirs, PlanSection)
        by = str(theirs.updated_by or "")
        told = {"version": theirs.version, "text": theirs.text, "value": theirs.value, "by": by}
        return JsonResponse(told, status=409)
    except ValidationError as problem:
        return JsonResponse({"errors": problem.messages}, status=422)
    return JsonResponse({"version": kept.version})


@at_desk
@require_POST
def discard(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    discard_draft(by=actor_of(request), section=section_at_desk(request, pk, code))
    return redirect("desk_plan_section", pk=pk, code=code)


@at_desk
def versions(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    plan, section = plan_at_desk(request, pk), section_at_desk(request, pk, code)
    context = {
        "section": section,
        "question": section.question,
        "changes": changes_of(section),
    }
    return show(request, plan, "object", "versions", context)


@at_desk
@require_POST
def restore(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    section = section_at_desk(request, pk, code)
    form = RestoreForm(request.POST)
    if form.is_valid():
        version = part(
            SectionVersion.objects.filter(section=section, autosaved=False),
            number=form.cleaned_data["number"],
        )
        try:
            restore_version(
                by=actor_of(request),
                section=section,
                version=version,
                based_on_version=form.cleaned_data["version"],
            )
            messages.success(
                request, gettext("The earlier version stands again; nothing in between is lost.")
            )
        except EditConflict:
            messages.error(
                request, gettext("Somebody saved this section meanwhile. Look at the newest version first.")
            )
    return redirect("desk_plan_versions", pk=pk, code=code)
