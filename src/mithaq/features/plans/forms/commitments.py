"""Commitments and milestones."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from mithaq.kit.fields import FoldedDateField
from mithaq.kit.i18n import TranslatedFormField
from mithaq.kit.text import fold_digits

from ..catalogues import goals, policy_areas
from ..enums import InstitutionRole, Novelty
from ..models import Commitment
from .base import PickOrganisation, PickOrganisations, PlanForm

BOXES = forms.CheckboxSelectMultiple


def prose(label: Any, help_text: Any = "") -> TranslatedFormField:
    return TranslatedFormField(
        label=label, required=False, multiline=True, max_length=6000, help_text=help_text
    )


class CommitmentForm(PlanForm):
    title = TranslatedFormField(label=_("Title"), max_length=200)
    axis = TranslatedFormField(
        label=_("Axis"),
        required=False,
        max_length=120,
        help_text=_("Commitments of one axis stand together."),
    )
    problem = prose(_("Problem"))
    status_quo = prose(_("How things stand"))
    description = prose(_("What we will do"))
    expected = prose(_("Expected results"))
    transparency = prose(_("How it serves transparency"))
    participation = prose(_("How it serves participation"))
    accountability = prose(_("How it serves accountability"))
    lead = PickOrganisation(label=_("Lead"), required=False)
    supporters = PickOrganisations(label=_("Supporters"), required=False)
    policy_areas = forms.MultipleChoiceField(label=_("Policy areas"), required=False, widget=BOXES)
    goals = forms.MultipleChoiceField(label=_("Sustainable Development Goals"), required=False, widget=BOXES)
    targets = forms.CharField(
        label=_("Targets of these goals"),
        required=False,
        max_length=200,
        help_text=_("Numbers parted by commas, for example 16.6, 16.7."),
        widget=forms.TextInput({"dir": "ltr"}),
    )
    starts_on = FoldedDateField(label=_("Start"), required=False)
    ends_on = FoldedDateField(label=_("End"), required=False)
    novelty = forms.ChoiceField(label=_("Novelty"), choices=Novelty.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["policy_areas"].choices = [  # type: ignore[attr-defined]
            (area.code, str(area.name)) for area in policy_areas().values()
        ]
        self.fields["goals"].choices = [  # type: ignore[attr-defined]
            (str(goal.number), f"{goal.number}. {goal.name}") for goal in goals().values()
        ]

    @classmethod
    def values_of(cls, row: Model) -> dict[str, Any]:
        assert isinstance(row, Commitment)
        tags = [str(tag) for tag in row.sdg]
        return super().values_of(row) | {
            "supporters": list(row.supporters.all()),
            "goals": sorted({tag.partition(".")[0] for tag in tags}, key=int),
            "targets": ", ".join(tag for tag in tags if "." in tag),
        }

    def clean_targets(self) -> list[str]:
        typed = fold_digits(self.cleaned_data["targets"])
        targets = [part for part in re.split(r"[\s,;،؛]+", typed) if part]
        for one in targets:
            if not re.fullmatch(r"\d{1,2}\.[0-9a-c]{1,2}", one, re.ASCII):
                raise forms.ValidationError(_("Write targets as 16.7, parted by commas."))
        return targets

    @property
    def sdg(self) -> list[str]:
        """Goals, those of the targets included, then targets."""
        targets = self.cleaned_data["targets"]
        named = {*self.cleaned_data["goals"], *(one.partition(".")[0] for one in targets)}
        return [*sorted(named, key=int), *targets]


class MilestoneForm(PlanForm):
    activity = TranslatedFormField(label=_("Activity"), max_length=300)
    output = TranslatedFormField(label=_("Expected output"), required=False, max_length=300)
    responsible = PickOrganisation(
        label=_("Responsible institution"), help_text=_("Every milestone has somebody who answers for it.")
    )
    role = forms.ChoiceField(label=_("Its role"), choices=InstitutionRole.choices)
    starts_on = FoldedDateField(label=_("Start"), required=False)
    due_on = FoldedDateField(label=_("Due"))
