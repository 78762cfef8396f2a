"""The forms of whoever sets subjects, routes and prepared answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.access.actor import Actor
from mithaq.commons.people.models import Organisation
from mithaq.kit.fields import FoldedIntegerField
from mithaq.kit.i18n import TranslatedFormField
from mithaq.kit.rowforms import RowForm
from mithaq.registers.places.models import Zone
from mithaq.registers.places.queries import open_zones

from ..enums import Field, Kind, State, Term
from ..models import Category, Reply
from ..queries import categories_open, units
from .parts import LONGEST, Named


class CategoryForm(RowForm):
    name = TranslatedFormField(label=_("Name"), max_length=120)
    help = TranslatedFormField(label=_("What belongs here"), required=False, max_length=300)
    code = forms.SlugField(
        label=_("Short name"),
        max_length=60,
        help_text=_("Latin letters, for data and addresses."),
        error_messages={"invalid": _("Only Latin letters, digits, hyphens and underscores.")},
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    field = forms.ChoiceField(label=_("Field"), choices=Field.choices)
    unit = Named(queryset=Organisation.objects.none(), label=_("Unit in charge"))
    term = forms.ChoiceField(label=pgettext_lazy("duration", "Term"), choices=Term.choices)
    is_public = forms.BooleanField(label=_("Shown to everybody once read"), required=False, initial=True)
    asks_place = forms.BooleanField(label=_("Asks where"), required=False, initial=True)
    order = FoldedIntegerField(label=_("Place in the list"), min_value=0, max_value=999, initial=50)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units()  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        names = ("name", "help", "code", "kind", "field", "unit", "term", "is_public", "asks_place", "order")
        return self.wanted(names)


class RoutesForm(forms.Form):
    """For each zone, the unit that serves it; empty where the subject's own unit does."""

    def __init__(self, data: Any = None, *, category: Category, actor: Actor, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.zones = list(open_zones(actor))
        present = dict(category.routes.values_list("zone_id", "unit_id"))
        choices = [("", "—"), *((str(one.pk), str(one.name)) for one in units())]
        for zone in self.zones:
            self.fields[f"zone_{zone.pk}"] = forms.ChoiceField(
                label=zone.name, required=False, choices=choices, initial=present.get(zone.pk, "")
            )

    def units_by_zone(self) -> dict[Zone, Organisation | None]:
        known = {str(one.pk): one for one in units()}
        return {zone: known.get(self.cleaned_data[f"zone_{zone.pk}"]) for zone in self.zones}


class ReplyForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=80)
    state = forms.ChoiceField(label=_("For the step"), choices=State.choices)
    words = TranslatedFormField(label=_("Words"), multiline=True, max_length=LONGEST)
    category = Named(queryset=Category.objects.none(), label=_("Only for this subject"), required=False)

    def __init__(self, data: Any = None, *, row: Reply | None = None, **kwargs: Any) -> None:
        names = ("name", "state", "words", "category")
        start = {name: getattr(row, name) for name in names} if row is not None else {}
        super().__init__(data, initial=start, **kwargs)
        self.fields["category"].queryset = categories_open()  # type: ignore[attr-defined]
