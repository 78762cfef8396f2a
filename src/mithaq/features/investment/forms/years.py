"""What officers set for a year."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.enums import OrganisationKind
from mithaq.commons.people.models import Organisation, Person
from mithaq.kit.fields import FoldedDateField, FoldedIntegerField, MoneyFormField
from mithaq.kit.i18n import TranslatedFormField
from mithaq.kit.rowforms import RowForm
from mithaq.registers.bodies.forms import Pick, known_people, open_organisations
from mithaq.registers.meetings.models import Meeting
from mithaq.registers.places.models import Zone
from mithaq.registers.voting.enums import BallotKind
from mithaq.registers.voting.models import Roll

from ..enums import PHASES, Category, CountingRule, Formula, Kind
from ..models import Cycle
from ..queries.cycles import sharing_zones
from .ideas import MeetingPick


class NewCycleForm(forms.Form):
    year = FoldedIntegerField(label=_("Year"), min_value=2000, max_value=2100)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    title = TranslatedFormField(label=_("Title"), max_length=200)
    copy = Pick(
        queryset=Cycle.objects.none(),
        label=_("Copy rules and calendar from"),
        required=False,
        help_text=_("Formula, ballot, rules, calendar and table of sectors; all of it can be changed."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        copy: Any = self.fields["copy"]
        copy.queryset = Cycle.objects.filter(is_imported=False).order_by("-year")
        copy.label_from_instance = str


class CycleForm(RowForm):
    title = TranslatedFormField(label=_("Title"), max_length=200)
    intro = TranslatedFormField(label=_("What it is about"), required=False, multiline=True, max_length=4000)
    rules = TranslatedFormField(
        label=_("Rules in plain words"), required=False, multiline=True, max_length=8000
    )
    amount = MoneyFormField(label=_("Money of the year"), min_value=0)
    town_share = FoldedIntegerField(
        label=_("Share of the whole town (%)"),
        min_value=0,
        max_value=100,
        help_text=_("Taken off first, voted on by everybody. 100: one common envelope."),
    )
    formula = forms.ChoiceField(label=_("How zones share it"), choices=Formula.choices)
    ballot_kind = forms.ChoiceField(label=_("Ballot"), choices=BallotKind.choices)
    rule = forms.ChoiceField(label=_("Counting rule"), choices=CountingRule.choices)
    liaison_days = FoldedIntegerField(label=_("Days an agency has to answer"), min_value=1, max_value=365)


class CalendarForm(forms.Form):
    """First and last day of each part; both empty: it has none."""

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present = {one.code: one for one in cycle.phases.all()}
        for code in PHASES:
            phase = present.get(code)
            for end, words in (("from", _("%(part)s: from")), ("until", _("%(part)s: until"))):
                day = (phase.starts_on if end == "from" else phase.ends_on) if phase else None
                self.fields[f"{code}_{end}"] = FoldedDateField(
                    label=words % {"part": code.label}, required=False, initial=day
                )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for code in PHASES:
            first, last = given.get(f"{code}_from"), given.get(f"{code}_until")
            if (first is None) != (last is None):
                self.add_error(f"{code}_until", _("Give both days, or none."))
            elif first and last and last < first:
                self.add_error(f"{code}_until", _("It ends before it starts."))
        return given

    @property
    def dates(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            code: (given[f"{code}_from"], given[f"{code}_until"]) for code in PHASES if given[f"{code}_from"]
        }


class CallForm(forms.Form):
    title = TranslatedFormField(label=_("Title"), max_length=200)
    text = TranslatedFormField(label=_("What members do"), multiline=True, max_length=4000)
    criteria = TranslatedFormField(label=_("Criteria"), multiline=True, max_length=4000)
    seats = FoldedIntegerField(label=_("Seats"), min_value=1, max_value=1000)
    opens_on = FoldedDateField(label=_("From"))
    closes_on = FoldedDateField(label=_("Last day"))


class DecisionForm(forms.Form):
    accept = forms.ChoiceField(
        label=_("Decision"),
        choices=[("yes", _("accept")), ("no", _("do not accept"))],
        widget=forms.RadioSelect,
    )
    reason = TranslatedFormField(label=_("Reason"), max_length=500)


class MemberForm(forms.Form):
    category = forms.ChoiceField(label=_("Category"), choices=Category.choices)
    organisation = Pick(
        queryset=Organisation.objects.none(), label=_("Institution of the house"), required=False
    )
    institution = forms.CharField(label=_("Or another institution"), required=False, max_length=160)
    person_name = forms.CharField(
        label=_("Name of the person"), required=False, max_length=80, help_text=_("Never published.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = open_organisations()  # type: ignore[attr-defined]


class FacilitatorForm(forms.Form):
    zone = Pick(queryset=Zone.objects.none(), label=_("Zone"))
    person = Pick(queryset=Person.objects.none(), label=_("Person"))
    organisation = Pick(queryset=Organisation.objects.none(), label=_("Association"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["zone"].queryset = Zone.objects.filter(pk__in=[one.pk for one in sharing_zones()])
        fields["person"].queryset = known_people()
        fields["organisation"].queryset = open_organisations().filter(
            kind__in=(OrganisationKind.CIVIL_SOCIETY, OrganisationKind.CITIZENS)
        )


class MissingForm(forms.Form):
    zone = Pick(queryset=Zone.objects.none(), label=_("Zone"))
    reason = TranslatedFormField(label=_("Why no facilitator attests it"), max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones: Any = self.fields["zone"]
        zones.queryset = Zone.objects.filter(pk__in=[one.pk for one in sharing_zones()])


class AttestForm(forms.Form):
    words = TranslatedFormField(
        label=_("What you saw"),
        multiline=True,
        max_length=1000,
        help_text=_("How the zone voted, how it was counted, and anything that was not in order."),
    )


class VoteForm(forms.Form):
    roll = Pick(queryset=Roll.objects.none(), label=_("Electoral roll"))
    opens_on = FoldedDateField(label=_("Voting opens on"))
    closes_on = FoldedDateField(label=_("Last day of voting"))
    rehearsal = forms.BooleanField(
        label=_("A rehearsal with fake voters"), required=False, help_text=_("Takes a roll of fake voters.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roll"].queryset = Roll.objects.order_by("-pk")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("opens_on") and given.get("closes_on") and given["closes_on"] < given["opens_on"]:
            raise ValidationError({"closes_on": _("It ends before it starts.")})
        return given


class AdoptForm(forms.Form):
    meeting = MeetingPick(queryset=Meeting.objects.none(), label=_("Meeting of the council"), required=False)
    reason = TranslatedFormField(
        label=_("What the council decided"), required=False, multiline=True, max_length=1000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Meeting.objects.select_related("body").order_by("-starts_at")[:50]
        pks = [one.pk for one in rows]
        meetings = Meeting.objects.filter(pk__in=pks).select_related("body").order_by("-starts_at")
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]


class EquipmentForm(forms.Form):
    """What a zone has, a line each."""

    LINES = 8

    def __init__(self, *args: Any, zone: Zone, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present = list(zone.equipment.all())
        for number in range(1, max(self.LINES, len(present) + 2) + 1):
            row = present[number - 1] if number <= len(present) else None
            self.fields[f"name{number}"] = TranslatedFormField(
                label=_("Equipment %(number)s") % {"number": number},
                required=False,
                max_length=120,
                initial=row.name if row else None,
            )
            self.fields[f"number{number}"] = FoldedIntegerField(
                label=_("How many"), required=False, min_value=0, initial=row.number if row else None
            )
            self.fields[f"note{number}"] = TranslatedFormField(
                label=_("Condition"), required=False, max_length=200, initial=row.note if row else None
            )

    @property
    def rows(self) -> list[tuple[Any, int, Any]]:
        given = self.cleaned_data
        numbers = [name.removeprefix("name") for name in self.fields if name.startswith("name")]
        return [
            (given[f"name{one}"], given[f"number{one}"] or 0, given[f"note{one}"])
            for one in numbers
            if given[f"name{one}"]
        ]


class SectorForm(forms.Form):
    order = FoldedIntegerField(label=_("Line"), min_value=1, max_value=100)
    name = TranslatedFormField(label=_("Sector"), max_length=120)
    situation = TranslatedFormField(label=_("How it stands"), required=False, multiline=True, max_length=2000)
    measure = TranslatedFormField(
        label=_("What is proposed"), required=False, multiline=True, max_length=2000
    )
    businesses = FoldedIntegerField(label=_("Businesses"), required=False, min_value=0)
    jobs = FoldedIntegerField(label=_("Jobs"), required=False, min_value=0)


class SessionForm(forms.Form):
    """The day of the annual session, and the coordinator of each new working group."""

    on = FoldedDateField(label=_("Day of the session"))

    def __init__(self, *args: Any, subjects: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = [key for key, _label in subjects]
        for key, label in subjects:
            self.fields[key] = Pick(
                queryset=known_people(),
                label=_("Coordinator: %(subject)s") % {"subject": label},
                required=False,
                help_text=_("Empty: no group is made for it."),
            )

    @property
    def chosen(self) -> dict[str, Person]:
        return {key: self.cleaned_data[key] for key in self.keys if self.cleaned_data.get(key)}
