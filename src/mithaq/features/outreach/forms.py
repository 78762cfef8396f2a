"""The forms of the officers' desk; short, for a phone at the door."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.people.models import Organisation
from mithaq.kit.fields import FoldedDateField, FoldedIntegerField
from mithaq.kit.formats import list_of
from mithaq.kit.i18n import TranslatedFormField
from mithaq.kit.registry import record_of, records
from mithaq.kit.rowforms import RowForm
from mithaq.registers.bodies.enums import AgeBand, Sex
from mithaq.registers.bodies.forms import Pick, open_organisations, read_subject
from mithaq.registers.places.models import Zone

from .enums import (
    CENSUS,
    CHOICES,
    SUBJECTS,
    Area,
    Category,
    Channel,
    Dimension,
    Disability,
    Influence,
    Method,
    Stage,
    Unit,
)
from .models import MOST_PEOPLE, Activity

MOST_SUBJECTS = 100


def subject_choices(actor: Actor, chosen: str = "") -> list[tuple[str, Any]]:
    """Records an activity can be about, grouped by kind; `chosen` is there in any case."""
    choices: list[tuple[str, Any]] = [("", "—")]
    for code in SUBJECTS:
        if code not in records:
            continue
        record = records.get(code)
        rows = visible(actor, record.model_class()._default_manager.all()).order_by("-pk")
        if record.dataset is not None:
            rows = rows.select_related(*record.dataset.select_related)
        found = [(f"{code}:{row.pk}", str(record.title(row))) for row in rows[:MOST_SUBJECTS]]
        if found:
            choices.append((str(record.label_plural), found))
    known = {key for _group, found in choices[1:] for key, _label in found}
    if chosen and chosen not in known:
        subject = read_subject(actor, chosen)
        if subject is not None:
            choices.append((chosen, str(record_of(subject).title(subject))))
    return choices


class ActivityForm(RowForm):
    title = TranslatedFormField(label=_("What took place"), max_length=200)
    held_on = FoldedDateField(label=_("Day"))
    ends_on = FoldedDateField(
        label=_("Last day"), required=False, help_text=_("Only for what went on for several days.")
    )
    method = forms.ChoiceField(label=_("How"), choices=Method.choices)
    stage = forms.ChoiceField(label=_("At which stage"), choices=Stage.choices)
    influence = forms.ChoiceField(label=_("What those who came were promised"), choices=Influence.choices)
    about = forms.ChoiceField(label=_("What it was about"), required=False)
    place = TranslatedFormField(label=_("Place"), required=False, max_length=200)
    zone = Pick(queryset=Zone.objects.none(), label=_("Zone"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["zone"].queryset = Zone.objects.filter(closed_on__isnull=True)  # type: ignore[attr-defined]
        chosen = str(self.initial.get("about") or "")
        self.fields["about"].choices = subject_choices(actor, chosen)  # type: ignore[attr-defined]

    @classmethod
    def values_of(cls, row: Any) -> dict[str, Any]:
        about = f"{record_of(row.subject).code}:{row.subject_id}" if row.subject is not None else ""
        return super().values_of(row) | {"about": about}

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "about")}
        return {**given, "subject": read_subject(self.actor, self.cleaned_data["about"])}


class HeadcountForm(RowForm):
    """One line at the door: how many, and what is known of them. Everything but the number may stay unsaid."""

    number = FoldedIntegerField(label=_("Number of people"), min_value=1, max_value=MOST_PEOPLE, initial=1)
    category = forms.ChoiceField(label=Dimension.CATEGORY.label, choices=Category.choices)
    sex = forms.ChoiceField(label=Dimension.SEX.label, choices=Sex.choices, required=False)
    age = forms.ChoiceField(label=Dimension.AGE.label, choices=AgeBand.choices, required=False)
    area = forms.ChoiceField(label=Dimension.AREA.label, choices=Area.choices, required=False)
    zone = Pick(queryset=Zone.objects.none(), label=Dimension.ZONE.label, required=False)
    disability = forms.ChoiceField(
        label=Dimension.DISABILITY.label,
        choices=Disability.choices,
        required=False,
        help_text=_("Only if the person says so."),
    )
    channel = forms.ChoiceField(label=Dimension.CHANNEL.label, choices=Channel.choices, required=False)
    # Says that it is the same form when a weak network makes the browser send it twice.
    key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].queryset = Zone.objects.filter(closed_on__isnull=True)  # type: ignore[attr-defined]
        self.initial.setdefault("key", uuid.uuid4().hex)


class GroupsForm(forms.Form):
    # Which were ticked when the form went out.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    organisations = forms.ModelMultipleChoiceField(
        queryset=Organisation.objects.none(),
        label=_("Groups and institutions that took part"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "The number of groups is computed from what you tick. One that is missing is added to the register first."
        ),
    )

    def __init__(self, data: Any = None, *, activity: Activity) -> None:
        self.ticked = list(activity.organisations.order_by("code"))
        seen = ",".join(str(one.pk) for one in self.ticked)
        super().__init__(data, initial={"organisations": self.ticked, "seen": seen})
        field: Any = self.fields["organisations"]
        field.queryset = open_organisations() | Organisation.objects.filter(
            pk__in=activity.organisations.values("pk")
        ).order_by("code")
        field.label_from_instance = lambda one: str(one.name)

    @property
    def was_ticked(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["seen"].split(",") if pk.isdigit()]

    def show_conflict(self) -> None:
        """Keep the ticks, name those that stand now, and let the next save go through knowingly."""
        data: Any = self.data
        self.data = data.copy()
        self.data["seen"] = self.initial["seen"]  # type: ignore[index]
        told = _(
            "Somebody changed the groups meanwhile; nothing was saved. Now ticked: %(now)s. "
            "Compare, then save again."
        )
        self.add_error(None, told % {"now": list_of([str(one.name) for one in self.ticked]) or "–"})


class DeclarationForm(RowForm):
    unit = forms.ChoiceField(label=_("What it counts"), choices=Unit.choices)
    number = FoldedIntegerField(label=_("Declared number"), min_value=0, max_value=2**31 - 1)
    source = TranslatedFormField(label=_("Where it is stated"), max_length=300)
    is_public = forms.BooleanField(
        label=_("Shown to everybody"),
        required=False,
        initial=True,
        help_text=_("Leave it unticked while the document that states it is not public."),
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it taken back?"), max_length=500, widget=forms.TextInput(attrs={"dir": "auto"})
    )


class CensusForm(forms.Form):
    """One figure; written again for the same year, it is corrected."""

    kind = forms.ChoiceField(label=_("Who"))
    number = FoldedIntegerField(label=_("Inhabitants"), min_value=0, max_value=2**31 - 1)
    year = FoldedIntegerField(label=_("Year of the census"), min_value=1900, max_value=2100)
    source = forms.CharField(label=_("Source"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (
                str(dimension.label),
                [(f"{dimension}:{one}", label) for one, label in CHOICES[dimension].choices if one],
            )
            for dimension in CENSUS
        ]

    @property
    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        dimension, _colon, value = given.pop("kind").partition(":")
        return {**given, "dimension": dimension, "value": value}
