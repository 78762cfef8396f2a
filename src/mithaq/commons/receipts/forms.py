"""The one form of receipts."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .codes import plain


class ReceiptForm(forms.Form):
    """The code on the receipt, in any digits and grouping."""

    receipt = forms.CharField(
        label=_("The 16 digits of your receipt"),
        max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "dir": "ltr"}),
    )

    def clean_receipt(self) -> str:
        typed: str = self.cleaned_data["receipt"]
        if not plain(typed):
            raise ValidationError(
                _("These are not the 16 digits of a receipt. Please compare them, one group after the other.")
            )
        return typed
