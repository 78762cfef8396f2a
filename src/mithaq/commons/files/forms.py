"""Forms of uploads; the content is checked by the action."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from mithaq.kit.fields import FoldedDecimalField
from mithaq.kit.i18n import TranslatedFormField

from .content.checking import ACCEPT
from .content.pictures import Box


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

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        # Where the page loads kit/js/photos.js.
        super().__init__({"data-shrink": "", **(attrs or {})})


class PicturesField(forms.FileField):
    """Several files at once; gives a list."""

    widget = PicturesInput

    def clean(self, data: Any, initial: Any = None) -> list[File[Any]]:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(PicturesField, self).clean(one, initial) for one in given if one]


class CoverForm(forms.Form):
    """Boxes on a picture, four figures each, in percent; lines left empty are none."""

    LINES = 8
    SIDES = (
        ("left", _("From the left edge")),
        ("top", _("From the upper edge")),
        ("width", _("Width")),
        ("height", _("Height")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for line in range(self.LINES):
            for side, label in self.SIDES:
                self.fields[f"{side}_{line}"] = FoldedDecimalField(
                    label=label, required=False, min_value=0, max_value=100
                )

    @property
    def lines(self) -> list[list[forms.BoundField]]:
        return [[self[f"{side}_{line}"] for side, _label in self.SIDES] for line in range(self.LINES)]

    @classmethod
    def start(cls, boxes: list[dict[str, float]]) -> dict[str, float]:
        """The form's initial values for boxes as they are kept."""
        return {f"{side}_{line}": value for line, box in enumerate(boxes) for side, value in box.items()}

    def boxes(self) -> list[Box]:
        found = []
        for line in range(self.LINES):
            given = [self.cleaned_data[f"{side}_{line}"] for side, _label in self.SIDES]
            if all(one is None for one in given):
                continue
            if any(one is None for one in given):
                raise ValidationError({f"left_{line}": _("Give all four figures of a box, or none.")})
            found.append(Box(*(float(one) for one in given)))
        return found
