"""Forms of uploads; the content is checked by the action."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.base import File
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


class PicturesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Several files at once; gives a list."""

    widget = PicturesInput

    def clean(self, data: Any, initial: Any = None) -> list[File[Any]]:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(PicturesField, self).clean(one, initial) for one in given if one]
