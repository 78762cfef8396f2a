"""The forms of people who tell the municipality something."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.discuss.forms import OpenForm
from mithaq.commons.files.forms import PicturesField
from mithaq.kit.fields import FoldedDecimalField, FoldedIntegerField, PhoneField
from mithaq.kit.puzzle import new_puzzle, solved
from mithaq.registers.places.models import Zone
from mithaq.registers.places.queries import open_zones

from ..models import Category
from .parts import ANSWER_PREFIX, LONGEST, PHOTOS, PICTURES, Named, answers_in, question_field, words_box


class PlaceForm(forms.Form):
    """Where it is, and what this subject asks further."""

    zone = Named(queryset=Zone.objects.none(), label=_("Zone"), required=False, to_field_name="code")
    landmark = forms.CharField(
        label=_("A place that people know"),
        required=False,
        max_length=200,
        help_text=_(
            "For example: behind the school, facing the mosque, the second lamp post after the market."
        ),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    latitude = FoldedDecimalField(required=False, widget=forms.HiddenInput)
    longitude = FoldedDecimalField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor, category: Category, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.category = category
        if category.asks_place:
            self.fields["zone"].queryset = open_zones(actor)  # type: ignore[attr-defined]
        else:
            for name in ("zone", "landmark", "latitude", "longitude"):
                del self.fields[name]
        for question in category.asked:
            self.fields[ANSWER_PREFIX + question["code"]] = question_field(question)

    @property
    def point(self) -> tuple[float, float] | None:
        given = (self.cleaned_data.get("latitude"), self.cleaned_data.get("longitude"))
        return (float(given[0]), float(given[1])) if None not in given else None  # type: ignore[arg-type]

    @property
    def answers(self) -> dict[str, str]:
        return answers_in(self.cleaned_data)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        asks = self.category.asks_place and not self.errors
        if asks and not (cleaned.get("zone") or cleaned.get("landmark") or self.point):
            self.add_error("zone", _("Say where it is: a zone, or a place that people know."))
        return cleaned


class TellForm(OpenForm):
    """What is said, with photos, and how its sender wants to be told."""

    key = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    puzzle = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    solution = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    # The puzzle was solved: a browser sent it, and took its time (see kit.puzzle).
    proven = False
    text = forms.CharField(label=_("What do you want to say?"), max_length=LONGEST, widget=words_box())
    photos = PicturesField(
        label=_("Photos"),
        required=False,
        widget=PICTURES,
        help_text=_(
            "Up to three. Where and when a photo was taken is removed from it; faces are never needed."
        ),
    )
    is_private = forms.BooleanField(
        label=_("Only the municipality reads it"),
        required=False,
        help_text=_("Otherwise it is shown, once it was read, without your name."),
    )
    name = forms.CharField(
        label=_("Your name"),
        required=False,
        max_length=80,
        help_text=_("Not needed. Only the municipality sees it."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Not needed, and never shown: to hear of the answer."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    phone = PhoneField(
        label=_("Mobile phone"),
        required=False,
        help_text=_("Not needed, and never shown: we send your receipt there, and word of the answer."),
    )

    def __init__(self, *args: Any, actor: Actor, category: Category, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if actor.person is not None:
            for name in ("name", "email", "phone"):
                del self.fields[name]
        if not category.is_public:
            del self.fields["is_private"]

    @property
    def fresh_key(self) -> str:
        """Sent back with the form: the same form sent twice is taken once."""
        return str(self.data.get("key") or secrets.token_urlsafe(16))

    @property
    def fresh_puzzle(self) -> str:
        return new_puzzle()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        puzzle, solution = cleaned.pop("puzzle", ""), cleaned.pop("solution", "")
        self.proven = not self.errors and solved(puzzle, solution)
        return cleaned

    def wanted(self) -> dict[str, Any]:
        names = ("text", "photos", "is_private", "name", "email", "phone", "key")
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}


class DraftForm(forms.Form):
    """What is written without a network; it is checked when it arrives."""

    landmark = PlaceForm.base_fields["landmark"]
    text = TellForm.base_fields["text"]
    photos = TellForm.base_fields["photos"]
    is_private = TellForm.base_fields["is_private"]
    name = TellForm.base_fields["name"]
    phone = TellForm.base_fields["phone"]
    email = TellForm.base_fields["email"]


class MessageForm(forms.Form):
    text = forms.CharField(label=_("Message"), max_length=LONGEST, widget=words_box(3))


class ContestForm(forms.Form):
    text = forms.CharField(label=_("What is still wrong?"), max_length=LONGEST, widget=words_box(4))


class PhotoForm(forms.Form):
    photo = forms.FileField(label=_("Photo"), widget=forms.FileInput(attrs=PHOTOS))


class RatingForm(forms.Form):
    score = FoldedIntegerField(min_value=1, max_value=5, widget=forms.HiddenInput)
    words = forms.CharField(label=_("In words"), required=False, max_length=LONGEST, widget=words_box(2))
