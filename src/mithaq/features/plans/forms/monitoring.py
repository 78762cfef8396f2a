"""Naming monitors, declaring, checking figures, assessing, writing to the monitor, activities with citizens."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mithaq.commons.clocks.queries import people_with_grants
from mithaq.commons.discuss.forms import OpenForm
from mithaq.commons.people.models import Person
from mithaq.kit.fields import FoldedDateField
from mithaq.kit.i18n import Text, TranslatedFormField
from mithaq.registers.bodies.enums import BodyKind
from mithaq.registers.bodies.models import Body

from ..access_monitoring import ASSESS
from ..actions.monitoring.assessing import Reply
from ..actions.monitoring.relay import LONGEST
from ..enums_monitoring import Scale, Stance
from ..models import Commitment, Plan
from ..queries.monitoring.assessments import Item, Sheet
from .base import PickOrganisation, PlanForm

# Where an answer is a value alone, no evidence in words is asked beside it.
VALUES_ONLY = frozenset({Scale.YES_NO, Scale.VALUES, Scale.NOVELTY, Scale.POTENTIAL})


class MonitorForm(PlanForm):
    body: forms.Field = forms.ModelChoiceField(
        label=_("A monitoring body"), queryset=Body.objects.none(), required=False
    )
    organisation = PickOrganisation(label=_("or an organisation from outside"), required=False)
    person: forms.Field = forms.ModelChoiceField(
        label=_("or one person"),
        queryset=Person.objects.none(),
        required=False,
        help_text=_("Those whose function carries the duty of monitoring."),
    )
    answers_to = PickOrganisation(
        label=_("Who may give it orders"),
        required=False,
        help_text=_("Leave it empty when nobody does."),
    )
    mandate = TranslatedFormField(
        label=_("What it is asked to do"), required=False, multiline=True, max_length=1500
    )
    starts_on = FoldedDateField(label=pgettext_lazy("first day", "From"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        monitoring = Body.objects.filter(kind=BodyKind.MONITORING_BODY, closed_on__isnull=True)
        self.fields["body"].queryset = monitoring.order_by("pk")  # type: ignore[attr-defined]
        held = [person.pk for person in people_with_grants([ASSESS])]
        people = Person.objects.filter(pk__in=held).order_by("name")
        self.fields["person"].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if sum(bool(cleaned.get(name)) for name in ("body", "organisation", "person")) != 1:
            raise ValidationError(_("Name a body, an organisation or a person: one of them."))
        return cleaned


class EndMonitorForm(forms.Form):
    reason = TranslatedFormField(
        label=_("Reason"), multiline=True, max_length=500, help_text=_("It is published.")
    )
    ends_on = FoldedDateField(label=_("Last day"), required=False)


class ContactForm(forms.Form):
    email = forms.EmailField(
        label=_("Private address of the monitor"),
        help_text=_(
            "Messages from the public form are passed on to it. It is never shown again, not even here; "
            "a new one replaces it."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )


class DeclarationForm(forms.Form):
    sits_on_committee = forms.BooleanField(
        label=_("I sit, or we sit, on the steering committee"), required=False
    )
    depends_on_town = forms.BooleanField(
        label=_("I work, or we work, for the municipality or take orders from the mayor"), required=False
    )
    paid_by_town = forms.BooleanField(label=_("The municipality pays for this work"), required=False)
    text = TranslatedFormField(
        label=_("Declaration"),
        multiline=True,
        max_length=3000,
        help_text=_("Say who you are, what could bind you, and how you will keep your judgement free."),
    )
    name = forms.CharField(
        label=_("Signed by"),
        max_length=120,
        help_text=_("The declaration is published with this name and today’s date."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )


class CheckForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput)
    stance = forms.ChoiceField(
        label=_("Having looked at the evidence"),
        choices=[
            (Stance.COUNTERSIGNED.value, _("I countersign this figure")),
            (Stance.CONTESTED.value, _("I contest this figure")),
        ],
        widget=forms.RadioSelect,
    )
    reason = TranslatedFormField(
        label=_("Reason"),
        required=False,
        multiline=True,
        max_length=2000,
        help_text=_("Needed when you contest; it is published beside the figure."),
    )


class ReplyForm(forms.Form):
    reply = TranslatedFormField(
        label=pgettext_lazy("noun", "Reply"),
        multiline=True,
        max_length=2000,
        help_text=_("It is published beside what the monitor contests, with your name."),
    )


class SheetForm(forms.Form):
    """Every question of an assessment: its values, and the evidence in words where the form asks for it."""

    summary = TranslatedFormField(
        label=_("What you found, in short"), required=False, multiline=True, max_length=2000
    )

    def __init__(self, data: Any = None, *, sheet: Sheet, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"summary": sheet.assessment.summary})
        super().__init__(data, **kwargs)
        self.sheet = sheet
        for item in sheet.items:
            if item.choices:
                self.fields[f"v-{item.name}"] = self._values(item)
            if not item.choices or not (item.commitment or item.question.scale in VALUES_ONLY):
                self.fields[f"t-{item.name}"] = self._words(item)
        # What sums it up is written last.
        self.fields["summary"] = self.fields.pop("summary")

    def _values(self, item: Item) -> forms.Field:
        kind, widget = forms.ChoiceField, forms.RadioSelect
        if item.is_many:
            kind, widget = forms.MultipleChoiceField, forms.CheckboxSelectMultiple
        initial: Any = list(item.values) if item.is_many else next(iter(item.values), None)
        return kind(
            label=item.question.title,
            help_text=item.question.help,
            choices=item.choices,
            widget=widget,
            required=False,
            initial=initial,
        )

    def _words(self, item: Item) -> forms.Field:
        label = gettext("Evidence") if item.choices else item.question.title
        return TranslatedFormField(
            label=label,
            help_text="" if item.choices else item.question.help,
            required=False,
            multiline=True,
            max_length=3000,
            initial=item.text,
        )

    def parts(self) -> list[tuple[Commitment | None, list[forms.BoundField]]]:
        """The fields under the commitment they ask about; None for those on the whole."""
        return [
            (
                part.commitment,
                [
                    self[name]
                    for item in part.items
                    for name in (f"v-{item.name}", f"t-{item.name}")
                    if name in self.fields
                ],
            )
            for part in self.sheet.parts
        ]

    def replies(self) -> dict[str, Reply]:
        found = {}
        for item in self.sheet.items:
            chosen = self.cleaned_data.get(f"v-{item.name}") or []
            values = tuple(chosen) if isinstance(chosen, list) else (chosen,)
            found[item.name] = Reply(values, self.cleaned_data.get(f"t-{item.name}") or Text())
        return found


class SignForm(forms.Form):
    name = forms.CharField(
        label=_("Signed by"),
        max_length=120,
        help_text=_("Signing publishes the assessment. It cannot be changed afterwards."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )


class EvidenceForm(forms.Form):
    upload = forms.FileField(
        label=_("File"), help_text=_("At most three files of 10 MB each; published with the assessment.")
    )
    title = TranslatedFormField(label=_("Title"), required=False, max_length=200)


class RelayForm(OpenForm):
    """What anybody may write to the monitor; no address is ever shown."""

    text = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto", "data-counter": _("{left} characters left")}),
    )
    name = forms.CharField(
        label=_("Your name"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    passes_address = forms.BooleanField(
        label=_("Give my e-mail address to the monitor, so that they can answer me"), required=False
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Passed on only if you tick the box above; otherwise it is thrown away unread."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )


class StrategyForm(PlanForm):
    text = TranslatedFormField(
        label=_("How people take part while the plan is carried out"), multiline=True, max_length=8000
    )


class ActivityForm(PlanForm):
    title = TranslatedFormField(label=_("Activity"), max_length=200)
    audience = TranslatedFormField(label=_("For whom"), required=False, max_length=200)
    place = TranslatedFormField(label=_("Place"), required=False, max_length=200)
    planned_on = FoldedDateField(label=_("Planned for"))
    commitment: forms.Field = forms.ModelChoiceField(
        label=_("About the commitment"), queryset=Commitment.objects.none(), required=False
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commitment"].queryset = plan.commitments.order_by("number")  # type: ignore[attr-defined]


class ReportForm(forms.Form):
    held_on = FoldedDateField(label=_("Held on"))
    report = TranslatedFormField(
        label=_("What came of it"),
        multiline=True,
        max_length=4000,
        help_text=_("Who came, what was said, what will be done about it."),
    )


class CancelForm(forms.Form):
    reason = TranslatedFormField(
        label=_("Reason"), multiline=True, max_length=500, help_text=_("It is published.")
    )
