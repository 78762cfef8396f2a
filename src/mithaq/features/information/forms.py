"""The forms of whoever asks, and of the officers who answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.discuss.forms import CommentForm, words_field
from mithaq.commons.files.forms import UploadForm
from mithaq.commons.people.models import Function, Organisation
from mithaq.commons.tenancy.context import profile_of
from mithaq.kit.fields import FoldedDateField, FoldedIntegerField, MoneyFormField, PhoneField
from mithaq.kit.i18n import TranslatedFormField
from mithaq.registers.bodies.forms import Pick, open_functions, open_organisations

from .enums import DECISIONS, URGENT, AccessForm, Channel, FileFormat
from .law import law_of
from .masking import masked
from .models import IndexItem, Inquiry
from .queries import appeal_bodies

OFFICE_CHANNELS = [choice for choice in Channel.choices if choice[0] != Channel.WEB]


class WaysMixin(forms.Form):
    """How somebody wants the information."""

    form = forms.ChoiceField(
        label=_("How do you want to get it?"), choices=AccessForm.choices, initial=AccessForm.ELECTRONIC
    )
    file_format = forms.ChoiceField(
        label=_("In which format?"), choices=FileFormat.choices, initial=FileFormat.AS_HELD
    )
    urgent = forms.BooleanField(label=_("A life or a freedom is at stake"), required=False)
    may_publish = forms.BooleanField(
        label=_("My question may be published with its answer, without my name"), required=False
    )

    def fit(self, actor: Actor) -> None:
        """Only what the law of the country knows."""
        if URGENT not in profile_of(actor.municipality).deadlines:
            del self.fields["urgent"]


class AskForm(CommentForm, WaysMixin):
    """A request from the web, without an account."""

    field_order = ("text", "name", "form", "file_format", "urgent", "may_publish", "email", "phone")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        self.fit(actor)
        self.fields["text"].label = _("What do you want to know or see?")
        self.fields["text"].help_text = _(
            "You give no reason. The more precisely you say it, the sooner it is found."
        )
        if "name" in self.fields:
            law = law_of(actor.municipality)
            self.fields["name"].required = law.asks_name
            self.fields["name"].help_text = str(law.identity_note)
            self.fields["email"].help_text = _("Never shown. We write only when something happens to it.")


class QuestionForm(CommentForm):
    """A question for the register."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        self.fields["text"].label = _("Your question")
        self.fields["text"].help_text = _("Everybody will read it, with the answer. Your name is not shown.")
        if "name" in self.fields:
            self.fields["name"].required = False
            self.fields["name"].help_text = _("If you like; only officers see it.")


class OfficeForm(forms.Form):
    """What somebody asks for at the counter, by letter or by phone."""

    text = words_field(_("What is asked for"))
    name = forms.CharField(label=_("Name of the person"), max_length=80, required=False)
    channel = forms.ChoiceField(label=_("How it came"), choices=OFFICE_CHANNELS, initial=Channel.DESK)
    day = FoldedDateField(label=_("Day on which it came"), required=False)
    email = forms.EmailField(label=_("E-mail, to send the answer to"), required=False)
    phone = PhoneField(label=_("Mobile phone, to send the answer to"), required=False)

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day


class WalkInForm(OfficeForm, WaysMixin):
    field_order = ("text", "name", "channel", "day", "form", "file_format", "urgent", "may_publish")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fit(actor)


class WordsForm(forms.Form):
    """One text."""

    text = words_field(_("Text"))

    def __init__(self, *args: Any, inquiry: Inquiry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.inquiry = inquiry


class OptionalWordsForm(WordsForm):
    text = words_field(_("What you want to say"), required=False)


class NothingForm(WordsForm):
    """Only the button."""

    text = None  # type: ignore[assignment]


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
        law = law_of(self.inquiry.municipality)
        grounds = [(one.code, f"{one.title} ({one.article})") for one in law.grounds]
        self.fields["ground"].choices = [("", "—"), *grounds]  # type: ignore[attr-defined]


class AppealForm(OptionalWordsForm):
    body = forms.ChoiceField(label=_("To whom"), widget=forms.RadioSelect)
    field_order = ("body", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = [(one.code, str(one.name)) for one in appeal_bodies(self.inquiry)]
        self.fields["body"].choices = bodies  # type: ignore[attr-defined]
        if len(bodies) == 1:
            self.fields["body"].initial = bodies[0][0]


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


class EnterForm(forms.Form):
    unit = Pick(queryset=Organisation.objects.none(), label=_("Unit that owes the answer"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = open_organisations()  # type: ignore[attr-defined]


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


class PublicFileForm(UploadForm):
    """A document for everybody, with what concerns persons blacked out."""

    def __init__(self, *args: Any, inquiry: Inquiry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.inquiry = inquiry


class TurnDownForm(forms.Form):
    reason = TranslatedFormField(label=_("Why it is not entered"), max_length=500)


class AnswerForm(forms.Form):
    answer = TranslatedFormField(label=_("Answer"), multiline=True, max_length=4000)


class AuthorityForm(DecideForm):
    """What the appeal body decided."""

    decided_on = FoldedDateField(label=_("Day of the decision"))
    field_order = ("decided_on", "outcome", "ground", "text")
