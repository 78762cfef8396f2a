"""The forms of members and of the officers' desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.people.models import Organisation
from mithaq.kit.fields import FoldedDateField
from mithaq.kit.i18n import TranslatedFormField
from mithaq.kit.rowforms import RowForm
from mithaq.methods.decisions import Rule, choices_of
from mithaq.registers.bodies.forms import Pick, open_organisations, read_subject, subjects_to_work_on
from mithaq.registers.bodies.models import Body
from mithaq.registers.meetings.enums import MinutesState, Status
from mithaq.registers.meetings.models import Meeting
from mithaq.registers.meetings.showing import title_of

from .enums import Choice, Fate, Kind, StepKind
from .models import Decision, Position

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
