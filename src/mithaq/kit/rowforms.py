"""A form about one row: whoever was overtaken is told before anything is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .conflicts import EditConflict, stamp


class RowForm(forms.Form):
    """`seen` goes out and comes back: it says what the writer saw, for `conflicts.unchanged`."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *args: Any, row: Model | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", self.values_of(row) if row is not None else {})
        super().__init__(data, *args, **kwargs)
        self.row = row
        # (label, what it says now) of the fields that stand otherwise than they were typed here.
        self.overtaken: list[tuple[str, Any]] = []

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
            if name in self.fields and name != "seen" and value != self.cleaned_data.get(name)
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


def explain(form: forms.Form, problem: ValidationError) -> None:
    """The sentences of an action beside the fields they are about."""
    if not hasattr(problem, "error_dict"):
        form.add_error(None, problem)
        return
    for name, errors in problem.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def done(form: forms.Form, act: Callable[[], Any]) -> Any:
    """What the action gives; None when it refused, with every reason in the form and nothing typed lost."""
    try:
        return act() or True
    except EditConflict as conflict:
        if not isinstance(form, RowForm):
            raise
        form.show_conflict(conflict)
    except ValidationError as problem:
        explain(form, problem)
    return None


def posted(request: HttpRequest) -> Any:
    """What was sent, for a form's data; an empty form sent is not one just opened."""
    return request.POST if request.method == "POST" else None


def sent(form: forms.Form, act: Callable[[], Any]) -> Any:
    """What the action gives once the form is sent and right; None when there is something to correct."""
    return done(form, act) if form.is_bound and form.is_valid() else None
