"""Fields that several forms share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mithaq.commons.files.forms import PicturesInput
from mithaq.kit.fields import FoldedDecimalField

from ..enums import WITH_OPTIONS, QuestionKind
from ..models import text_of

ANSWER_PREFIX = "q_"
LONGEST = 4000
PHOTOS = {"accept": "image/jpeg,image/png,image/webp", "data-shrink": ""}
PICTURES = PicturesInput(attrs={**PHOTOS})


class Named(forms.ModelChoiceField):
    """A choice among rows that have a name in several languages."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


def words_box(rows: int = 5, **attrs: Any) -> forms.Textarea:
    return forms.Textarea(
        attrs={"rows": rows, "dir": "auto", "data-counter": _("{left} characters left"), **attrs}
    )


def answers_in(cleaned: Mapping[str, Any]) -> dict[str, str]:
    """{code of the question: what was answered}."""
    return {
        name.removeprefix(ANSWER_PREFIX): str(value)
        for name, value in cleaned.items()
        if name.startswith(ANSWER_PREFIX) and value is not None
    }


def question_field(question: Mapping[str, Any]) -> forms.Field:
    label, required = str(text_of(question["label"])), bool(question.get("required"))
    if question["kind"] == QuestionKind.NUMBER:
        return FoldedDecimalField(label=label, required=required)
    if question["kind"] in WITH_OPTIONS:
        pairs = [(one["code"], str(text_of(one["label"]))) for one in question["options"]]
        return forms.ChoiceField(label=label, required=required, choices=pairs, widget=forms.RadioSelect)
    return forms.CharField(
        label=label, required=required, max_length=500, widget=forms.TextInput(attrs={"dir": "auto"})
    )
