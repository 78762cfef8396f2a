"""What the forms of this feature share: pickers that speak the reader's language."""

from __future__ import annotations

from typing import Any

from django import forms

from mithaq.commons.people.models import Organisation
from mithaq.kit.rowforms import RowForm

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


class PlanForm(RowForm):
    """A form about one row of a plan, whose pickers offer the open organisations."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, PickOrganisation | PickOrganisations):
                field.queryset = open_organisations()
