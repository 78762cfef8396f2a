"""The forms of meetings: those of everybody, and those of the officers' desk."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.discuss.enums import Outcome
from mithaq.commons.discuss.forms import OpenForm
from mithaq.commons.people.models import Function, Organisation, Person
from mithaq.kit.conflicts import stamp_all
from mithaq.kit.fields import FoldedDateField, FoldedIntegerField, PhoneField
from mithaq.kit.formats import formats, local
from mithaq.kit.i18n import TranslatedFormField
from mithaq.kit.rowforms import RowForm
from mithaq.registers.bodies.forms import Pick, known_people, open_functions, open_organisations
from mithaq.registers.bodies.models import Body
from mithaq.registers.places.models import Zone

from .actions import Counts, NewItem
from .enums import Category, Form, Presence
from .models import AgendaItem, Invitation, Meeting

# An agenda form shows so many empty lines more than it has points.
SPARE_LINES = 3


class HourField(forms.TimeField):
    """An hour of the town's clock."""

    widget = forms.TimeInput(attrs={"type": "time", "dir": "ltr"}, format="%H:%M")


# Everybody


class RegistrationForm(OpenForm):
    """Without an account a name is enough."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Never shown. We write when the meeting is moved or cancelled."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    phone = PhoneField(label=_("Mobile phone"), required=False, help_text=_("Never shown."))
    access_needs = forms.CharField(
        label=_("What do you need to be able to take part?"),
        required=False,
        max_length=300,
        help_text=_(
            "A ramp, sign language, large print, somebody to mind a child… Only the organisers read it."
        ),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if actor.person is not None:
            for name in ("name", "email", "phone"):
                del self.fields[name]


class ReplyForm(forms.Form):
    """The answer to an invitation."""

    answer = forms.ChoiceField(
        label=_("Do you come?"),
        choices=[("yes", _("Yes, I come")), ("no", _("No, I cannot"))],
        widget=forms.RadioSelect,
    )
    access_needs = forms.CharField(
        label=_("What do you need to be able to take part?"),
        required=False,
        max_length=300,
        help_text=_("Only the organisers read it."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    note = forms.CharField(
        label=_("A word to the organisers"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )


# The desk


class MeetingForm(RowForm):
    title = TranslatedFormField(
        label=_("Title"),
        required=False,
        max_length=200,
        help_text=_("The name of the body stands there when it is left empty."),
    )
    form = forms.ChoiceField(label=_("Form"), choices=Form.choices, initial=Form.IN_PERSON)
    day = FoldedDateField(label=_("Day"))
    begins = HourField(label=_("Begins"))
    ends = HourField(label=_("Ends"))
    place = TranslatedFormField(label=_("Place"), required=False, max_length=200)
    zone = Pick(queryset=Zone.objects.none(), label=_("Zone"), required=False)
    link = forms.URLField(
        label=_("Link to the online meeting"),
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )
    is_public = forms.BooleanField(label=_("Open to the public"), required=False)
    needs = TranslatedFormField(
        label=_("What the body needs"),
        required=False,
        multiline=True,
        max_length=4000,
        help_text=_("Staff, rooms, data, money: shown with the meeting."),
    )
    leave_period = forms.BooleanField(
        label=_("Move it out of its period"),
        required=False,
        help_text=_("Only for a day outside the quarter that this regular meeting was planned for."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].queryset = Zone.objects.filter(closed_on__isnull=True)  # type: ignore[attr-defined]
        if not isinstance(self.row, Meeting) or self.row.period_starts_on is None:
            del self.fields["leave_period"]

    @classmethod
    def values_of(cls, row: Any) -> dict[str, Any]:
        starts, ends = local(row.starts_at), local(row.ends_at)
        return super().values_of(row) | {"day": starts.date(), "begins": starts.time(), "ends": ends.time()}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("begins") and given.get("ends") and given["ends"] <= given["begins"]:
            self.add_error("ends", _("The meeting ends before it starts."))
        return given

    def moment(self, field: str) -> dt.datetime:
        """When it begins or ends, on the town's clock."""
        given = self.cleaned_data
        return dt.datetime.combine(given["day"], given[field], tzinfo=formats().zone)

    @property
    def moments(self) -> dict[str, dt.datetime]:
        return {"starts_at": self.moment("begins"), "ends_at": self.moment("ends")}


class ConveneForm(MeetingForm):
    body = Pick(queryset=Body.objects.none(), label=_("Body"))
    subject = forms.ChoiceField(
        label=_("What it is about"),
        required=False,
        help_text=_("For an extraordinary meeting: the commitment. Its page links to agenda and conclusion."),
    )

    def __init__(self, *args: Any, bodies: Any, subjects: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["subject"].choices = subjects  # type: ignore[attr-defined]
        self.order_fields(["body", "subject"])


class AgendaForm(forms.Form):
    """All points at once: a line left empty is taken out."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, meeting: Meeting) -> None:
        self.points = list(AgendaItem.objects.filter(meeting=meeting).prefetch_related("subject"))
        initial: dict[str, Any] = {"seen": stamp_all(self.points)}
        self.lines = max(len(self.points) + SPARE_LINES, 5)
        for number, point in enumerate(self.points):
            initial |= {f"title_{number}": point.title, f"minutes_{number}": point.minutes}
        super().__init__(data, initial=initial)
        for number in range(self.lines):
            shown = {"number": number + 1}
            self.fields[f"title_{number}"] = TranslatedFormField(
                label=_("Point %(number)s") % shown, required=False, max_length=300
            )
            self.fields[f"minutes_{number}"] = FoldedIntegerField(
                label=_("Minutes for point %(number)s") % shown, required=False, min_value=1, max_value=600
            )

    @property
    def items(self) -> list[NewItem]:
        given = self.cleaned_data
        return [
            NewItem(
                title=given[f"title_{number}"],
                minutes=given[f"minutes_{number}"],
                subject=self.points[number].subject if number < len(self.points) else None,
            )
            for number in range(self.lines)
            if given[f"title_{number}"]
        ]


class InviteForm(forms.Form):
    members = forms.BooleanField(label=_("All members of the body"), required=False, initial=True)
    organisations: forms.Field = forms.ModelMultipleChoiceField(
        queryset=Organisation.objects.none(),
        label=_("Institutions"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    people: forms.Field = forms.ModelMultipleChoiceField(
        queryset=Person.objects.none(),
        label=_("Other people"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("organisations", open_organisations()), ("people", known_people())):
            field: Any = self.fields[name]
            field.queryset = rows
            field.label_from_instance = lambda row: str(row.name)


class AttendanceForm(forms.Form):
    """Who came: counts by category, and presence of those invited."""

    def __init__(self, data: Any, *, meeting: Meeting) -> None:
        self.invitations = list(
            Invitation.objects.filter(meeting=meeting).select_related(
                "seat__person", "seat__organisation", "organisation", "person"
            )
        )
        initial: dict[str, Any] = {f"presence_{row.pk}": row.presence for row in self.invitations}
        for count in meeting.attendance.all():
            for sex in ("women", "men", "unknown"):
                initial[f"{count.category}_{sex}"] = getattr(count, sex)
        super().__init__(data, initial=initial)
        sexes = {"women": _("women"), "men": _("men"), "unknown": _("sex not said")}
        for category, label in Category.choices:
            for sex, sex_label in sexes.items():
                self.fields[f"{category}_{sex}"] = FoldedIntegerField(
                    label=_("%(category)s, %(sex)s") % {"category": label, "sex": sex_label},
                    required=False,
                    min_value=0,
                    max_value=100_000,
                )
        for row in self.invitations:
            self.fields[f"presence_{row.pk}"] = forms.ChoiceField(
                label=row.shown_name or str(row.for_organisation or ""),
                choices=Presence.choices,
                required=False,
            )

    @property
    def counts(self) -> dict[str, Counts]:
        given = self.cleaned_data
        return {
            category: Counts(*(given[f"{category}_{sex}"] or 0 for sex in ("women", "men", "unknown")))
            for category in Category.values
        }

    @property
    def presence(self) -> dict[int, str]:
        return {row.pk: self.cleaned_data[f"presence_{row.pk}"] for row in self.invitations}


class MinutesForm(forms.Form):
    based_on = forms.IntegerField(widget=forms.HiddenInput)
    text = TranslatedFormField(label=_("Minutes"), multiline=True, max_length=100_000)

    def rebase(self, version: int) -> None:
        """The next save goes through knowingly."""
        data: Any = self.data
        self.data = data.copy()
        self.data["based_on"] = str(version)  # type: ignore[index]


class DecisionForm(forms.Form):
    title = TranslatedFormField(label=_("Decision"), max_length=300)
    text = TranslatedFormField(label=_("Text"), required=False, multiline=True, max_length=8000)


class ActionForm(forms.Form):
    what = TranslatedFormField(label=_("What is to be done"), max_length=500)
    due_on = FoldedDateField(label=_("Until"))
    function = Pick(
        queryset=Function.objects.none(),
        label=_("Function"),
        required=False,
        help_text=_("Whoever holds it when it is due is reminded."),
    )
    organisation = Pick(queryset=Organisation.objects.none(), label=_("Institution"), required=False)
    person = Pick(queryset=Person.objects.none(), label=_("Person"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["function"].queryset = open_functions()  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = open_organisations()  # type: ignore[attr-defined]
        self.fields["person"].queryset = known_people()  # type: ignore[attr-defined]


class DoneForm(forms.Form):
    note = TranslatedFormField(label=_("What came of it"), required=False, max_length=500)
    on = FoldedDateField(label=_("Done on"), required=False)


class CancelForm(forms.Form):
    reason = TranslatedFormField(label=_("Why it does not take place"), max_length=500)


class NeedsForm(forms.Form):
    met = forms.ChoiceField(
        label=_("Was it provided?"),
        choices=[("yes", _("yes")), ("no", _("no")), ("", _("not known yet"))],
        required=False,
    )
    note = forms.CharField(label=_("What was done about it"), required=False, max_length=300)

    @property
    def was_met(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.cleaned_data["met"])


class AnswerForm(forms.Form):
    """The written answer to a question asked at or before the meeting."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome.choices, initial=Outcome.ANSWERED)
    reason = TranslatedFormField(label=_("Answer"), multiline=True, max_length=8000)
    changed = TranslatedFormField(
        label=_("What changed because of it"), required=False, multiline=True, max_length=4000
    )
