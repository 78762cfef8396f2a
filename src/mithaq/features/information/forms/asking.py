"""The forms of whoever asks, on the web or at the counter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.discuss.forms import CommentForm, words_field
from mithaq.commons.tenancy.context import profile_of
from mithaq.kit.fields import (
    FoldedDateField,
    PhoneField,
)

from ..enums import URGENT, AccessForm, Channel, FileFormat
from ..law import law_of
from ..models import Inquiry
from ..queries import appeal_bodies

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


class AppealForm(OptionalWordsForm):
    body = forms.ChoiceField(label=_("To whom"), widget=forms.RadioSelect)
    field_order = ("body", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = [(one.code, str(one.name)) for one in appeal_bodies(self.inquiry)]
        self.fields["body"].choices = bodies  # type: ignore[attr-defined]
        if len(bodies) == 1:
            self.fields["body"].initial = bodies[0][0]
