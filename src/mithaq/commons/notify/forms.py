from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Person
from mithaq.kit.i18n import NAMES, languages

from .enums import Channel, Frequency, Kind
from .queries import address_for, chosen, default_frequency


class GuestFollowForm(forms.Form):
    """Following without an account."""

    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("It is never shown. One letter a week, only when something happened."),
        widget=forms.EmailInput({"autocomplete": "email", "dir": "ltr"}),
    )
    language = forms.ChoiceField(label=_("Language in which we write to you"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(code, NAMES.get(code, code)) for code in languages()]  # type: ignore[attr-defined]


class PreferencesForm(forms.Form):
    """One choice for each kind of news on each channel by which the person can be reached."""

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = chosen([person])
        for kind in Kind:
            for channel in Channel:
                if not address_for(person, channel):
                    continue
                now = own.get((person.pk, kind, channel)) or default_frequency(person, kind, channel)
                self.fields[f"{kind}-{channel}"] = forms.ChoiceField(
                    label=_("%(kind)s, by %(channel)s") % {"kind": kind.label, "channel": channel.label},
                    choices=Frequency.choices,
                    initial=now,
                )

    def choices(self) -> dict[tuple[str, str], str]:
        """(kind, channel) → frequency, as sent."""
        found = {}
        for name, frequency in self.cleaned_data.items():
            kind, _dash, channel = name.partition("-")
            found[(kind, channel)] = frequency
        return found
