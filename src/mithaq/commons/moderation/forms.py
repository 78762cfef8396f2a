"""Forms of the moderators' and answerers' desk, and of whoever reports a comment."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.discuss.enums import Outcome
from mithaq.commons.discuss.forms import StampedForm
from mithaq.kit.i18n import Text, TranslatedFormField

from .actions import LONGEST
from .enums import Abuse
from .reasons import BY_CODE, REASONS


def reason_choices() -> list[tuple[str, str]]:
    return [("", str(_("My own words only"))), *((one.code, str(one.label)) for one in REASONS)]


def this_moment() -> str:
    return timezone.now().isoformat()


class ReadForm(forms.Form):
    """Carries the moment at which the comments were shown: what was changed later has to be read again."""

    read_at = forms.CharField(required=False, widget=forms.HiddenInput, initial=this_moment)

    def clean_read_at(self) -> dt.datetime | None:
        if not (said := self.cleaned_data["read_at"]):
            return None
        try:
            moment = dt.datetime.fromisoformat(said)
        except ValueError:
            raise ValidationError(_("Please open this page again.")) from None
        return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


class ReasonForm(ReadForm):
    """A ready reason, own words, or both; the author reads them in their language."""

    ready = forms.ChoiceField(label=_("Ready reason"), required=False, choices=reason_choices)
    words = TranslatedFormField(label=_("In your own words"), required=False, multiline=True, max_length=1000)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        reason = joined(cleaned.get("ready", ""), cleaned.get("words") or Text())
        if self.must_tell(cleaned) and not reason:
            raise ValidationError(_("Choose a reason or write one: the author will read it."))
        cleaned["reason"] = reason
        return cleaned

    def must_tell(self, cleaned: dict[str, Any]) -> bool:
        return True


def joined(code: str, words: Text) -> Text:
    """The ready reason, then the own words, language by language."""
    ready = BY_CODE[code].text if code in BY_CODE else Text()
    both = {
        language: "\n\n".join(filter(None, (ready.get(language, ""), words.get(language, ""))))
        for language in {*ready, *words}
    }
    return Text(both)


class AppealDecisionForm(forms.Form):
    uphold = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("yes", _("The author is right: publish")), ("no", _("The decision stands"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = TranslatedFormField(label=_("Why, for the author"), multiline=True, max_length=1000)


class SettleForm(ReasonForm):
    hide = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("no", _("The comment stays")), ("yes", _("Hide the comment"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    field_order = ("hide", "ready", "words")

    def must_tell(self, cleaned: dict[str, Any]) -> bool:
        return bool(cleaned.get("hide"))


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome.choices, widget=forms.RadioSelect)
    reason = TranslatedFormField(
        label=_("Answer and reason"),
        multiline=True,
        max_length=4000,
        help_text=_("The author and everybody will read it: say why, in plain words."),
    )
    changed = TranslatedFormField(
        label=_("What changed because of it"), multiline=True, max_length=2000, required=False
    )


class ReportForm(StampedForm):
    why = forms.ChoiceField(label=_("What is wrong?"), choices=Abuse.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("More about it"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
