"""What is typed about letters."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.people.models import Organisation
from mithaq.kit.fields import FoldedDateField
from mithaq.kit.rowforms import RowForm

from .enums import Direction, Way
from .models import Letter
from .queries import letter_by_reference


def own_units() -> Any:
    return Organisation.objects.filter(closed_on__isnull=True, is_municipal=True).order_by("code")


class UnitsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Organisation) -> str:
        return str(obj.name)


class LetterForm(RowForm):
    """One letter. `answers` is typed as the number of the letter it answers."""

    direction = forms.ChoiceField(
        label=pgettext_lazy("letter", "Direction"),
        choices=Direction.choices,
        initial=Direction.IN,
        widget=forms.RadioSelect,
    )
    on = FoldedDateField(label=_("Received or sent on"), initial=timezone.localdate)
    correspondent = forms.CharField(
        label=_("From whom, or to whom"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    subject = forms.CharField(
        label=pgettext_lazy("letter", "Subject"),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    way = forms.ChoiceField(label=pgettext_lazy("letter", "Way"), choices=Way.choices)
    dated_on = FoldedDateField(label=_("Date of the letter"), required=False)
    their_reference = forms.CharField(
        label=_("Their reference"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    answer_by = FoldedDateField(label=_("To be answered by"), required=False)
    answers = forms.CharField(
        label=_("Answers the letter number"),
        max_length=20,
        required=False,
        help_text=_("As in the register of the other direction, for example 2026/0042."),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    units = UnitsField(
        queryset=Organisation.objects.none(),
        label=pgettext_lazy("letter", "Goes to"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    scan = forms.FileField(label=pgettext_lazy("letter", "Scan"), required=False)

    def __init__(self, *args: Any, row: Letter | None = None, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["units"].queryset = own_units()  # type: ignore[attr-defined]
        if row is not None:
            for name in ("direction", "on", "units", "scan"):
                del self.fields[name]

    @classmethod
    def values_of(cls, row: Any) -> dict[str, Any]:
        values = super().values_of(row)
        values["answers"] = row.answers.reference if row.answers is not None else ""
        return values

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        direction = self.row.direction if isinstance(self.row, Letter) else cleaned.get("direction")
        typed = cleaned.get("answers", "")
        cleaned["answers"] = None
        if typed and direction:
            other = Direction.OUT if direction == Direction.IN else Direction.IN
            cleaned["answers"] = letter_by_reference(other, typed)
            if cleaned["answers"] is None:
                self.add_error(
                    "answers", ValidationError(_now("There is no such letter: write it as 2026/0042."))
                )
        return cleaned

    def fields_wanted(self) -> dict[str, Any]:
        names = ("dated_on", "correspondent", "subject", "way", "their_reference", "answer_by", "answers")
        return self.wanted(names)


class RouteForm(forms.Form):
    units = UnitsField(
        queryset=Organisation.objects.none(),
        label=pgettext_lazy("letter", "Goes to"),
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=_("What is asked of it"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def __init__(self, *args: Any, letter: Letter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = own_units().exclude(pk__in=letter.routes.values("unit"))  # type: ignore[attr-defined]


class ScanForm(forms.Form):
    scan = forms.FileField(label=pgettext_lazy("letter", "Scan"))


class StrikeForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is struck out"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"})
    )
