"""The forms of the officers' desk, and the one for everybody."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.discuss.forms import CommentForm
from mithaq.commons.files.forms import PicturesField
from mithaq.kit.fields import FoldedDateField, FoldedDecimalField, FoldedIntegerField, MoneyFormField
from mithaq.kit.i18n import TranslatedFormField
from mithaq.kit.rowforms import RowForm
from mithaq.registers.places.models import Zone

from .enums import MOVES, Stage
from .models import Project


class PickZone(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


def place_field(label: Any, help_text: Any = "") -> FoldedDecimalField:
    return FoldedDecimalField(
        label=label, required=False, max_digits=8, decimal_places=5, help_text=help_text
    )


def point_of(cleaned: dict[str, Any]) -> dict[str, Any] | None:
    """The GeoJSON point of two form fields. ValidationError when only one is filled in."""
    latitude, longitude = cleaned.pop("latitude", None), cleaned.pop("longitude", None)
    if (latitude is None) != (longitude is None):
        raise ValidationError({"latitude": _("Give both coordinates, or none.")})
    if latitude is None or longitude is None:
        return None
    return {"type": "Point", "coordinates": [float(longitude), float(latitude)]}


class ProjectForm(RowForm):
    title = TranslatedFormField(label=_("Title"), max_length=200)
    summary = TranslatedFormField(
        label=_("Summary"),
        required=False,
        multiline=True,
        max_length=2000,
        help_text=_("What is built, for whom, what changes for them."),
    )
    zone: forms.Field = PickZone(
        label=_("Zone"), queryset=Zone.objects.none(), required=False, empty_label=_("the whole town")
    )
    latitude = place_field(_("Latitude"), _("As a map shows it, for example 34.85931."))
    longitude = place_field(_("Longitude"))
    contractor = forms.CharField(
        label=_("Contractor"), required=False, max_length=160, widget=forms.TextInput({"dir": "auto"})
    )
    planned_start = FoldedDateField(label=_("Planned start"), required=False)
    planned_end = FoldedDateField(
        label=_("Planned end"),
        required=False,
        help_text=_("Once the project is voted this is a promise: then it changes only with a reason."),
    )
    started_on = FoldedDateField(label=_("Started on"), required=False)
    ended_on = FoldedDateField(label=_("Finished on"), required=False)
    cost_estimated = MoneyFormField(label=_("Estimated cost"), required=False)
    cost_voted = MoneyFormField(label=_("Voted cost"), required=False)
    cost_contracted = MoneyFormField(label=_("Contracted cost"), required=False)
    cost_paid = MoneyFormField(label=_("Paid so far"), required=False)

    def __init__(self, *args: Any, row: Project | None = None, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["zone"].queryset = Zone.objects.filter(closed_on__isnull=True)  # type: ignore[attr-defined]
        if row is not None and row.promised_end is not None:
            # Moved by a form of its own, with a reason.
            del self.fields["planned_end"]

    @classmethod
    def values_of(cls, row: Any) -> dict[str, Any]:
        longitude, latitude = row.point or (None, None)
        shown = {"longitude": longitude, "latitude": latitude}
        places = {name: None if value is None else Decimal(str(value)) for name, value in shown.items()}
        return super().values_of(row) | places

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["location"] = point_of(cleaned)
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class NewProjectForm(ProjectForm):
    code = forms.CharField(
        label=_("Code"),
        required=False,
        max_length=40,
        help_text=_("The town’s own number for it; the next free one when empty. It never changes."),
        widget=forms.TextInput({"dir": "ltr"}),
    )
    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.choices, initial=Stage.IDEA)
    published = forms.BooleanField(label=_("Shown to everybody"), required=False, initial=True)
    field_order = ("code", "title", "summary", "stage")


class StageForm(RowForm):
    stage = forms.ChoiceField(label=_("New stage"))
    on = FoldedDateField(label=_("On which day"))
    reason = TranslatedFormField(
        label=_("Why"),
        required=False,
        multiline=True,
        max_length=1000,
        help_text=_("Needed for a stop, an end without result and a step back; everybody reads it."),
    )

    def __init__(self, *args: Any, row: Project, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["stage"].choices = [(one.value, one.label) for one in MOVES[row.stage]]  # type: ignore[attr-defined]

    @classmethod
    def values_of(cls, row: Any) -> dict[str, Any]:
        return {"seen": super().values_of(row)["seen"], "on": timezone.localdate()}


class ReplanForm(RowForm):
    planned_end = FoldedDateField(label=_("New planned end"))
    reason = TranslatedFormField(label=_("Why"), multiline=True, max_length=1000)


class DelayForm(RowForm):
    reason = TranslatedFormField(label=_("Why it is late"), multiline=True, max_length=1000)

    @classmethod
    def values_of(cls, row: Any) -> dict[str, Any]:
        return {"seen": super().values_of(row)["seen"], "reason": row.delay_reason}


class StepForm(RowForm):
    title = TranslatedFormField(label=_("Step"), max_length=200)
    weight = FoldedIntegerField(
        label=_("Weight"),
        min_value=1,
        max_value=1000,
        initial=1,
        help_text=_("Its share of the whole work, against the other steps’."),
    )
    planned_on = FoldedDateField(label=_("Planned for"), required=False)
    done_on = FoldedDateField(label=_("Done on"), required=False)

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class RemarkForm(CommentForm):
    """What somebody saw on site; without an account a name is enough."""

    where = forms.CharField(
        label=_("Where?"),
        required=False,
        max_length=200,
        help_text=_("A street, a corner, a landmark. A photo that knows where it was taken is enough."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    latitude = place_field(_("Latitude"))
    longitude = place_field(_("Longitude"))
    seen_on = FoldedDateField(label=_("When did you see it?"), required=False)
    pictures = PicturesField(
        label=_("Photos"),
        required=False,
        help_text=_("Up to three. Time, place and device written into them are taken out."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        self.fields["text"].label = _("What did you see?")
        self.fields["seen_on"].initial = timezone.localdate()
        self.fields["pictures"].widget.attrs["accept"] = "image/jpeg,image/png,image/webp"

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        words = {name: self.cleaned_data.get(name) or "" for name in ("name", "email", "phone")}
        told = ("text", "where", "latitude", "longitude", "seen_on", "pictures")
        return {**words, **{name: self.cleaned_data[name] for name in told}, "hold": self.too_fast}
