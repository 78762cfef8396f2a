"""The forms of officers on the way to a decision."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.discuss.forms import words_field
from mithaq.commons.people.models import Organisation
from mithaq.kit.fields import (
    FoldedDateField,
    MoneyFormField,
)
from mithaq.kit.i18n import TranslatedFormField
from mithaq.registers.bodies.forms import Pick, open_organisations

from ..enums import DECISIONS
from ..models import Inquiry
from ..queries import grounds_of
from .asking import WordsForm


class CostForm(WordsForm):
    cost = MoneyFormField(label=_("Cost of the copies"), min_value=0)
    text = words_field(_("What is charged, and how to pay"))
    field_order = ("cost", "text")


class ExtendForm(WordsForm):
    text = None  # type: ignore[assignment]
    reason = TranslatedFormField(label=_("Why more time is needed"), max_length=500)


class TransferForm(WordsForm):
    to = forms.CharField(label=_("Body that holds it"), max_length=200)
    text = words_field(_("What else to tell the asker"), required=False)
    field_order = ("to", "text")


class AssignForm(WordsForm):
    text = None  # type: ignore[assignment]
    unit = Pick(queryset=Organisation.objects.none(), label=_("Unit"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = open_organisations()  # type: ignore[attr-defined]
        self.fields["unit"].initial = self.inquiry.unit_id


class LinkForm(WordsForm):
    text = None  # type: ignore[assignment]
    first = forms.ModelChoiceField(
        label=_("First request for the same thing"), queryset=Inquiry.objects.none(), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        older = Inquiry.objects.filter(filed_at__lt=self.inquiry.filed_at, same_as__isnull=True)
        self.fields["first"].queryset = older.order_by("-filed_at")  # type: ignore[attr-defined]
        self.fields["first"].label_from_instance = label_of  # type: ignore[attr-defined]


def label_of(row: Inquiry) -> str:
    return f"{row.reference} · {row.text[:70]}"


def ground_choices(inquiry: Inquiry) -> list[tuple[str, str]]:
    """None first; what the legal officer still has to confirm says so."""
    found = [("", "—")]
    for known in grounds_of(inquiry.municipality):
        words = f"{known.ground.title} ({known.ground.article})"
        doubt = "" if known.is_sure else f" · {gettext('to be confirmed')}"
        found.append((known.ground.code, words + doubt))
    return found


class DecideForm(WordsForm):
    outcome = forms.ChoiceField(
        label=_("Decision"),
        choices=[(one.value, one.label) for one in DECISIONS],
        widget=forms.RadioSelect,
    )
    ground = forms.ChoiceField(
        label=_("Ground of the law"),
        required=False,
        help_text=_("Needed for every refusal, whole or in part. The way to appeal is added by itself."),
    )
    text = TranslatedFormField(label=_("Answer, or reason"), multiline=True, max_length=4000)  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = ground_choices(self.inquiry)  # type: ignore[attr-defined]


class AuthorityForm(DecideForm):
    """What the appeal body decided."""

    decided_on = FoldedDateField(label=_("Day of the decision"))
    field_order = ("decided_on", "outcome", "ground", "text")


class EnterForm(forms.Form):
    unit = Pick(queryset=Organisation.objects.none(), label=_("Unit that owes the answer"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = open_organisations()  # type: ignore[attr-defined]


class TurnDownForm(forms.Form):
    reason = TranslatedFormField(label=_("Why it is not entered"), max_length=500)


class AnswerForm(forms.Form):
    answer = TranslatedFormField(label=_("Answer"), multiline=True, max_length=4000)


class GroundForm(forms.Form):
    """A ground of the law as the legal officer reads it."""

    article = forms.CharField(label=_("Article of the law"), max_length=20, required=False)
    title = TranslatedFormField(label=_("Legal ground in words"), max_length=300)
