"""The country profile as an officer reads and changes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from babel.numbers import list_currencies
from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.tenancy.context import profile_of
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.countries import Fact
from mithaq.kit.countries.profiles import DEADLINE_UNITS
from mithaq.kit.fields import FoldedIntegerField
from mithaq.kit.formats import duration
from mithaq.kit.i18n import NAMES

WEEKDAY_NAMES = {
    "monday": _("Monday"),
    "tuesday": _("Tuesday"),
    "wednesday": _("Wednesday"),
    "thursday": _("Thursday"),
    "friday": _("Friday"),
    "saturday": _("Saturday"),
    "sunday": _("Sunday"),
}
UNIT_NAMES = {
    "hour": _("hours"),
    "calendar": _("calendar days"),
    "working": _("working days"),
    "month": _("months"),
}
START_NAMES = {"day_after": _("the day after"), "same_day": _("the same day")}
DIGIT_NAMES = {"latn": "123", "arab": "١٢٣"}
LABELS = {
    "weekend": _("Weekly days of rest"),
    "first_weekday": _("First day of the week in calendars"),
    "timezone": _("Time zone"),
    "currency": _("Currency"),
    "digits": _("Digits"),
    "languages": _("Languages of the country"),
    "default_language": _("First language of the country"),
    "phone_prefix": _("Telephone prefix"),
    "budget_tree": _("Order of the budget"),
    "deadlines.information.answer": _("Request for information: answer"),
    "deadlines.information.extension": _("Request for information: extension"),
    "deadlines.information.urgent": _("Request for information: urgent answer"),
    "deadlines.information.review_request": _("Request for information: asking for a review"),
    "deadlines.information.review_answer": _("Request for information: answer to a review"),
    "deadlines.information.refresh": _("Published information: refreshed at least every"),
    "deadlines.information.question": _("Question to the register: answer"),
    "deadlines.comments.moderation": _("Comments: read by a moderator"),
    "deadlines.comments.answer": _("Comments: answered"),
    "deadlines.ogp.forum": _("Open government: the forum meets at least every"),
    "deadlines.ogp.website": _("Open government: the plan’s pages are updated at least every"),
    "deadlines.ogp.inception": _("Open government: assessment after the plan is submitted"),
    "deadlines.ogp.end_of_commitment": _("Open government: assessment of a completed commitment"),
    "deadlines.ogp.final": _("Open government: assessment after the end of the plan"),
    "deadlines.plans.update": _("Action plans: institutions say how far they have come"),
    "deadlines.reports.bulletin": _("Quarterly bulletin: published"),
    "deadlines.requests.answer": _("Complaints and suggestions: answered"),
    "deadlines.requests.urgent": _("Complaints and suggestions: urgent answer"),
    "deadlines.requests.long": _("Complaints and suggestions: answer that needs a study"),
    "deadlines.requests.contest": _("Complaints and suggestions: an answer can be contested for"),
    "deadlines.requests.second": _("Complaints and suggestions: second look"),
}


def is_deadline(fact: Fact) -> bool:
    return fact.path.startswith("deadlines.")


def term(value: dict[str, Any]) -> str:
    """ "20 working days", in the reader's language."""
    count, unit = value["n"], value["unit"]
    if unit == "calendar":
        words = ngettext("%(count)s calendar day", "%(count)s calendar days", count) % {"count": count}
    else:
        words = duration(count, {"working": "workday"}.get(unit, unit))
    if value.get("silence") == "refused":
        return gettext("%(term)s; silence means a refusal") % {"term": words}
    return words


def shown(fact: Fact, value: Any) -> Any:
    """A fact's value in words."""
    if is_deadline(fact):
        return term(value)
    if fact.path == "weekend":
        return [WEEKDAY_NAMES[day] for day in value]
    if fact.path == "first_weekday":
        return WEEKDAY_NAMES[value]
    if fact.path == "digits":
        return DIGIT_NAMES[value]
    if fact.path == "languages":
        return [NAMES.get(code, code) for code in value]
    if fact.path == "default_language":
        return NAMES.get(value, value)
    return value


@dataclass(frozen=True)
class Line:
    """One fact of the profile, ready to be shown."""

    fact: Fact
    label: Any
    value: Any
    shipped: Any

    @property
    def is_list(self) -> bool:
        return isinstance(self.value, list)


def lines(town: Municipality) -> list[Line]:
    return [
        Line(
            fact,
            LABELS.get(fact.path, fact.path),
            shown(fact, fact.value),
            shown(fact, fact.shipped) if fact.overridden else None,
        )
        for fact in profile_of(town).facts.values()
    ]


class FactForm(forms.Form):
    """A value for one fact, of the kind this fact wants, and the reason for it."""

    why = forms.CharField(
        label=_("On what ground?"),
        help_text=_("The law, decision or council minute behind it. It stays in the history."),
        max_length=300,
    )

    def __init__(self, fact: Fact, data: Any = None) -> None:
        initial = dict(fact.value) if is_deadline(fact) else {"value": fact.value}
        super().__init__(data, initial=initial)
        self.fact = fact
        self.fields = {**self.value_fields(), **self.fields}

    def value_fields(self) -> dict[str, forms.Field]:
        if is_deadline(self.fact):
            return {
                "n": FoldedIntegerField(label=_("How many"), min_value=1, max_value=3650),
                "unit": forms.ChoiceField(
                    label=_("Of what"), choices=[(unit, UNIT_NAMES[unit]) for unit in DEADLINE_UNITS]
                ),
                "start_rule": forms.ChoiceField(
                    label=_("Counted from"), choices=list(START_NAMES.items()), required=False
                ),
                "silence": forms.ChoiceField(
                    label=_("Silence means"),
                    choices=[("", _("nothing")), ("refused", _("a refusal"))],
                    required=False,
                ),
            }
        label = LABELS.get(self.fact.path, self.fact.path)
        days = list(WEEKDAY_NAMES.items())
        if self.fact.path == "weekend":
            boxes = forms.CheckboxSelectMultiple
            return {"value": forms.MultipleChoiceField(label=label, choices=days, widget=boxes)}
        choices: dict[str, list[tuple[str, Any]]] = {
            "first_weekday": days,
            "digits": list(DIGIT_NAMES.items()),
            "currency": [(code, code) for code in sorted(list_currencies())],
        }
        if self.fact.path in choices:
            return {"value": forms.ChoiceField(label=label, choices=choices[self.fact.path])}
        return {"value": forms.CharField(label=label, max_length=80)}

    def value(self) -> Any:
        """The whole new value, in the shape the profile keeps."""
        if not is_deadline(self.fact):
            return self.cleaned_data["value"]
        parts = {name: self.cleaned_data[name] for name in ("n", "unit", "start_rule", "silence")}
        return {name: part for name, part in parts.items() if part or name in self.fact.value}


def editable(fact: Fact) -> bool:
    """The languages are set on a page of their own."""
    return fact.path not in ("languages", "default_language")
