"""The forms of members and of the officers' desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.people.models import Organisation
from mithaq.kit.fields import FoldedDateField, FoldedIntegerField
from mithaq.kit.i18n import TranslatedFormField
from mithaq.kit.rowforms import RowForm
from mithaq.methods.decisions import Rule, choices_of
from mithaq.registers.bodies.forms import Pick, open_organisations, read_subject, subjects_to_work_on
from mithaq.registers.bodies.models import Body, Seat
from mithaq.registers.bodies.queries import members_on
from mithaq.registers.meetings.enums import MinutesState, Status
from mithaq.registers.meetings.models import Meeting
from mithaq.registers.meetings.showing import title_of

from .enums import Choice, Fate, Kind, Level, StepKind
from .models import Call, Decision, Nominee, Position

# Names of what each answer does, where the word alone might be misread.
MEANS = {
    Choice.STAND_ASIDE: _("stand aside: I have a doubt and do not stop it"),
    Choice.BLOCK: _("block: it must not be adopted so; I say why"),
    Choice.CONSENT: _("consent: I can live with it"),
    Choice.FOR: _("for"),
    Choice.AGAINST: _("against"),
    Choice.ABSTAIN: _("abstain"),
}


class PositionForm(RowForm):
    choice = forms.ChoiceField(label=_("Position"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        help_text=_("Published with the position. Whoever blocks must say why."),
        widget=forms.Textarea(attrs={"dir": "auto", "rows": 4}),
    )

    def __init__(self, data: Any = None, *, row: Position, **kwargs: Any) -> None:
        super().__init__(data, row=row, **kwargs)
        rule = Rule(row.round.decision.rule)
        choice: Any = self.fields["choice"]
        choice.choices = [(one.value, MEANS[Choice(one)]) for one in choices_of(rule)]


class MeetingPick(forms.ModelChoiceField):
    def label_from_instance(self, obj: Meeting) -> str:
        return f"{title_of(obj)} ({obj.starts_at:%Y-%m-%d})"


def open_meetings(body: Body) -> Any:
    """Those into whose minutes something can still be written, the latest first."""
    rows = Meeting.objects.filter(body=body).exclude(status=Status.CANCELLED)
    rows = rows.exclude(minutes__state=MinutesState.PUBLISHED)
    return rows.select_related("body").order_by("-starts_at", "-pk")


class DecisionForm(RowForm):
    """A question before members are asked."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, initial=Kind.DECISION)
    title = TranslatedFormField(label=_("Title"), max_length=300)
    text = TranslatedFormField(
        label=_("Text"),
        required=False,
        multiline=True,
        max_length=8000,
        help_text=_("What exactly is put to the members."),
    )
    meeting = MeetingPick(
        queryset=Meeting.objects.none(),
        label=_("Meeting"),
        required=False,
        help_text=_("The result is written into its minutes. It can be chosen later."),
    )
    organisations: forms.ModelMultipleChoiceField[Organisation] = forms.ModelMultipleChoiceField(
        queryset=Organisation.objects.none(),
        label=_("Institutions concerned"),
        required=False,
        help_text=_("Members who declared an interest in one of them are kept from the vote."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, body: Body, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        meeting: Any = self.fields["meeting"]
        meeting.queryset = open_meetings(body)
        organisations: Any = self.fields["organisations"]
        organisations.queryset = open_organisations()
        organisations.label_from_instance = lambda row: str(row.name)

    @classmethod
    def values_of(cls, row: Any) -> dict[str, Any]:
        return super().values_of(row) | {"organisations": list(row.organisations.all())}


class NewDecisionForm(DecisionForm):
    subject = forms.ChoiceField(label=_("About"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["subject"].choices = subjects_to_work_on(actor)  # type: ignore[attr-defined]

    @property
    def chosen_subject(self) -> Any:
        return read_subject(self.actor, self.cleaned_data["subject"])


class BodyForm(forms.Form):
    """The first question of a new decision: whose."""

    body = Pick(queryset=Body.objects.none(), label=_("Body"))

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    reason = TranslatedFormField(label=_("Why it is withdrawn"), max_length=500)


class MinutesForm(forms.Form):
    meeting = MeetingPick(queryset=Meeting.objects.none(), label=_("Meeting"))

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = open_meetings(decision.body)  # type: ignore[attr-defined]


class ItemForm(forms.Form):
    title = TranslatedFormField(label=_("What is followed"), max_length=300)
    subject = forms.ChoiceField(label=_("About"), required=False)
    addressee = Pick(queryset=Organisation.objects.none(), label=_("Who is to act"), required=False)
    due_on = FoldedDateField(label=_("Until"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["subject"].choices = subjects_to_work_on(actor)  # type: ignore[attr-defined]
        self.fields["addressee"].queryset = open_organisations()  # type: ignore[attr-defined]

    @property
    def chosen_subject(self) -> Any:
        return read_subject(self.actor, self.cleaned_data["subject"])


class StepForm(forms.Form):
    kind = forms.ChoiceField(label=_("What this is"), choices=StepKind.choices)
    text = TranslatedFormField(label=_("Text"), multiline=True, max_length=4000)
    fate = forms.ChoiceField(label=_("How it stands now"), choices=Fate.choices)
    on = FoldedDateField(label=_("Day"), required=False)


# Nominations


class CriteriaForm(forms.Form):
    """The criteria, one field each, with empty ones to add more."""

    SPARE = 3

    def __init__(self, data: Any = None, *, call: Call | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        present = list(call.criteria.all()) if call is not None else []
        for number in range(1, len(present) + self.SPARE + 1):
            self.fields[f"criterion{number}"] = TranslatedFormField(
                label=_("Criterion %(number)s") % {"number": number},
                required=number == 1,
                max_length=300,
                initial=present[number - 1].text if number <= len(present) else None,
            )

    @property
    def criteria(self) -> list[Any]:
        return [text for name, text in self.cleaned_data.items() if name.startswith("criterion") and text]


class CallForm(CriteriaForm):
    title = TranslatedFormField(label=_("Title"), max_length=200)
    text = TranslatedFormField(
        label=_("What the place is about"), required=False, multiline=True, max_length=4000
    )
    places = FoldedIntegerField(label=_("Places"), min_value=1, max_value=100, initial=1)


class OpenCallForm(forms.Form):
    closes_on = FoldedDateField(label=_("Last day"))


class NominationForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the nominee"), max_length=120, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    organisation = Pick(queryset=Organisation.objects.none(), label=_("Institution"), required=False)
    statement = forms.CharField(
        label=_("Why they are suited"),
        max_length=4000,
        widget=forms.Textarea(attrs={"dir": "auto", "rows": 6}),
    )
    whose = forms.ChoiceField(
        label=_("Who is this"),
        choices=[("self", _("myself")), ("other", _("somebody who agreed"))],
        widget=forms.RadioSelect,
        help_text=_("Name and statement are published once nominations are closed."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = open_organisations()  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        given = {name: self.cleaned_data[name] for name in ("name", "organisation", "statement")}
        is_self = self.cleaned_data["whose"] == "self"
        return given | {"is_self": is_self, "agreed": not is_self}


class ScoreForm(forms.Form):
    """One nominee against every criterion."""

    def __init__(self, data: Any = None, *, nominee: Nominee, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.criteria = list(nominee.call.criteria.all())
        scores = {score.criterion_id: score for score in nominee.scores.all()}
        for one in self.criteria:
            present = scores.get(one.pk)
            self.fields[f"met{one.pk}"] = forms.ChoiceField(
                label=str(one.text),
                choices=[("yes", _("met")), ("no", _("not met"))],
                widget=forms.RadioSelect,
                initial=("yes" if present.met else "no") if present else None,
            )
            self.fields[f"note{one.pk}"] = forms.CharField(
                label=_("Seen by"),
                required=False,
                max_length=300,
                initial=present.note if present else "",
                widget=forms.TextInput(attrs={"dir": "auto"}),
            )

    @property
    def met(self) -> dict[int, tuple[bool, str]]:
        given = self.cleaned_data
        return {one.pk: (given[f"met{one.pk}"] == "yes", given[f"note{one.pk}"]) for one in self.criteria}


class ChoiceForm(forms.Form):
    chosen: forms.ModelMultipleChoiceField[Nominee] = forms.ModelMultipleChoiceField(
        queryset=Nominee.objects.none(), label=_("Who is chosen"), widget=forms.CheckboxSelectMultiple
    )
    meeting = MeetingPick(queryset=Meeting.objects.none(), label=_("Meeting"), required=False)

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["chosen"]
        chosen.queryset = Nominee.objects.filter(call=call, withdrawn_at__isnull=True)
        chosen.label_from_instance = lambda row: row.name
        meeting: Any = self.fields["meeting"]
        meeting.queryset = open_meetings(call.body)


# The board of a group


class TaskForm(forms.Form):
    title = TranslatedFormField(label=_("Task"), max_length=300)
    seat = forms.ModelChoiceField(queryset=Seat.objects.none(), label=_("Member"), required=False)
    organisation = Pick(queryset=Organisation.objects.none(), label=_("Institution"), required=False)
    due_on = FoldedDateField(label=_("Until"), required=False)

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seat: Any = self.fields["seat"]
        seat.queryset = members_on(body)
        seat.label_from_instance = lambda row: row.shown_name
        self.fields["organisation"].queryset = open_organisations()  # type: ignore[attr-defined]


class RiskForm(forms.Form):
    text = TranslatedFormField(label=_("Risk"), max_length=500)
    level = forms.ChoiceField(label=_("How serious"), choices=Level.choices, initial=Level.MEDIUM)
    response = TranslatedFormField(label=_("What is done about it"), required=False, max_length=1000)


class QuarterForm(RowForm):
    progress = TranslatedFormField(label=_("Progress"), multiline=True, max_length=4000)
    obstacles = TranslatedFormField(label=_("Obstacles"), multiline=True, max_length=4000)
    corrective = TranslatedFormField(label=_("Corrective actions"), multiline=True, max_length=4000)
