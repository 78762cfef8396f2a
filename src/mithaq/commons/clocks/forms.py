from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from mithaq.kit.fields import DayInput
from mithaq.kit.i18n import TranslatedFormField

from .enums import HolidayStatus


class HolidayForm(forms.Form):
    """One day without work."""

    date = forms.DateField(label=_("Day"), widget=DayInput())
    name = TranslatedFormField(label=_("Name"), max_length=120)
    status = forms.ChoiceField(
        label=_("Status"),
        choices=HolidayStatus.choices,
        initial=HolidayStatus.CONFIRMED,
        help_text=_("An estimated day counts as a holiday too; due dates move if it moves."),
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        required=False,
        help_text=_("The decree, circular or calculation it comes from."),
    )
