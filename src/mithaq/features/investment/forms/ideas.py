"""What officers write about an idea."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Organisation
from mithaq.kit.fields import FoldedDateField, FoldedIntegerField, MoneyFormField
from mithaq.kit.i18n import TranslatedFormField
from mithaq.registers.bodies.enums import BodyKind
from mithaq.registers.bodies.forms import Pick, open_organisations
from mithaq.registers.bodies.models import Body
from mithaq.registers.meetings.models import Meeting
from mithaq.registers.meetings.showing import title_of

from ..enums import ALIVE, Finding, Verdict
from ..models import Idea


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
