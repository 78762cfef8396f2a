"""The form of one upload; the content is checked by the action."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from mithaq.kit.i18n import TranslatedFormField

from .content.checking import ACCEPT


class UploadForm(forms.Form):
    upload = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_("PDF, Word, Excel, OpenDocument, CSV, text, GeoJSON or a picture."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    title = TranslatedFormField(label=_("Title"), required=False, max_length=200)
