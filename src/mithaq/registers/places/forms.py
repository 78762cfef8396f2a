from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from mithaq.kit.fields import FoldedIntegerField
from mithaq.kit.i18n import NAMES, TranslatedFormField, languages

from .enums import ZoneKind
from .geojson import LARGEST
from .models import CODE

KIND = _("Kind")


class ZoneForm(forms.Form):
    """One zone by hand."""

    name = TranslatedFormField(label=_("Name"), max_length=200)
    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        required=False,
        validators=[CODE],
        widget=forms.TextInput(attrs={"dir": "ltr"}),
        help_text=_("Names the zone in open data and never changes. Made from the name when left empty."),
    )
    kind = forms.ChoiceField(label=KIND, choices=ZoneKind.choices)
    population = FoldedIntegerField(label=_("Population"), required=False, min_value=0, max_value=2**31 - 1)
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        required=False,
        help_text=_("Where outline and population come from, and their licence."),
    )

    def __init__(self, *args: Any, exists: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if exists:
            del self.fields["code"]


class ZoneListForm(forms.Form):
    """Many zones typed or pasted."""

    text = forms.CharField(
        label=_("Zones, one on each line"),
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        help_text=_(
            "Arabic name | French name | English name | kind. What you do not know stays empty; without a kind "
            "it is a neighbourhood."
        ),
    )


class ZoneFileForm(forms.Form):
    """Zones from a GeoJSON file."""

    file = forms.FileField(
        label=_("GeoJSON file"),
        help_text=_("A collection of outlines in WGS 84, at most 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".geojson,.json,application/geo+json"}),
    )
    kind = forms.ChoiceField(label=KIND, choices=ZoneKind.choices, initial=ZoneKind.DISTRICT)
    code_property = forms.CharField(
        label=_("Property that holds the code"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
        help_text=_("Without one, a zone is known again by its name."),
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        required=False,
        help_text=_("Where the outlines come from, and their licence."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for language in languages():
            self.fields[f"name_{language}"] = forms.CharField(
                label=_("Property that holds the name in %(language)s")
                % {"language": NAMES.get(language, language)},
                max_length=60,
                required=False,
                widget=forms.TextInput(attrs={"dir": "ltr"}),
            )

    def clean_file(self) -> UploadedFile:
        upload: UploadedFile = self.cleaned_data["file"]
        if (upload.size or 0) > LARGEST:
            raise ValidationError(_("The file is too large: at most 5 MB."))
        return upload

    @property
    def names(self) -> dict[str, str]:
        """{language: property}, those that were given."""
        chosen = {language: self.cleaned_data.get(f"name_{language}", "") for language in languages()}
        return {language: key for language, key in chosen.items() if key}
