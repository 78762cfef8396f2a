"""The forms people write in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.kit.fields import FoldedDateField, PhoneField

from .actions.posting import LONGEST, LONGEST_NAME
from .enums import Channel

SALT = "discuss.form"
# Nobody writes a sentence faster; a page may have been kept, or left open over a holiday.
FASTEST_SECONDS = 2
LONGEST_SECONDS = 30 * 24 * 3600


def stamp(seconds_ago: int = 0) -> str:
    """When a form was handed out, signed: a program that posts without reading the page has none."""
    return signing.dumps(int(timezone.now().timestamp()) - seconds_ago, salt=SALT)


def stamp_age(value: str) -> float | None:
    """Seconds since the form was handed out; None without a stamp of ours, or with one too old."""
    try:
        age = timezone.now().timestamp() - signing.loads(value, salt=SALT)
    except signing.BadSignature:
        return None
    return age if age <= LONGEST_SECONDS else None


class StampedForm(forms.Form):
    """A form that anybody may send: it must carry the stamp of the page it was on."""

    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    # Sent faster than anybody writes: taken, and read by a moderator before it is shown.
    too_fast = False

    @property
    def fresh_stamp(self) -> str:
        return stamp()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        age = stamp_age(cleaned.pop("stamp", ""))
        if age is None:
            raise ValidationError(_("Please press “Send” once more: this form was open too long."))
        self.too_fast = age < FASTEST_SECONDS
        return cleaned


class OpenForm(StampedForm):
    """One with a trap beside the stamp (`kit/trap.html`): a field out of sight, which only programs fill."""

    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.pop("website", ""):
            self.add_error("website", _("Please empty this field: it is a trap for programs."))
        return cleaned


def words_field(label: Any, **extra: Any) -> forms.CharField:
    """A text of at most `LONGEST` characters; how many are left is said while one writes."""
    box = forms.Textarea(attrs={"rows": 4, "dir": "auto", "data-counter": _("{left} characters left")})
    return forms.CharField(label=label, max_length=LONGEST, widget=box, **extra)


class CommentForm(OpenForm):
    """A comment from the web. Without an account a name is enough."""

    text = words_field(_("Your comment"))
    name = forms.CharField(
        label=_("Your name"),
        max_length=LONGEST_NAME,
        help_text=_("As it should stand beside your comment; a first name or a pseudonym is fine."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Never shown. We write only when something happens to your comment."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    phone = PhoneField(
        label=_("Mobile phone"),
        required=False,
        help_text=_("Never shown. We send a message only when you are answered."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        if actor.person is not None:
            for name in ("name", "email", "phone"):
                del self.fields[name]

    @property
    def contact_open(self) -> bool:
        """Unfold the addresses when something is written or wrong there."""
        return any(
            self[name].errors or self[name].value() for name in ("email", "phone") if name in self.fields
        )


class OnBehalfForm(forms.Form):
    """What an officer writes down for somebody."""

    text = words_field(_("What was said"))
    name = forms.CharField(
        label=_("Name of the person"),
        max_length=LONGEST_NAME,
        help_text=_("As it should stand beside the comment."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    channel = forms.ChoiceField(
        label=_("How it came"),
        choices=[choice for choice in Channel.choices if choice[0] != Channel.WEB],
        initial=Channel.DESK,
    )
    day = FoldedDateField(label=_("When it was said"), required=False)
    email = forms.EmailField(label=_("E-mail, to send the answer to"), required=False)
    phone = PhoneField(label=_("Mobile phone, to send the answer to"), required=False)

    def clean_day(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["day"]
        if day and day > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        return day


class WordsForm(forms.Form):
    """One text: an edited comment, an appeal."""

    text = words_field(_("Your comment"))


class AppealForm(forms.Form):
    text = words_field(_("Why should it be published?"))
