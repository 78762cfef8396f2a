"""The forms of the town's own desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mithaq.commons.tenancy.enums import Licence, Moderation
from mithaq.commons.tenancy.models import HEX_COLOUR, GlossaryTerm, Municipality
from mithaq.kit.fields import FoldedIntegerField
from mithaq.kit.i18n import TranslatedFormField


class TextsForm(forms.Form):
    name = TranslatedFormField(label=_("Name"), max_length=120)
    tagline = TranslatedFormField(
        label=_("Tagline"),
        required=False,
        max_length=160,
        help_text=_("The first sentence of the home page."),
    )
    about = TranslatedFormField(
        label=_("About the town"),
        required=False,
        multiline=True,
        max_length=4000,
        help_text=_("A blank line parts paragraphs; a hyphen at its start makes a line of a list."),
    )
    contact = TranslatedFormField(
        label=_("Public contact"),
        required=False,
        multiline=True,
        max_length=600,
        help_text=_("Address, opening hours, public telephone. No private number."),
    )
    population = FoldedIntegerField(label=_("Population"), required=False, min_value=1)
    population_source = forms.CharField(
        label=_("Source of the population figure"), required=False, max_length=200
    )

    @classmethod
    def of(cls, town: Municipality, data: Any = None) -> TextsForm:
        return cls(data, initial={name: getattr(town, name) for name in cls.base_fields})


class LookForm(forms.Form):
    colour = forms.CharField(
        label=_("Main colour"),
        validators=[HEX_COLOUR],
        widget=forms.TextInput({"type": "color"}),
        help_text=_("Masthead, buttons and links."),
    )
    accent = forms.CharField(
        label=_("Accent colour"),
        validators=[HEX_COLOUR],
        widget=forms.TextInput({"type": "color"}),
        help_text=_("A few small marks."),
    )
    logo = forms.FileField(
        label=_("Logo"), required=False, help_text=_("PNG, JPEG or WebP, at most 2 MB; square is best.")
    )
    without_logo = forms.BooleanField(label=_("Take the present logo off"), required=False)

    def __init__(self, town: Municipality, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"colour": town.colour, "accent": town.accent})
        self.fields["logo"].widget.attrs["accept"] = "image/png,image/jpeg,image/webp"
        if not town.logo:
            del self.fields["without_logo"]


class LanguagesForm(forms.Form):
    """Three places in order; what is left empty is not spoken."""

    first = forms.ChoiceField(label=_("First language"), help_text=_("Shown where a text has no other."))
    second = forms.ChoiceField(label=_("Second language"), required=False)
    third = forms.ChoiceField(label=_("Third language"), required=False)
    sure = forms.BooleanField(
        label=_("I understand: every text that lacks another language will fall back on the new first one."),
        required=False,
    )

    PLACES = ("first", "second", "third")

    def __init__(self, town: Municipality, data: Any = None) -> None:
        super().__init__(data, initial=dict(zip(self.PLACES, town.languages, strict=False)))
        self.primary = town.default_language
        for place in self.PLACES:
            none = [] if place == "first" else [("", _("none"))]
            self.fields[place].choices = [*none, *settings.LANGUAGES]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("first") not in (None, self.primary) and not cleaned.get("sure"):
            self.add_error("sure", _("The first language changes: please confirm that you understand."))
        return cleaned

    def chosen(self) -> list[str]:
        return [code for place in self.PLACES if (code := self.cleaned_data.get(place))]


class ModerationForm(forms.Form):
    moderation = forms.ChoiceField(
        label=_("When is a contribution read by a moderator?"),
        choices=Moderation.choices,
        widget=forms.RadioSelect,
    )


class LicenceForm(forms.Form):
    licence = forms.ChoiceField(
        label=_("On what terms may everybody use the town’s data?"),
        choices=Licence.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "It stands beside every dataset. What people took under another licence stays under that one."
        ),
    )


class TermForm(forms.Form):
    term = TranslatedFormField(label=_("The term in each language"), required=False, max_length=120)
    wrong = forms.CharField(
        label=_("Known wrong renderings"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("One a line, for example “Grand Sel”. They are refused wherever they stand."),
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    @classmethod
    def of(cls, term: GlossaryTerm | None, data: Any = None) -> TermForm:
        if term is None:
            return cls(data)
        return cls(data, initial={"term": term.term, "wrong": "\n".join(term.wrong), "note": term.note})

    def wrong_forms(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["wrong"].splitlines() if line.strip()]
