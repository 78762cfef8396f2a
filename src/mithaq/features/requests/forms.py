"""The forms of people who tell the municipality something, and of the officers who answer."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.access.actor import Actor
from mithaq.commons.discuss.forms import OpenForm
from mithaq.commons.files.forms import PicturesField, PicturesInput
from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.people.queries import holders_of
from mithaq.kit.fields import FoldedDateField, FoldedDecimalField, FoldedIntegerField, PhoneField
from mithaq.kit.i18n import TranslatedFormField
from mithaq.kit.puzzle import new_puzzle, solved
from mithaq.kit.rowforms import RowForm
from mithaq.registers.places.models import Zone
from mithaq.registers.places.queries import open_zones

from .access import OFFICERS
from .enums import MOVES, WITH_OPTIONS, Channel, Field, Kind, Priority, QuestionKind, State, Term
from .models import Category, Reply, Request, text_of
from .queries import categories_open, partners, units

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


# At the desk.


class WalkInForm(forms.Form):
    """What an officer writes down for somebody at the counter or on the phone."""

    category = Named(queryset=Category.objects.none(), label=pgettext_lazy("request", "Subject"))
    text = forms.CharField(label=_("What was said"), max_length=LONGEST, widget=words_box())
    zone = Named(queryset=Zone.objects.none(), label=_("Zone"), required=False)
    landmark = forms.CharField(
        label=_("A place that people know"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    channel = forms.ChoiceField(
        label=_("How it came"),
        choices=[one for one in Channel.choices if one[0] not in (Channel.WEB, Channel.API, Channel.EMAIL)],
        initial=Channel.DESK,
    )
    name = forms.CharField(
        label=_("Name of the person"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    phone = PhoneField(label=_("Mobile phone, to send the answer to"), required=False)
    email = forms.EmailField(label=_("E-mail, to send the answer to"), required=False)
    photos = PicturesField(label=_("Photos"), required=False, widget=PICTURES)
    is_private = forms.BooleanField(label=_("Only the municipality reads it"), required=False)
    consent = forms.BooleanField(
        label=_("The person agrees that I write this down in their name"), required=False
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = categories_open()  # type: ignore[attr-defined]
        self.fields["zone"].queryset = open_zones(actor)  # type: ignore[attr-defined]
        self._ask_further()

    def _ask_further(self) -> None:
        """Once the subject was sent its questions stand below it, and are asked for before anything is written."""
        chosen = str(self.data.get("category") or "")
        if not (chosen.isascii() and chosen.isdigit()):
            return
        category = categories_open().filter(pk=chosen).first()
        for question in category.asked if category is not None else []:
            self.fields[ANSWER_PREFIX + question["code"]] = question_field(question)
        first = ["category", *(name for name in self.fields if name.startswith(ANSWER_PREFIX))]
        self.order_fields(first)

    def wanted(self) -> dict[str, Any]:
        """What `submit` takes."""
        given = {k: v for k, v in self.cleaned_data.items() if not k.startswith(ANSWER_PREFIX)}
        return given | {"answers": answers_in(self.cleaned_data)}


class MoveForm(forms.Form):
    """The next step, with what the sender is told."""

    state = forms.ChoiceField(label=_("Next step"), widget=forms.RadioSelect)
    words = TranslatedFormField(
        label=_("What the sender is told"), required=False, multiline=True, max_length=LONGEST
    )
    planned_on = FoldedDateField(label=_("Planned for"), required=False)
    partner = Named(queryset=Organisation.objects.none(), label=_("Handed to"), required=False)
    proof = PicturesField(label=_("Photo of what was done"), required=False, widget=PICTURES)

    def __init__(self, *args: Any, row: Request, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = MOVES.get(State(row.state), ())
        self.fields["state"].choices = [(one.value, one.label) for one in steps]  # type: ignore[attr-defined]
        self.fields["partner"].queryset = partners()  # type: ignore[attr-defined]


class WriteForm(MessageForm):
    is_note = forms.BooleanField(label=_("A note among officers: the sender does not see it"), required=False)


class OfficerPick(forms.ModelChoiceField):
    def label_from_instance(self, obj: Person) -> str:
        return obj.name


class RouteForm(forms.Form):
    """Where it belongs: subject, unit, colleague, priority."""

    category = Named(queryset=Category.objects.none(), label=pgettext_lazy("request", "Subject"))
    unit = Named(queryset=Organisation.objects.none(), label=_("Unit in charge"))
    reason = TranslatedFormField(
        label=_("Why another unit (the sender reads it)"), required=False, max_length=500
    )
    assignee = OfficerPick(queryset=Person.objects.none(), label=_("Officer in charge"), required=False)
    priority = forms.ChoiceField(label=_("Priority"), choices=Priority.choices)

    def __init__(self, data: Any = None, *, row: Request, **kwargs: Any) -> None:
        start = {
            "category": row.category_id,
            "unit": row.unit_id,
            "assignee": row.assignee_id,
            "priority": row.priority,
        }
        super().__init__(data, initial=start, **kwargs)
        self.fields["category"].queryset = categories_open() | Category.objects.filter(pk=row.category_id)  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units() | Organisation.objects.filter(pk=row.unit_id)  # type: ignore[attr-defined]
        self.fields["assignee"].queryset = officers()  # type: ignore[attr-defined]


def officers() -> Any:
    found = holders_of(OFFICERS, timezone.localdate())
    return Person.objects.filter(pk__in=[one.pk for one in found]).order_by("name")


class GiveForm(forms.Form):
    """Whose table several requests go to: the end of a shift, a leave."""

    person = OfficerPick(queryset=Person.objects.none(), label=_("Officer in charge"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = officers()  # type: ignore[attr-defined]


class ReadForm(forms.Form):
    """What everybody reads of it."""

    shown = forms.ChoiceField(
        label=_("Decision"),
        choices=[("yes", _("Show it to everybody")), ("no", _("Do not show it"))],
        initial="yes",
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("As everybody reads it"),
        max_length=LONGEST,
        help_text=_("Take out names, plates and addresses. What was sent is kept for officers."),
        widget=words_box(),
    )
    with_photos = forms.BooleanField(
        label=_("Show the photos too"),
        required=False,
        help_text=_("Only when no face and no plate can be made out."),
    )
    reason = TranslatedFormField(label=_("Why it is not shown"), required=False, max_length=500)


class MergeForm(forms.Form):
    """The request that stays, by its number."""

    into = forms.CharField(
        label=_("Number of the request that stays"),
        max_length=20,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )


class DecideForm(forms.Form):
    uphold = forms.ChoiceField(
        label=_("Decision"),
        choices=[("yes", _("Open it again")), ("no", _("The answer stands"))],
        widget=forms.RadioSelect,
    )
    words = TranslatedFormField(label=_("Why"), multiline=True, max_length=LONGEST)


class CategoryForm(RowForm):
    name = TranslatedFormField(label=_("Name"), max_length=120)
    help = TranslatedFormField(label=_("What belongs here"), required=False, max_length=300)
    code = forms.SlugField(
        label=_("Short name"),
        max_length=60,
        help_text=_("Latin letters, for data and addresses."),
        error_messages={"invalid": _("Only Latin letters, digits, hyphens and underscores.")},
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    field = forms.ChoiceField(label=_("Field"), choices=Field.choices)
    unit = Named(queryset=Organisation.objects.none(), label=_("Unit in charge"))
    term = forms.ChoiceField(label=pgettext_lazy("duration", "Term"), choices=Term.choices)
    is_public = forms.BooleanField(label=_("Shown to everybody once read"), required=False, initial=True)
    asks_place = forms.BooleanField(label=_("Asks where"), required=False, initial=True)
    order = FoldedIntegerField(label=_("Place in the list"), min_value=0, max_value=999, initial=50)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units()  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        names = ("name", "help", "code", "kind", "field", "unit", "term", "is_public", "asks_place", "order")
        return self.wanted(names)


class RoutesForm(forms.Form):
    """For each zone, the unit that serves it; empty where the subject's own unit does."""

    def __init__(self, data: Any = None, *, category: Category, actor: Actor, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.zones = list(open_zones(actor))
        present = dict(category.routes.values_list("zone_id", "unit_id"))
        choices = [("", "—"), *((str(one.pk), str(one.name)) for one in units())]
        for zone in self.zones:
            self.fields[f"zone_{zone.pk}"] = forms.ChoiceField(
                label=zone.name, required=False, choices=choices, initial=present.get(zone.pk, "")
            )

    def units_by_zone(self) -> dict[Zone, Organisation | None]:
        known = {str(one.pk): one for one in units()}
        return {zone: known.get(self.cleaned_data[f"zone_{zone.pk}"]) for zone in self.zones}


class ReplyForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=80)
    state = forms.ChoiceField(label=_("For the step"), choices=State.choices)
    words = TranslatedFormField(label=_("Words"), multiline=True, max_length=LONGEST)
    category = Named(queryset=Category.objects.none(), label=_("Only for this subject"), required=False)

    def __init__(self, data: Any = None, *, row: Reply | None = None, **kwargs: Any) -> None:
        names = ("name", "state", "words", "category")
        start = {name: getattr(row, name) for name in names} if row is not None else {}
        super().__init__(data, initial=start, **kwargs)
        self.fields["category"].queryset = categories_open()  # type: ignore[attr-defined]
