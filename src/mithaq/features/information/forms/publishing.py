"""The forms of what is handed out and published: answers, documents, the index."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mithaq.commons.files.forms import UploadForm
from mithaq.commons.files.models import Attachment
from mithaq.commons.people.models import Function
from mithaq.kit.fields import (
    FoldedDateField,
    FoldedDecimalField,
    FoldedIntegerField,
)
from mithaq.kit.i18n import TranslatedFormField
from mithaq.registers.bodies.forms import Pick, open_functions

from ..enums import Audience
from ..masking import masked
from ..models import IndexItem, Inquiry
from .asking import WordsForm
from .handling import ground_choices


class DiscloseForm(WordsForm):
    """Starts from the asker's words and the answer, with names and numbers blacked out; the officer completes it."""

    text = None  # type: ignore[assignment]
    title = TranslatedFormField(label=_("Title"), max_length=200)
    question = TranslatedFormField(label=_("Question"), multiline=True, max_length=4000)
    answer = TranslatedFormField(label=_("Answer"), multiline=True, max_length=4000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = (self.inquiry.name,)
        ruling = self.inquiry.rulings.order_by("-decided_at", "-pk").first()
        shown = getattr(self.inquiry, "disclosure", None)
        self.initial = (
            {"title": shown.title, "question": shown.question, "answer": shown.answer}
            if shown is not None
            else {
                "question": {self.inquiry.language: masked(self.inquiry.text, names)}
                if self.inquiry.may_publish
                else {},
                "answer": {code: masked(words, names) for code, words in ruling.text.items()}
                if ruling
                else {},
            }
        )


class PublicFileForm(UploadForm):
    """A document for everybody, with what concerns persons blacked out."""

    def __init__(self, *args: Any, inquiry: Inquiry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.inquiry = inquiry


class ItemForm(forms.Form):
    owner = Pick(queryset=Function.objects.none(), label=_("Who keeps it up to date"), required=False)
    url = forms.CharField(
        label=_("Where it stands"),
        max_length=500,
        required=False,
        help_text=_("An address on this site (/ar/…) or elsewhere; empty while it is missing."),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    updated_on = FoldedDateField(label=_("Last updated"), required=False)
    every_months = FoldedIntegerField(label=_("Months until it is out of date"), min_value=1, max_value=60)

    def __init__(self, *args: Any, item: IndexItem, **kwargs: Any) -> None:
        names = ("owner", "url", "updated_on", "every_months")
        kwargs["initial"] = {name: getattr(item, name) for name in names}
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = open_functions()  # type: ignore[attr-defined]


class BlackoutForm(forms.Form):
    """Which PDF to black out: one of the request, or another."""

    source = forms.ModelChoiceField(
        label=_("A PDF of this request"), queryset=Attachment.objects.none(), required=False
    )
    upload = forms.FileField(
        label=_("Or another PDF"),
        required=False,
        allow_empty_file=True,
        help_text=_("It stays among officers; only the blacked-out copy leaves them."),
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
    )

    def __init__(self, *args: Any, papers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = papers  # type: ignore[attr-defined]
        self.fields["source"].label_from_instance = lambda one: str(one.shown_title)  # type: ignore[attr-defined]


def percent_field(label: Any) -> FoldedDecimalField:
    return FoldedDecimalField(label=label, min_value=0, max_value=100, decimal_places=2)


class CoverForm(forms.Form):
    """A part of the page in view; the script writes the four numbers, people may too."""

    left = percent_field(_("From the left edge, in percent"))
    top = percent_field(_("From the top edge, in percent"))
    width = percent_field(_("Width, in percent"))
    height = percent_field(_("Height, in percent"))
    ground = forms.ChoiceField(label=_("Ground of the law"))

    def __init__(self, *args: Any, inquiry: Inquiry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = ground_choices(inquiry)  # type: ignore[attr-defined]


class CopyForm(forms.Form):
    """For whom the copy is, and under what title."""

    audience = forms.ChoiceField(label=_("For whom"), choices=Audience.choices, widget=forms.RadioSelect)
    title = TranslatedFormField(label=_("Title"), required=False, max_length=200)

    def __init__(self, *args: Any, inquiry: Inquiry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not hasattr(inquiry, "disclosure"):
            self.fields["audience"].choices = Audience.choices[:1]  # type: ignore[attr-defined]
            self.fields["audience"].initial = Audience.ASKER
