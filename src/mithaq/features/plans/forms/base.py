"""What the forms of this feature share: a stamp of what was seen, and pickers that speak the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Organisation

from ..actions.conflicts import EditConflict, stamp
from ..queries.desk import open_organisations


class PickOrganisation(forms.ModelChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Organisation.objects.none(), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class PickOrganisations(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Organisation.objects.none(), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class PlanForm(forms.Form):
    """A form about one row. `seen` goes out and comes back: who was overtaken is told before anything is lost."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *args: Any, row: Model | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", self.values_of(row) if row is not None else {})
        super().__init__(data, *args, **kwargs)
        self.row = row
        # (label, what it says now) of the fields another officer changed meanwhile.
        self.overtaken: list[tuple[str, Any]] = []
        for field in self.fields.values():
            if isinstance(field, PickOrganisation | PickOrganisations):
                field.queryset = open_organisations()

    @classmethod
    def values_of(cls, row: Model) -> dict[str, Any]:
        """What the form starts from."""
        values = {name: getattr(row, name) for name in cls.base_fields if hasattr(row, name)}
        return values | {"seen": stamp(row)}

    def wanted(self, names: Iterable[str]) -> dict[str, Any]:
        """Cleaned values under these names, for an action."""
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}

    def show_conflict(self, conflict: EditConflict) -> None:
        """Keep what was typed, show what stands there now, and let the next save go through knowingly."""
        theirs: Mapping[str, Any] = self.values_of(conflict.theirs)
        self.overtaken = [
            (str(self.fields[name].label), value)
            for name, value in theirs.items()
            if name in self.fields and name != "seen" and value != self.initial.get(name)
        ]
        data: Any = self.data
        self.data = data.copy()
        self.data[self.add_prefix("seen")] = theirs["seen"]  # type: ignore[index]
        self.add_error(
            None,
            _(
                "Somebody changed this while you were writing. Nothing was saved; your words are below. "
                "Compare, then save again."
            ),
        )
