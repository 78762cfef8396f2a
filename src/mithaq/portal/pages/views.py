"""Pages of plain words: help, privacy, accessibility, contact, checking the results."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mithaq.commons.access.gates import public_page
from mithaq.commons.audit.queries import head_of
from mithaq.commons.people.personal import personal
from mithaq.commons.tenancy.context import profile_of
from mithaq.kit.i18n import active_language
from mithaq.portal.towndesk.profile import term


def written(name: str) -> str:
    """The template with the words of a page in the reader's language: long texts are written, not translated."""
    return f"pages/{name}.{active_language()}.html"


def deadlines(request: HttpRequest) -> dict[str, object]:
    profile = profile_of(request.municipality)  # type: ignore[attr-defined]
    return {
        "moderation_term": term(profile.fact("deadlines.comments.moderation").value),
        "answer_term": term(profile.fact("deadlines.comments.answer").value),
    }


@public_page
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/help.html", {"words": written("help"), **deadlines(request)})


@public_page
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about a person, as the apps themselves declare it."""
    shown = {"words": written("privacy"), "kinds": [kind.label for kind in personal]}
    return render(request, "pages/privacy.html", shown)


@public_page
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html", {"words": written("accessibility")})


@public_page
@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/contact.html")


@public_page
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """How anybody checks that the history was not rewritten and computes the figures again."""
    head = head_of(request.municipality)  # type: ignore[attr-defined]
    return render(request, "pages/check.html", {"words": written("check"), "head": head, "ways": ways()})


def ways() -> list[dict[str, str]]:
    """What anybody may check, and where."""
    found = (
        (
            _("The results of votes"),
            "elections",
            "scales",
            _(
                "Every result has its files, a program that counts them again, and a page that does it for you."
            ),
        ),
        (
            _("Count a result again here"),
            "log_check",
            "check",
            _("Your browser counts the published ballots and says whether the winners are the same."),
        ),
        (
            _("My ballot, by its receipt"),
            "ballot_check",
            "hand",
            _("Whether the ballot behind your receipt was counted, without saying what it holds."),
        ),
        (
            _("The public log"),
            "log",
            "calendar",
            _("Every public act with its number and digest, and the program that checks them all."),
        ),
        (
            _("The tables behind every figure"),
            "data",
            "download",
            _("Take them as a table, a spreadsheet or JSON, with a dictionary of their columns."),
        ),
    )
    return [
        {"title": title, "url": reverse(name), "icon": icon, "text": text}
        for title, name, icon, text in found
    ]
