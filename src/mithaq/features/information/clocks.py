"""The promises made on filing, by the law of the country; silence at their end has a meaning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from mithaq.commons.clocks.definitions import ClockKind, Groups
from mithaq.commons.people.models import Organisation, Person

from .access import HANDLE, QUESTIONS, REVIEW
from .addresses import asker_url, question_asker_url
from .enums import ANSWER_CLOCK, QUESTION_CLOCK, REVIEW_CLOCK, AccessForm, Channel

WEEK = (dt.timedelta(days=7), dt.timedelta(days=2))


def askers(row: Any) -> Iterable[Person]:
    return [row.person] if row.person is not None and row.erased_at is None else []


def units() -> Mapping[str, Any]:
    return {str(pk): name for pk, name in Organisation.objects.values_list("pk", "name")}


def unit_of(row: Any) -> str:
    return str(row.unit_id) if row.unit_id else ""


CLOCKS = (
    ClockKind(
        code=ANSWER_CLOCK,
        label=_("Answer to an information request"),
        deadline="information.answer",
        extension="information.extension",
        grants=(HANDLE,),
        escalate_grants=(REVIEW,),
        remind=WEEK,
        groups=lambda row: Groups(unit_of(row), row.form),
        units=units,
        categories=lambda: dict(AccessForm.choices),
        waiting=askers,
        waiting_url=asker_url,
        on_overdue="information.silence",
    ),
    ClockKind(
        code=REVIEW_CLOCK,
        label=_("Review of a refusal of information"),
        deadline="information.review_answer",
        grants=(REVIEW,),
        escalate_grants=(HANDLE,),
        waiting=askers,
        waiting_url=asker_url,
        on_overdue="information.silence",
    ),
    ClockKind(
        code=QUESTION_CLOCK,
        label=_("Answer to a question of the register"),
        deadline="information.question",
        grants=(QUESTIONS,),
        escalate_grants=(REVIEW,),
        groups=lambda row: Groups(unit_of(row), row.channel),
        units=units,
        categories=lambda: dict(Channel.choices),
        waiting=askers,
        waiting_url=question_asker_url,
    ),
)
