"""The plan's header, institutions, participants, its way on, and a page to import."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from mithaq.kit.fields import FoldedDateField, FoldedIntegerField, ShortNameField
from mithaq.kit.i18n import TranslatedFormField, TranslatedWidget

from ..enums import FigureUnit, InstitutionRole, ParticipantCategory, PlanStatus
from ..models import Plan, PlanTemplate
from ..queries.desk import open_organisations
from .base import PickOrganisation, PlanForm

LARGEST_PAGE = 2_000_000


class HeaderForm(PlanForm):
    title = TranslatedFormField(label=_("Title"), max_length=200)
    place = TranslatedFormField(label=_("Place"), max_length=200)
    summary = TranslatedFormField(
        label=_("The plan in a few words"), required=False, multiline=True, max_length=1500
    )
    notice = TranslatedFormField(
        label=_("Notice to readers"),
        required=False,
        multiline=True,
        max_length=1500,
        help_text=_("What one must know beforehand: dates that moved, for example."),
    )
    starts_on = FoldedDateField(label=_("Start"), required=False)
    ends_on = FoldedDateField(label=_("End"), required=False)
    submitted_on = FoldedDateField(label=_("Submitted on"), required=False)
    most_commitments = FoldedIntegerField(label=_("At most so many commitments"), min_value=1, max_value=50)
    follows: forms.Field = forms.ModelChoiceField(
        label=_("Follows the plan"), queryset=Plan.objects.none(), required=False
    )

    def __init__(self, data: Any = None, *, row: Model, **kwargs: Any) -> None:
        super().__init__(data, row=row, **kwargs)
        self.fields["follows"].queryset = Plan.objects.exclude(pk=row.pk)  # type: ignore[attr-defined]


class BeginForm(forms.Form):
    title = TranslatedFormField(label=_("Title"), max_length=200)
    place = TranslatedFormField(label=_("Place"), max_length=200)
    code = ShortNameField(
        label=_("Short name"),
        max_length=60,
        help_text=_("Latin letters, digits and hyphens; it stands in the plan’s address."),
        widget=forms.TextInput({"dir": "ltr"}),
    )
    template: forms.Field = forms.ModelChoiceField(label=_("Template"), queryset=PlanTemplate.objects.none())
    starts_on = FoldedDateField(label=_("Start"), required=False)
    ends_on = FoldedDateField(label=_("End"), required=False)
    follows: forms.Field = forms.ModelChoiceField(
        label=_("Follows the plan"), queryset=Plan.objects.none(), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["template"].queryset = PlanTemplate.objects.order_by(  # type: ignore[attr-defined]
            "code", "-version"
        )
        self.fields["follows"].queryset = Plan.objects.all()  # type: ignore[attr-defined]


class InstitutionForm(forms.Form):
    organisation = PickOrganisation(label=_("Institution"), required=False)
    role = forms.ChoiceField(label=_("Role"), choices=InstitutionRole.choices)
    contact_unit = TranslatedFormField(label=_("Unit to contact"), required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = open_organisations()  # type: ignore[attr-defined]
        self.empty_permitted = True


class FigureForm(forms.Form):
    code = forms.ChoiceField(
        label=_("Category"), choices=[("", "—"), *ParticipantCategory.choices], required=False
    )
    label = TranslatedFormField(
        label=_("In the plan’s words"), required=False, max_length=200, widget=TranslatedWidget()
    )
    number = FoldedIntegerField(label=_("How many"), required=False, min_value=0)
    unit = forms.ChoiceField(label=_("Counted are"), choices=FigureUnit.choices)


InstitutionSet = forms.formset_factory(InstitutionForm, extra=2)
FigureSet = forms.formset_factory(FigureForm, extra=2)


class TotalForm(forms.Form):
    total = FoldedIntegerField(
        label=_("Total the plan declares"),
        required=False,
        min_value=0,
        help_text=_("Leave it empty to show the computed sum alone."),
    )


class MoveForm(forms.Form):
    to = forms.ChoiceField(label=_("Next stage"))

    def __init__(self, *args: Any, moves: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["to"]
        choice.choices = [(to, PlanStatus(to).label) for to in moves]


class WithdrawPlanForm(forms.Form):
    to = forms.CharField(widget=forms.HiddenInput, initial=PlanStatus.WITHDRAWN)
    reason = TranslatedFormField(label=_("Reason"), multiline=True, help_text=_("It is published."))


class ImportForm(forms.Form):
    page = forms.FileField(
        label=_("The page of the plan, saved as plain text"),
        help_text=_("A text file of at most 2 MB. E-mail addresses and phone numbers in it stay private."),
    )

    def clean_page(self) -> bytes:
        page = self.cleaned_data["page"]
        if page.size > LARGEST_PAGE:
            raise forms.ValidationError(_("This file is too large to be the page of a plan."))
        return bytes(page.read())


class PublishForm(forms.Form):
    status = forms.ChoiceField(
        label=_("How far the plan has come"),
        choices=[
            (one.value, one.label)
            for one in (PlanStatus.SUBMITTED, PlanStatus.IMPLEMENTATION, PlanStatus.COMPLETED)
        ],
    )


class SettleForm(forms.Form):
    note = forms.CharField(label=_("How it was settled"), max_length=300)
