"""Sentences about quarters and requests that letters, pages and histories share."""

from __future__ import annotations

from django.utils.translation import gettext

from mithaq.kit.formats import quarter

from .models import UpdateRequest


def request_title(request: UpdateRequest) -> str:
    return gettext("How far have you come? %(quarter)s") % {"quarter": quarter(request.quarter)}


def reminder_title(request: UpdateRequest) -> str:
    return gettext("Reminder: how far have you come? %(quarter)s") % {"quarter": quarter(request.quarter)}


def request_name(request: UpdateRequest) -> str:
    """What lists call a request: who was asked, and about when."""
    said = {"institution": request.organisation.name, "quarter": quarter(request.quarter)}
    return gettext("%(institution)s, %(quarter)s") % said
