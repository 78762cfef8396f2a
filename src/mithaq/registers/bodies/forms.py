"""The forms of the officers' desk for bodies."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import find, visible
from mithaq.commons.people.models import Affiliation, Appointment, Function, Organisation, Person
from mithaq.kit.fields import FoldedDateField, FoldedIntegerField, ShortNameField
from mithaq.kit.i18n import Text, TranslatedFormField
from mithaq.kit.registry import records
from mithaq.kit.rowforms import RowForm

from .actions import NewSeat
from .composition import GROUPS
from .enums import AgeBand, BodyKind, Rhythm, Rule, SeatRole, Sex, Side
from .models import Body, Seat

SHARES = [*Side.choices, *GROUPS.items()]
YES_NO = [("", _("not said")), ("yes", _("yes")), ("no", _("no"))]


class Pick(forms.ModelChoiceField):
    """A choice among rows, in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        return str(getattr(obj, "name", "") or getattr(obj, "title", "") or obj)


def open_organisations() -> Any:
    return Organisation.objects.filter(closed_on__isnull=True).order_by("code")


def open_functions() -> Any:
    return Function.objects.filter(closed_on__isnull=True).order_by("pk")


def known_people() -> Any:
    """Those who act for somebody here: they hold or held an office, or speak for an organisation."""
    acting = (
        Q(pk__in=Appointment.objects.values("person"))
        | Q(pk__in=Affiliation.objects.values("person"))
        | Q(pk__in=Seat.objects.filter(person__isnull=False).values("person"))
    )
    return Person.objects.filter(acting, erased_at__isnull=True).exclude(name="").order_by("name", "pk")


def subjects_to_work_on(actor: Actor) -> list[tuple[str, Any]]:
    """What a group can be founded for: the records whose app says who answers for them."""
    choices: list[tuple[str, Any]] = [("", "—")]
    for record in records:
        if "lead" in record.extra:
            rows = visible(actor, record.model_class()._default_manager.all()).order_by("pk")
            found = [(f"{record.code}:{row.pk}", str(record.title(row))) for row in rows[:200]]
            if found:
                choices.append((str(record.label_plural), found))
    return choices


def read_subject(actor: Actor, chosen: str) -> Model | None:
    code, _colon, pk = chosen.partition(":")
    if not chosen or code not in records or not pk.isdigit():
        return None
    return find(actor, records.get(code).model_class()._default_manager.all(), pk=int(pk))


class BodyForm(RowForm):
    name = TranslatedFormField(label=_("Name"), max_length=200)
    purpose = TranslatedFormField(
        label=pgettext_lazy("of a body", "Mandate"), required=False, multiline=True, max_length=4000
    )
    lead = Pick(queryset=Organisation.objects.none(), label=_("Lead institution"), required=False)
    secretariat = Pick(
        queryset=Function.objects.none(),
        label=_("Secretariat"),
        required=False,
        help_text=_("Reminders go to whoever holds this function on the day."),
    )
    rule = forms.ChoiceField(label=_("Decides by"), choices=Rule.choices, initial=Rule.SIMPLE_MAJORITY)
    quorum_percent = FoldedIntegerField(label=_("Quorum (%)"), min_value=0, max_value=100, initial=50)
    meets_every = forms.ChoiceField(label=_("Meets"), choices=Rhythm.choices, initial=Rhythm.QUARTER)
    minutes_days = FoldedIntegerField(
        label=_("Days until the minutes are published"), min_value=1, max_value=120, initial=14
    )
    invite_days = FoldedIntegerField(
        label=_("Days before a regular meeting on which its members are invited"),
        min_value=0,
        max_value=60,
        initial=14,
        help_text=_("Once its day is set, the letters go out by themselves. 0: only when you send them."),
    )
    term_starts = FoldedDateField(label=_("Term from"), required=False)
    term_ends = FoldedDateField(label=_("Term until"), required=False)
    is_public = forms.BooleanField(
        label=pgettext_lazy("a body", "Shown to everybody"), required=False, initial=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = open_organisations()  # type: ignore[attr-defined]
        self.fields["secretariat"].queryset = open_functions()  # type: ignore[attr-defined]
        least = self.row.shares if isinstance(self.row, Body) else {}
        for code, label in SHARES:
            self.fields[f"share_{code}"] = FoldedIntegerField(
                label=_("Least share of members, %(side)s (%%)") % {"side": label},
                required=False,
                min_value=0,
                max_value=100,
                initial=least.get(code),
            )

    @property
    def shares(self) -> dict[str, int]:
        given = {code: self.cleaned_data.get(f"share_{code}") for code, _label in SHARES}
        return {code: share for code, share in given.items() if share is not None}


class SeatFields(forms.Form):
    """Who sits there."""

    organisation = Pick(queryset=Organisation.objects.none(), label=_("Institution"), required=False)
    person = Pick(queryset=Person.objects.none(), label=_("Person with an account"), required=False)
    name = forms.CharField(
        label=_("Name, without an account"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("E-mail, to invite them"),
        required=False,
        help_text=_("Never shown."),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    side = forms.ChoiceField(label=_("Side"), choices=Side.choices)
    title = TranslatedFormField(label=_("Function"), required=False, max_length=200)
    sex = forms.ChoiceField(
        label=_("Sex"), choices=Sex.choices, required=False, help_text=_("Only shown in totals.")
    )
    age_band = forms.ChoiceField(label=_("Age"), choices=AgeBand.choices, required=False)
    disability = forms.ChoiceField(label=_("Person with a disability"), choices=YES_NO, required=False)
    starts_on = FoldedDateField(label=_("From"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = open_organisations()  # type: ignore[attr-defined]
        self.fields["person"].queryset = known_people()  # type: ignore[attr-defined]

    def seat(self, **more: Any) -> NewSeat:
        given = self.cleaned_data
        plain = ("organisation", "person", "name", "email", "side", "sex", "age_band", "starts_on")
        return NewSeat(
            title=given["title"] or Text(),
            disability={"yes": True, "no": False}.get(given["disability"]),
            **{name: given[name] for name in plain},
            **more,
        )


class SeatForm(SeatFields):
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[choice for choice in SeatRole.choices if choice[0] != SeatRole.COORDINATOR],
        initial=SeatRole.MEMBER,
    )
    votes = forms.BooleanField(label=_("Votes"), required=False, initial=True)
    ends_on = FoldedDateField(label=_("Until"), required=False)

    def new_seat(self) -> NewSeat:
        given = self.cleaned_data
        return self.seat(role=given["role"], votes=given["votes"], ends_on=given["ends_on"])


class FoundForm(BodyForm):
    """A new body; a working group with its commitment and its coordinator."""

    kind = forms.ChoiceField(label=_("Kind"), choices=BodyKind.choices)
    slug = ShortNameField(
        label=_("Short name"),
        required=False,
        max_length=60,
        help_text=_("Stands in the address and never changes. Made from the name when left empty."),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    subject = forms.ChoiceField(
        label=_("Works on"), required=False, help_text=_("For a working group: its commitment.")
    )
    coordinator_organisation = Pick(
        queryset=Organisation.objects.none(),
        label=_("Institution of the coordinator"),
        required=False,
        help_text=_("For a working group: the institution that leads the commitment, or one of its units."),
    )
    coordinator_person = Pick(
        queryset=Person.objects.none(), label=_("Coordinator, with an account"), required=False
    )
    coordinator_name = forms.CharField(
        label=_("Coordinator, without an account"), max_length=80, required=False
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["subject"].choices = subjects_to_work_on(actor)  # type: ignore[attr-defined]
        self.fields["coordinator_organisation"].queryset = open_organisations()  # type: ignore[attr-defined]
        self.fields["coordinator_person"].queryset = known_people()  # type: ignore[attr-defined]
        first = ("kind", "name", "purpose", "subject")
        coordinator = tuple(name for name in self.fields if name.startswith("coordinator_"))
        self.order_fields([*first, *coordinator])

    @property
    def chosen_subject(self) -> Model | None:
        return read_subject(self.actor, self.cleaned_data["subject"])

    @property
    def coordinator(self) -> NewSeat | None:
        given = self.cleaned_data
        person, name = given["coordinator_person"], given["coordinator_name"]
        if not person and not name:
            return None
        return NewSeat(
            side=Side.GOVERNMENT,
            role=SeatRole.COORDINATOR,
            organisation=given["coordinator_organisation"],
            person=person,
            name=name,
        )


class SeatChangeForm(RowForm):
    name = forms.CharField(label=_("Name, without an account"), max_length=80, required=False)
    side = forms.ChoiceField(label=_("Side"), choices=Side.choices)
    role = forms.ChoiceField(label=_("Role"), choices=SeatRole.choices)
    title = TranslatedFormField(label=_("Function"), required=False, max_length=200)
    votes = forms.BooleanField(label=_("Votes"), required=False)
    sex = forms.ChoiceField(
        label=_("Sex"), choices=Sex.choices, required=False, help_text=_("Only shown in totals.")
    )
    age_band = forms.ChoiceField(label=_("Age"), choices=AgeBand.choices, required=False)
    disability = forms.TypedChoiceField(
        label=_("Person with a disability"),
        choices=[("", _("not said")), ("True", _("yes")), ("False", _("no"))],
        coerce=lambda value: value == "True",
        empty_value=None,
        required=False,
    )


class EndForm(forms.Form):
    on = FoldedDateField(label=_("Last day"), required=False)
    reason = TranslatedFormField(label=_("Why it ends"), required=False, max_length=500)


class CoordinatorForm(SeatFields):
    """Who coordinates next."""


class RulesForm(forms.Form):
    based_on = forms.IntegerField(widget=forms.HiddenInput)
    text = TranslatedFormField(label=_("Rules of procedure"), multiline=True, max_length=30_000)
    reason = TranslatedFormField(label=_("Why they change"), required=False, max_length=500)
    adopted_on = FoldedDateField(label=_("Adopted on"), required=False)


class TermForm(forms.Form):
    starts_on = FoldedDateField(label=_("New term from"))
    ends_on = FoldedDateField(label=_("Until"), required=False)
    stay: forms.ModelMultipleChoiceField[Seat] = forms.ModelMultipleChoiceField(
        queryset=Seat.objects.none(),
        label=_("Who stays"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, seats: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stay: Any = self.fields["stay"]
        stay.queryset = seats
        stay.label_from_instance = lambda seat: seat.shown_name

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("starts_on") and given.get("ends_on") and given["ends_on"] <= given["starts_on"]:
            raise ValidationError({"ends_on": _("The term ends before it starts.")})
        return given
