"""What citizens and facilitators send."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.discuss.forms import StampedForm
from mithaq.commons.files.forms import PicturesField
from mithaq.kit.fields import FoldedDateField, PhoneField
from mithaq.registers.bodies.forms import Pick
from mithaq.registers.places.models import Zone

from ..actions.ideas import LONGEST_TITLE
from ..enums import Category, Channel, Kind
from ..models import Cycle, Sector
from ..queries.cycles import sharing_zones


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
