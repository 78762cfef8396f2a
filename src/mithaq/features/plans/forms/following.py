"""Forms of those who follow a promise: officers, institutions by their link, people who looked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.files.forms import PicturesField
from mithaq.kit.conflicts import stamp
from mithaq.kit.fields import FoldedDateField, FoldedDecimalField, FoldedIntegerField
from mithaq.kit.i18n import Text, TranslatedFormField, active_language
from mithaq.registers.places.models import Zone

from ..actions.following.answers import Told
from ..actions.following.evidence import Proof
from ..actions.following.observations import MOST_PICTURES
from ..enums import MilestoneStatus
from ..enums_following import STATUS_MOVES, UpdateKind, seen_choices
from ..models import Commitment, Evidence, Milestone, Plan, ProgressUpdate
from .base import PickOrganisation, PlanForm

LINK_HELP = _("A page that shows it: a decision, a tender, a photo, a report. Everybody can open it.")
FILE_HELP = _("PDF, office document, text or picture. Everybody can download it.")
NO_CHANGE = ("", _("no change"))


def link_field() -> forms.CharField:
    # As text: whatever was typed comes back, and the action says what is wrong with it.
    attrs = {"dir": "ltr", "inputmode": "url", "placeholder": "https://"}
    return forms.CharField(
        label=_("Evidence: a link"),
        required=False,
        max_length=500,
        help_text=LINK_HELP,
        widget=forms.TextInput(attrs),
    )


def file_field() -> forms.FileField:
    return forms.FileField(label=_("Evidence: a file"), required=False, help_text=FILE_HELP)


def proof_of(cleaned: dict[str, Any]) -> Proof:
    return Proof(
        link=cleaned.get("link") or "", upload=cleaned.get("upload"), title=cleaned.get("title") or Text()
    )


class PickTitled(forms.ModelChoiceField):
    """A choice among rows whose name is a text in several languages."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj)


class StatusForm(PlanForm):
    """The way through the one door: a status on evidence."""

    status = forms.ChoiceField(label=_("How far it has come"))
    completed_on = FoldedDateField(
        label=_("Completed on"),
        required=False,
        help_text=_("Only for a complete milestone; today unless given."),
    )
    evidence: forms.Field = PickTitled(
        label=_("Evidence that is here already"), queryset=Evidence.objects.none(), required=False
    )
    title = TranslatedFormField(label=_("New evidence: title"), required=False, max_length=200)
    link = link_field()
    upload = file_field()
    reason = TranslatedFormField(
        label=_("Reason"),
        required=False,
        multiline=True,
        max_length=1000,
        help_text=_("Required when a step goes back, is cancelled or begins again."),
    )

    def __init__(self, *args: Any, row: Milestone, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        moves = STATUS_MOVES[row.status]
        self.fields["status"].choices = [(one, MilestoneStatus(one).label) for one in moves]  # type: ignore[attr-defined]
        shown = Evidence.objects.filter(commitment=row.commitment_id, published_at__isnull=False)
        of_it = shown.filter(milestone=row) | shown.filter(milestone__isnull=True)
        self.fields["evidence"].queryset = of_it  # type: ignore[attr-defined]

    @classmethod
    def values_of(cls, row: Model) -> dict[str, Any]:
        """A report starts empty: it says what became of the step, not what stands there."""
        return {"seen": stamp(row)}


class EvidenceForm(forms.Form):
    milestone: forms.Field = PickTitled(
        label=_("About"),
        queryset=Milestone.objects.none(),
        required=False,
        empty_label=_("the whole commitment"),
    )
    title = TranslatedFormField(label=_("Title"), required=False, max_length=200)
    link = link_field()
    upload = file_field()

    def __init__(self, *args: Any, commitment: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["milestone"].queryset = commitment.milestones.all()  # type: ignore[attr-defined]


class EntryForm(EvidenceForm):
    """What happened: a development, an achievement, the progress of a step."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[one for one in UpdateKind.choices if one[0] != UpdateKind.PROGRESS]
    )
    text = TranslatedFormField(label=_("What was done"), multiline=True, max_length=4000)
    field_order = ("kind", "milestone", "text", "title", "link", "upload")


class CheckForm(forms.Form):
    """Whether what an institution says is so."""

    decision = forms.ChoiceField(
        label=_("Your decision"),
        choices=[("accept", _("accept it")), ("refuse", _("do not accept it"))],
        widget=forms.RadioSelect,
    )
    status = forms.ChoiceField(label=_("The step becomes"), required=False)
    completed_on = FoldedDateField(label=_("Completed on"), required=False)
    reason = TranslatedFormField(
        label=_("Remark"),
        required=False,
        multiline=True,
        max_length=1000,
        help_text=_("Required when you do not accept it, or when the step goes back."),
    )

    def __init__(self, *args: Any, update: ProgressUpdate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        milestone = update.milestone
        if milestone is None:
            del self.fields["status"], self.fields["completed_on"]
            return
        moves = [(one, MilestoneStatus(one).label) for one in STATUS_MOVES[milestone.status]]
        self.fields["status"].choices = [NO_CHANGE, *moves]  # type: ignore[attr-defined]
        if update.claimed_status != milestone.status:
            self.fields["status"].initial = update.claimed_status


class AskForm(forms.Form):
    due_on = FoldedDateField(
        label=_("Answer until"), required=False, help_text=_("The town’s usual term unless given.")
    )


class WaiveForm(forms.Form):
    reason = TranslatedFormField(
        label=_("Why no answer is needed"), required=False, multiline=True, max_length=500
    )


class AnswerStepForm(forms.Form):
    """What an institution says of one of its steps."""

    status = forms.ChoiceField(label=_("How far it has come"), required=False)
    percent = FoldedIntegerField(
        label=_("In percent, in your eyes"), required=False, min_value=0, max_value=100
    )
    text = forms.CharField(
        label=_("What was done this quarter, and what stands in the way"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )
    link = link_field()
    upload = file_field()

    def __init__(self, data: Any, files: Any, *, milestone: Milestone) -> None:
        super().__init__(data, files, prefix=str(milestone.pk))
        self.milestone = milestone
        self.fields["status"].choices = [NO_CHANGE, *seen_choices()]  # type: ignore[attr-defined]

    @property
    def told(self) -> Told:
        said = self.cleaned_data
        words = said["text"].strip()
        return Told(
            milestone=self.milestone,
            text=Text({active_language(): words}) if words else Text(),
            status=said["status"],
            percent=said["percent"],
            proof=proof_of(said),
        )


class ObservationForm(forms.Form):
    milestone: forms.Field = PickTitled(
        label=_("What did you look at?"),
        queryset=Milestone.objects.none(),
        required=False,
        empty_label=_("the whole commitment"),
    )
    rating = forms.ChoiceField(
        label=_("How far do you find it has come?"), choices=seen_choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("What did you see?"), max_length=4000, widget=forms.Textarea({"rows": 5, "dir": "auto"})
    )
    pictures = PicturesField(
        label=_("Photos"),
        required=False,
        help_text=_("Up to four. Time, place and device written into them are taken out."),
    )
    observed_on = FoldedDateField(label=_("When did you see it?"))
    zone: forms.Field = PickTitled(
        label=_("Where?"), queryset=Zone.objects.none(), required=False, empty_label=_("not said")
    )
    latitude = FoldedDecimalField(label=_("Latitude"), required=False, max_digits=8, decimal_places=5)
    longitude = FoldedDecimalField(label=_("Longitude"), required=False, max_digits=8, decimal_places=5)
    name = forms.CharField(label=_("Name to show"), max_length=80)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Only to tell you what becomes of it; nobody sees it."),
    )

    def __init__(self, *args: Any, commitment: Commitment, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["milestone"].queryset = commitment.milestones.all()  # type: ignore[attr-defined]
        self.fields["zone"].queryset = Zone.objects.filter(closed_on__isnull=True)  # type: ignore[attr-defined]
        self.fields["observed_on"].initial = timezone.localdate()
        if actor.person is not None:
            self.fields["name"].initial = actor.person.name
            del self.fields["email"]
        self.fields["pictures"].widget.attrs["accept"] = "image/jpeg,image/png,image/webp"
        self.fields["pictures"].widget.attrs["data-most"] = str(MOST_PICTURES)


class IndicatorForm(PlanForm):
    label = TranslatedFormField(label=_("What is counted"), max_length=200)
    unit = TranslatedFormField(label=_("Unit"), required=False, max_length=60)
    method = TranslatedFormField(
        label=_("How it is measured"), required=False, multiline=True, max_length=1000
    )
    baseline = FoldedDecimalField(label=_("At the start"), required=False, max_digits=14, decimal_places=3)
    baseline_on = FoldedDateField(label=_("Day of the start value"), required=False)
    target = FoldedDecimalField(label=_("Target"), required=False, max_digits=14, decimal_places=3)
    target_on = FoldedDateField(label=_("Day of the target"), required=False)
    responsible = PickOrganisation(label=_("Who collects the values"), required=False)


class NewIndicatorForm(IndicatorForm):
    commitment: forms.Field = PickTitled(label=_("Commitment"), queryset=Commitment.objects.none())
    field_order = ("commitment",)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commitment"].queryset = plan.commitments.all()  # type: ignore[attr-defined]


class MeasureForm(forms.Form):
    measured_on = FoldedDateField(label=_("Measured on"))
    value = FoldedDecimalField(label=_("Value"), max_digits=14, decimal_places=3)
    zone: forms.Field = PickTitled(
        label=_("Where?"), queryset=Zone.objects.none(), required=False, empty_label=_("the whole town")
    )
    note = forms.CharField(label=_("Where the value comes from"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].queryset = Zone.objects.filter(closed_on__isnull=True)  # type: ignore[attr-defined]


class MeasurementsForm(forms.Form):
    values = forms.FileField(
        label=_("CSV file"),
        help_text=_(
            "The first line names the columns: date, value and, if you like, zone (its code) and note."
        ),
    )


class ReasonForm(forms.Form):
    reason = TranslatedFormField(label=_("Why it is not published"), multiline=True, max_length=500)
