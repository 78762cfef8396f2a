"""Sentences about quarters and requests that letters, pages and histories share."""

from __future__ import annotations

from django.utils.translation import gettext

from mithaq.methods.quarters import Quarter

from .models import UpdateRequest


def quarter_name(quarter: Quarter) -> str:
    """ "third quarter of 2026"."""
    names = {
        1: gettext("first quarter of %(year)s"),
        2: gettext("second quarter of %(year)s"),
        3: gettext("third quarter of %(year)s"),
        4: gettext("fourth quarter of %(year)s"),
    }
    return names[quarter.number] % {"year": quarter.year}


def request_title(request: UpdateRequest) -> str:
    return gettext("How far have you come? %(quarter)s") % {"quarter": quarter_name(request.quarter)}


def reminder_title(request: UpdateRequest) -> str:
    return gettext("Reminder: how far have you come? %(quarter)s") % {
        "quarter": quarter_name(request.quarter)
    }


def request_name(request: UpdateRequest) -> str:
    """What lists call a request: who was asked, and about when."""
    said = {"institution": request.organisation.name, "quarter": quarter_name(request.quarter)}
    return gettext("%(institution)s, %(quarter)s") % said
