"""What is typed about votes."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Person
from mithaq.kit.fields import FoldedIntegerField, MoneyFormField
from mithaq.kit.i18n import TranslatedFormField
from mithaq.kit.parse import ParseError, parse_int
from mithaq.registers.bodies.enums import Sex
from mithaq.registers.places.models import Zone

from .enums import BallotKind
from .models import Election, Roll
from .wording import PRESET_NAMES, preset_name

DIGITS = {"inputmode": "numeric", "autocomplete": "one-time-code", "dir": "ltr"}


class PhoneForm(forms.Form):
    phone = forms.CharField(
        label=_("Your phone number"),
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel", "dir": "ltr"}),
    )


class PhoneCodeForm(PhoneForm):
    code = forms.CharField(
        label=_("The code you were sent"), max_length=12, widget=forms.TextInput(attrs=DIGITS)
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].widget = forms.HiddenInput()


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Your printed code"),
        max_length=40,
        help_text=_("16 digits, on the sheet an officer gave you."),
        widget=forms.TextInput(attrs={**DIGITS, "autocomplete": "off"}),
    )


class CheckForm(forms.Form):
    code = forms.CharField(
        label=_("The number on your receipt"),
        max_length=40,
        widget=forms.TextInput(attrs={**DIGITS, "autocomplete": "off"}),
    )


class IdentityForm(forms.Form):
    identity = forms.CharField(
        label=_("Identity number on the voter’s papers"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )


class DeskProofForm(IdentityForm):
    helper = forms.ModelChoiceField(
        queryset=Person.objects.none(),
        label=_("Second officer, if you help with the ballot"),
        required=False,
        help_text=_(
            "Helping somebody to vote takes two officers; both names are recorded, the choice is not."
        ),
    )
    code = forms.CharField(
        label=_("Code of the second officer"),
        max_length=20,
        required=False,
        help_text=_(
            "The second officer opens this vote at the desk on their own device, chooses “My code for helping”, and"
            " types it here."
        ),
        widget=forms.TextInput(attrs={**DIGITS, "autocomplete": "off"}),
    )


class RollForm(forms.Form):
    name = TranslatedFormField(label=_("Name"), max_length=120)
    eligibility = TranslatedFormField(
        label=_("Who may vote, in words"), multiline=True, required=False, max_length=1000
    )
    minimum_age = FoldedIntegerField(label=_("From which age"), min_value=12, max_value=30, initial=18)
    foreigners = forms.BooleanField(
        label=_("Residents of other nationalities vote too"), required=False, initial=True
    )
    rehearsal = forms.BooleanField(label=_("For rehearsals: these voters are fake"), required=False)


class RollFileForm(forms.Form):
    file = forms.FileField(
        label=_("List of voters (CSV)"),
        help_text=_(
            "Columns: number, zone, identity, phone, birth_year, sex, foreigner. Numbers are not kept."
        ),
    )


class CodesForm(forms.Form):
    """Only while people vote; before, codes are printed for everybody at once."""

    numbers = forms.CharField(
        label=_("For whom: numbers in the list, with commas between them"),
        max_length=300,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"}),
    )
    reason = forms.CharField(label=_("Why a new code is needed"), max_length=300)

    def clean_numbers(self) -> list[int]:
        try:
            found = [parse_int(one) for one in re.split(r"[,،;\s]+", self.cleaned_data["numbers"]) if one]
        except ParseError as wrong:
            raise ValidationError(str(wrong)) from wrong
        # What no list reaches would be too large for the database.
        return [min(one, 10**9) for one in found]


class VoterForm(forms.Form):
    zone = forms.ModelChoiceField(queryset=Zone.objects.none(), label=_("Zone"), required=False)
    identity = forms.CharField(label=_("Identity number"), max_length=40, required=False)
    phone = forms.CharField(label=_("Phone number"), max_length=30, required=False)
    birth_year = FoldedIntegerField(label=_("Year of birth"), min_value=1890, max_value=2100, required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].queryset = Zone.objects.filter(closed_on=None)  # type: ignore[attr-defined]


class ElectionForm(forms.Form):
    name = TranslatedFormField(label=_("Name"), max_length=200)
    description = TranslatedFormField(
        label=_("What it is about"), multiline=True, required=False, max_length=4000
    )
    roll = forms.ModelChoiceField(queryset=Roll.objects.none(), label=_("Electoral roll"))
    ballot_kind = forms.ChoiceField(label=_("Ballot"), choices=BallotKind.choices)
    most = FoldedIntegerField(
        label=_("How many at most"),
        min_value=0,
        max_value=1000,
        initial=0,
        help_text=_("Projects, places or points, by the kind of ballot. 0: no limit."),
    )
    rule = forms.ChoiceField(label=_("Rule of the count"))
    opens_at = forms.DateTimeField(
        label=_("Voting opens"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    closes_at = forms.DateTimeField(
        label=_("Voting closes"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    rehearsal = forms.BooleanField(label=_("This is a rehearsal"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roll"].queryset = Roll.objects.all()  # type: ignore[attr-defined]
        self.fields["rule"].choices = [(code, preset_name(code)) for code in PRESET_NAMES]  # type: ignore[attr-defined]


class PotForm(forms.Form):
    name = TranslatedFormField(label=_("Name"), max_length=200)
    envelope = MoneyFormField(label=_("Envelope"))
    zone = forms.ModelChoiceField(
        queryset=Zone.objects.none(),
        label=_("Zone"),
        required=False,
        help_text=_("Left empty, the whole town decides."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].queryset = Zone.objects.filter(closed_on=None)  # type: ignore[attr-defined]


class OptionForm(forms.Form):
    title = TranslatedFormField(label=_("Project"), max_length=200)
    summary = TranslatedFormField(
        label=_("In a few sentences"), multiline=True, required=False, max_length=2000
    )
    cost = MoneyFormField(label=_("Price"))


class ReasonForm(forms.Form):
    reason = TranslatedFormField(label=_("Reason"), multiline=True, required=False, max_length=2000)


class BoothForm(forms.Form):
    name = TranslatedFormField(label=_("Name of the booth"), max_length=200)
    place = TranslatedFormField(label=_("Place"), required=False, max_length=200)

    def __init__(self, *args: Any, election: Election, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pots = list(election.pots.all())
        for pot in self.pots:
            self.fields[f"first_{pot.pk}"] = FoldedIntegerField(
                label=_("“%(pot)s”: first number") % {"pot": pot.name}, min_value=1, required=False
            )
            self.fields[f"last_{pot.pk}"] = FoldedIntegerField(
                label=_("“%(pot)s”: last number") % {"pot": pot.name}, min_value=1, required=False
            )

    @property
    def numbers(self) -> dict[Any, tuple[int, int]]:
        given = self.cleaned_data
        return {
            pot: (given[f"first_{pot.pk}"], given[f"last_{pot.pk}"])
            for pot in self.pots
            if given.get(f"first_{pot.pk}") and given.get(f"last_{pot.pk}")
        }


class PapersForm(forms.Form):
    text = forms.CharField(
        label=_("Papers, one line each: number, then the codes chosen"),
        help_text=_(
            "For example: 17; P1 P3. A blank or void paper: the number alone. With points: 17; P1:4 P2:6."
        ),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "ltr", "spellcheck": "false"}),
        required=False,
    )
    file = forms.FileField(label=_("Or a file (CSV)"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        upload = given.get("file")
        if upload is not None:
            try:
                given["text"] = upload.read().decode("utf-8-sig")
            except UnicodeDecodeError:
                raise ValidationError(
                    _("The letters of this file cannot be read: save it as “CSV UTF-8”.")
                ) from None
        if not (given.get("text") or "").strip():
            raise ValidationError(_("Write the papers, or choose a file."))
        return given


class ResolveForm(forms.Form):
    choice = forms.CharField(
        label=_("What is on the paper: codes"),
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        help_text=_("Left empty: blank or void."),
    )
    reason = forms.CharField(label=_("Why it was read differently"), max_length=500)


class GapForm(forms.Form):
    reason = forms.CharField(label=_("Why the numbers differ"), max_length=1000, widget=forms.Textarea)


UNNUMBERED = _("Of those in the box: of another booth, or nobody can read the number. They are void.")


class StrikeForm(forms.Form):
    number = FoldedIntegerField(label=_("Number that was entered"), min_value=1, max_value=10**9)
    reason = forms.CharField(label=_("Why there is no such paper"), max_length=500)


class MinutesForm(forms.Form):
    def __init__(self, *args: Any, sheets: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheets = list(sheets)
        for sheet in self.sheets:
            for name, label in (
                ("in_box", _("papers in the box")),
                ("spoiled", _("papers spoiled and exchanged")),
                ("unused", _("papers left over")),
                ("unnumbered", _("papers without a valid number")),
            ):
                self.fields[f"{name}_{sheet.pk}"] = FoldedIntegerField(
                    label=f"{sheet.pot.name}: {label}",
                    min_value=0,
                    initial=getattr(sheet, name),
                    required=name != "unnumbered",
                    help_text=UNNUMBERED if name == "unnumbered" else "",
                )
        self.fields["minutes"] = forms.CharField(
            label=_("What happened, and who kept the booth"),
            required=False,
            max_length=4000,
            widget=forms.Textarea(attrs={"dir": "auto"}),
        )

    @property
    def unnumbered(self) -> dict[Any, int]:
        return {sheet: self.cleaned_data[f"unnumbered_{sheet.pk}"] or 0 for sheet in self.sheets}

    @property
    def numbers(self) -> dict[Any, tuple[int, int, int]]:
        given = self.cleaned_data
        return {
            sheet: (given[f"in_box_{sheet.pk}"], given[f"spoiled_{sheet.pk}"], given[f"unused_{sheet.pk}"])
            for sheet in self.sheets
        }
