"""Forms of a plan's life: moving and amending a promise, objectives, bundles, tables of commitments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mithaq.kit.fields import FoldedDateField, ShortNameField
from mithaq.kit.i18n import TranslatedFormField

from ..enums import CommitmentStatus
from ..enums_lifecycle import ObjectiveKind, OgpCompletion
from ..queries.desk import open_organisations
from .base import PickOrganisation, PlanForm
from .commitments import CommitmentForm, MilestoneForm

LARGEST_BUNDLE = 5_000_000
LARGEST_TABLE = 60_000_000


class MoveCommitmentForm(PlanForm):
    to = forms.ChoiceField(label=_("Next status"))
    reason = TranslatedFormField(
        label=_("Reason"),
        required=False,
        multiline=True,
        max_length=1500,
        help_text=_("It is published. Needed for a withdrawal, and to open a completed commitment again."),
    )

    def __init__(self, *args: Any, moves: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["to"]
        choice.choices = [(to, CommitmentStatus(to).label) for to in moves]


class _Amending(PlanForm):
    """What every amendment says besides the new text."""

    reason = TranslatedFormField(
        label=_("Why the promise changes"),
        multiline=True,
        max_length=1500,
        help_text=_("It is published beside the old text and the new one."),
    )
    decided_on = FoldedDateField(label=_("Decided on"), required=False, help_text=_("Today unless given."))


class AmendCommitmentForm(_Amending, CommitmentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Whether it was new when it was promised does not change; who supports it is no part of the promise.
        del self.fields["novelty"], self.fields["supporters"]


class AmendMilestoneForm(_Amending, MilestoneForm):
    pass


class ObjectivesForm(PlanForm):
    kind = forms.ChoiceField(label=_("Of which plan"), choices=ObjectiveKind.choices)
    title = TranslatedFormField(label=_("Title"), max_length=200)
    source = forms.URLField(
        label=_("Where it is published"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput({"dir": "ltr"}),
    )
    starts_on = FoldedDateField(label=_("Start"), required=False)
    ends_on = FoldedDateField(label=_("End"), required=False)


class ObjectiveForm(PlanForm):
    code = forms.CharField(
        label=_("Number"), max_length=20, help_text=_("As it stands in its own document, for example 2.1.")
    )
    title = TranslatedFormField(label=_("Objective"), max_length=300)


class BundleForm(forms.Form):
    bundle = forms.FileField(
        label=_("The bundle"), help_text=_("A .zip file made by another municipality, at most 5 MB.")
    )
    code = ShortNameField(
        label=_("Short name of the new plan"),
        max_length=60,
        help_text=_("Latin letters, digits and hyphens; it stands in the plan’s address."),
        widget=forms.TextInput({"dir": "ltr"}),
    )
    starts_on = FoldedDateField(
        label=_("Start of the new plan"),
        required=False,
        help_text=_("All dates move along with it. Empty: as in the bundle."),
    )
    responsible = PickOrganisation(
        label=_("Who answers for the steps for now"),
        help_text=_("Institutions of the other town are not taken over: name your own afterwards."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = open_organisations()  # type: ignore[attr-defined]

    def clean_bundle(self) -> bytes:
        bundle = self.cleaned_data["bundle"]
        if bundle.size > LARGEST_BUNDLE:
            raise forms.ValidationError(_("This file is too large to be a bundle."))
        return bytes(bundle.read())


class TableForm(forms.Form):
    file = forms.FileField(
        label=_("Table of commitments"), help_text=_("A CSV file in UTF-8, at most 60 MB.")
    )
    title = forms.CharField(label=_("Name"), max_length=120, required=False)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_TABLE:
            raise forms.ValidationError(_("This file is too large."))
        return file


class FindForm(forms.Form):
    """Looking for commitments of other places."""

    words = forms.CharField(label=_("Words"), required=False, max_length=100)
    locality = forms.ChoiceField(label=_("Country or locality"), required=False)
    completion = forms.ChoiceField(
        label=_("How far it came"), required=False, choices=[("", "—"), *OgpCompletion.choices]
    )

    def __init__(self, *args: Any, localities: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["locality"]
        choice.choices = [("", "—"), *((one, one) for one in localities)]
