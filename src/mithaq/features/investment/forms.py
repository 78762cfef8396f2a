"""The forms of citizens, facilitators and officers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.discuss.forms import StampedForm
from mithaq.commons.files.forms import PicturesField
from mithaq.commons.people.enums import OrganisationKind
from mithaq.commons.people.models import Organisation, Person
from mithaq.kit.fields import FoldedDateField, FoldedIntegerField, MoneyFormField, PhoneField
from mithaq.kit.i18n import TranslatedFormField
from mithaq.kit.rowforms import RowForm
from mithaq.registers.bodies.enums import BodyKind
from mithaq.registers.bodies.forms import Pick, known_people, open_organisations
from mithaq.registers.bodies.models import Body
from mithaq.registers.meetings.models import Meeting
from mithaq.registers.meetings.showing import title_of
from mithaq.registers.places.models import Zone
from mithaq.registers.voting.enums import BallotKind
from mithaq.registers.voting.models import Roll

from .actions.ideas import LONGEST_TITLE
from .enums import ALIVE, PHASES, Category, Channel, CountingRule, Finding, Formula, Kind, Verdict
from .models import Cycle, Idea, Sector
from .queries.cycles import sharing_zones


class WhoFields(forms.Form):
    """Who speaks; without an account a name is enough."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        help_text=_("A first name or a pseudonym is fine."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Never shown. We write only to tell you what becomes of it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    phone = PhoneField(
        label=_("Mobile phone"), required=False, help_text=_("Never shown. Instead of an e-mail.")
    )

    def drop_who(self) -> None:
        for name in ("name", "email", "phone"):
            del self.fields[name]


class IdeaFields(forms.Form):
    zone = Pick(queryset=Zone.objects.none(), label=_("Your zone"))
    sector = Pick(queryset=Sector.objects.none(), label=_("Sector"), required=False)
    title = forms.CharField(
        label=_("Your idea in one sentence"),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    text = forms.CharField(
        label=_("More about it"),
        required=False,
        max_length=4000,
        help_text=_("What is missing today, and for whom."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
    landmark = forms.CharField(
        label=_("Where, near what"),
        required=False,
        max_length=160,
        help_text=_("A street, a school, a mosque: what everybody knows."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def for_cycle(self, cycle: Cycle, zones: list[Zone] | None = None) -> None:
        fields: Any = self.fields
        known = zones if zones is not None else sharing_zones()
        fields["zone"].queryset = Zone.objects.filter(pk__in=[one.pk for one in known]).order_by(
            "kind", "code"
        )
        fields["zone"].required = cycle.kind == Kind.INVESTMENT
        if cycle.kind == Kind.ECONOMIC:
            fields["sector"].queryset = cycle.sectors.all()
        else:
            del fields["sector"]


class IdeaForm(StampedForm, WhoFields, IdeaFields):
    """An idea from the web."""

    photos = PicturesField(label=_("Photos"), required=False, help_text=_("Up to three."))
    # Set on the second sending, once resembling ideas were shown.
    seen_alike = forms.BooleanField(required=False, widget=forms.HiddenInput)
    field_order = ("zone", "sector", "title", "text", "landmark", "photos", "name", "email", "phone")

    def __init__(self, *args: Any, actor: Actor, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.for_cycle(cycle)
        if actor.person is not None:
            self.drop_who()

    def wanted(self) -> dict[str, Any]:
        return {
            name: value for name, value in self.cleaned_data.items() if name not in ("stamp", "seen_alike")
        }


class WrittenIdeaForm(WhoFields, IdeaFields):
    """What an officer or a facilitator writes down for somebody."""

    channel = forms.ChoiceField(
        label=_("How it came"),
        choices=[one for one in Channel.choices if one[0] != Channel.WEB],
        initial=Channel.ASSEMBLY,
    )
    is_informal = forms.BooleanField(
        label=_("A remark in passing"),
        required=False,
        help_text=_(
            "Heard in the market or read on a wall of notes: counted, and on no ballot until taken up."
        ),
    )
    said_on = FoldedDateField(label=_("When it was said"), required=False)
    field_order = (
        "channel",
        "is_informal",
        "said_on",
        "zone",
        "sector",
        "title",
        "text",
        "landmark",
        "name",
        "email",
        "phone",
    )

    def __init__(self, *args: Any, cycle: Cycle, zones: list[Zone] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.for_cycle(cycle, zones)
        self.fields["name"].label = _("Name of the person")
        self.fields["name"].required = False

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("is_informal") and not given.get("name"):
            self.add_error("name", _("Write the name; only a remark in passing may have none."))
        return given


class ApplicationForm(StampedForm, WhoFields):
    category = forms.ChoiceField(label=_("On behalf of"), choices=Category.choices)
    institution = forms.CharField(
        label=_("Institution"),
        required=False,
        max_length=160,
        help_text=_("Published when it becomes a member. Citizens leave it empty: they are never named."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    statement = forms.CharField(
        label=_("Why you apply"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"})
    )
    field_order = ("category", "institution", "statement", "name", "email", "phone")

    def wanted(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "stamp"}


# Officers


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


class SheetForm(forms.Form):
    cost = MoneyFormField(label=_("Cost"), required=False, min_value=0)
    land = forms.ChoiceField(label=_("Land"), choices=Finding.choices)
    law = forms.ChoiceField(label=_("Law"), choices=Finding.choices)
    months = FoldedIntegerField(
        label=_("Months until it is done"), required=False, min_value=1, max_value=120
    )
    note = TranslatedFormField(label=_("What was found"), required=False, multiline=True, max_length=2000)
    verdict = forms.ChoiceField(
        label=_("Verdict"), choices=[("", _("not yet")), *Verdict.choices], required=False
    )
    reason = TranslatedFormField(
        label=_("Technical reason"),
        required=False,
        max_length=1000,
        help_text=_("Published. Nothing is refused without it."),
    )


class AgencyForm(forms.Form):
    agency = Pick(queryset=Organisation.objects.none(), label=_("Agency"))
    question = TranslatedFormField(label=_("Question"), max_length=500)
    days = FoldedIntegerField(label=_("Days to answer"), required=False, min_value=1, max_value=365)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = open_organisations()  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    answer = TranslatedFormField(label=_("What the agency answered"), max_length=1000)
    on = FoldedDateField(label=_("Answered on"), required=False)


class CouncilForm(forms.Form):
    """Which council must be heard."""

    body = Pick(queryset=Body.objects.none(), label=_("Council"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body: Any = self.fields["body"]
        body.queryset = Body.objects.filter(
            closed_on__isnull=True, kind__in=(BodyKind.ADVISORY_COUNCIL, BodyKind.FORUM)
        )


class MeetingPick(forms.ModelChoiceField):
    def label_from_instance(self, obj: Meeting) -> str:
        return f"{title_of(obj)} ({obj.starts_at:%Y-%m-%d})"


class OpinionForm(forms.Form):
    meeting = MeetingPick(queryset=Meeting.objects.none(), label=_("Meeting"), required=False)
    in_favour = forms.ChoiceField(
        label=_("Opinion"), choices=[("yes", _("in favour")), ("no", _("against"))], widget=forms.RadioSelect
    )
    text = TranslatedFormField(label=_("In its words"), multiline=True, max_length=2000)

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Meeting.objects.filter(body=body).select_related("body").order_by("-starts_at")
        self.fields["meeting"].queryset = rows  # type: ignore[attr-defined]


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(queryset=Idea.objects.none(), label=_("Join it to"))

    def __init__(self, *args: Any, idea: Idea, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into: Any = self.fields["into"]
        rows = Idea.objects.filter(cycle=idea.cycle_id, state__in=ALIVE).exclude(pk=idea.pk)
        into.queryset = rows.order_by("-pk")
        into.label_from_instance = lambda row: f"{row.pk} · {row.title}"


class RefusalForm(forms.Form):
    reason = TranslatedFormField(label=_("Why it is not published"), max_length=500)


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
