"""One section: a text in each language of the town, or a number with its words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mithaq.kit.fields import FoldedIntegerField
from mithaq.kit.i18n import TranslatedFormField, TranslatedWidget

from ..actions.sections import LONGEST
from ..enums import QuestionKind
from ..models import Question


class SectionForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    value = FoldedIntegerField(label=_("How many"), required=False, min_value=0)
    text = TranslatedFormField(
        label=_("Text"),
        required=False,
        max_length=LONGEST,
        widget=TranslatedWidget(multiline=True, rows=10),
        help_text=_("A blank line parts paragraphs; a hyphen at its start makes a line of a list."),
    )

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if question.kind != QuestionKind.NUMBER:
            del self.fields["value"]

    def rebase(self, version: int) -> None:
        """Let the next save build on the version the writer is being shown."""
        data: Any = self.data
        self.data = data.copy()
        self.data["version"] = str(version)  # type: ignore[index]


class RestoreForm(forms.Form):
    number = forms.IntegerField(min_value=1)
    version = forms.IntegerField(min_value=0)
