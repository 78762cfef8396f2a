"""The consultation, its pack, its report, and answers to comments."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.discuss.enums import Outcome
from mithaq.commons.people.models import Person
from mithaq.kit.fields import FoldedDateField
from mithaq.kit.i18n import TranslatedFormField, languages

from ..enums import Influence
from ..models import Consultation, Plan, PlanDocument, PlanSection
from ..queries.desk import who_may_answer
from .base import PlanForm


def prose(label: Any, **extra: Any) -> TranslatedFormField:
    return TranslatedFormField(label=label, multiline=True, max_length=4000, **{"required": False, **extra})


class ConsultationForm(PlanForm):
    title = TranslatedFormField(label=_("Title"), required=False, max_length=200)
    influence = forms.ChoiceField(
        label=_("Promised influence"),
        choices=Influence.choices,
        widget=forms.RadioSelect,
        help_text=_("How much what people say will weigh. It cannot be lowered later."),
    )
    summary = prose(
        _("Summary in plain words"),
        help_text=_("What is proposed, what is not decided yet, how to take part."),
    )
    budget = prose(_("What it costs and who pays"))
    rules = prose(
        _("Rules"), help_text=_("Who reads the comments, when they are answered, what is not published.")
    )
    responsible: forms.Field = forms.ModelChoiceField(
        label=_("Who answers"), queryset=Person.objects.none(), required=False
    )
    opens_on = FoldedDateField(label=_("Opens on"))
    closes_on = FoldedDateField(label=_("Closes at the end of"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = who_may_answer()  # type: ignore[attr-defined]

    @classmethod
    def values_of(cls, row: Model) -> dict[str, Any]:
        assert isinstance(row, Consultation)
        return super().values_of(row) | {
            "opens_on": timezone.localdate(row.opens_at),
            "closes_on": timezone.localdate(row.closes_at),
        }

    def moments(self) -> dict[str, dt.datetime]:
        """From the first minute of a day to the last of another; a day that did not change keeps its hour."""
        row = self.row
        found = {
            "opens_at": _at(self.cleaned_data["opens_on"], dt.time(0)),
            "closes_at": _at(self.cleaned_data["closes_on"], dt.time(23, 59)),
        }
        if isinstance(row, Consultation):
            for name, moment in found.items():
                stood = getattr(row, name)
                if timezone.localdate(stood) == timezone.localdate(moment):
                    found[name] = stood
        return found


def _at(day: dt.date, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, time))


class PackForm(forms.Form):
    documents: forms.Field = forms.ModelMultipleChoiceField(
        label=_("Documents to read before commenting"),
        queryset=PlanDocument.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        rows: QuerySet[PlanDocument] = plan.documents.all()
        kwargs.setdefault("initial", {"documents": [one.pk for one in rows if one.in_pack]})
        super().__init__(*args, **kwargs)
        self.fields["documents"].queryset = rows  # type: ignore[attr-defined]


class ReportForm(PlanForm):
    report = TranslatedFormField(label=_("What changed because of you"), multiline=True, max_length=8000)


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome.choices, widget=forms.RadioSelect)
    reason = TranslatedFormField(
        label=_("Answer with its reason"),
        multiline=True,
        max_length=4000,
        help_text=_("Its author reads this first: begin with what they asked."),
    )
    changed = TranslatedFormField(
        label=_("What changed because of it"),
        required=False,
        multiline=True,
        max_length=1000,
        help_text=_("Needed when the comment is accepted, at least in part."),
    )
    section: forms.Field = forms.ModelChoiceField(
        label=_("Section that changed"), queryset=PlanSection.objects.none(), required=False
    )

    def __init__(self, *args: Any, plan: Plan, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = PlanSection.objects.filter(plan=plan).select_related("question")
        self.fields["section"].queryset = rows.order_by(  # type: ignore[attr-defined]
            "question__group__order", "question__order"
        )
        # The author is answered in the language they wrote in, when the town speaks it.
        wanted = (language if language in languages() else languages()[0],)
        reason: Any = self.fields["reason"]
        reason.required_languages = reason.widget.required_languages = wanted
