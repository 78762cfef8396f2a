from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mithaq.kit.i18n import NAMES, languages

from .actions import as_group
from .documents import searchable_records


class SearchForm(forms.Form):
    """What to look for, and where."""

    q = forms.CharField(
        label=_("Words"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}),
    )
    type = forms.ChoiceField(label=_("Kind"), required=False)
    language = forms.ChoiceField(label=_("Written in"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(one.code, one.label_plural) for one in searchable_records()]
        self._choose("type", _("Everything"), kinds)
        self._choose("language", _("Any language"), [(code, NAMES.get(code, code)) for code in languages()])

    def _choose(self, name: str, everything: Any, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", everything), *choices]


class SynonymForm(forms.Form):
    """Words that mean the same."""

    words = forms.CharField(
        label=_("Words that mean the same"),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        max_length=500,
        help_text=_("One word on each line or between commas, in any language. Endings need not be written."),
    )
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def clean_words(self) -> str:
        as_group(self.cleaned_data["words"])
        return str(self.cleaned_data["words"])
