"""The forms of officers who write down, route and answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.access.actor import Actor
from mithaq.commons.files.forms import PicturesField
from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.people.queries import holders_of
from mithaq.kit.fields import FoldedDateField, PhoneField
from mithaq.kit.i18n import TranslatedFormField
from mithaq.registers.places.models import Zone
from mithaq.registers.places.queries import open_zones

from ..access import OFFICERS
from ..enums import MOVES, Channel, Priority, State
from ..models import Category, Request
from ..queries import categories_open, partners, units
from .parts import ANSWER_PREFIX, LONGEST, PICTURES, Named, answers_in, question_field, words_box
from .telling import MessageForm


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
