"""The form in which an officer writes a further question of a subject, with its answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mithaq.kit.conflicts import stamp
from mithaq.kit.i18n import TranslatedFormField
from mithaq.kit.rowforms import RowForm

from .actions.questions import Option
from .enums import WITH_OPTIONS, QuestionKind
from .models import Category, text_of

# Empty lines below the answers that stand.
FURTHER = 3
FEWEST_LINES = 4


class QuestionForm(RowForm):
    """row: the subject; code: of the question that is changed, "" for a new one."""

    label = TranslatedFormField(label=_("Question"), max_length=200)
    kind = forms.ChoiceField(
        label=_("What kind of answer"),
        choices=QuestionKind.choices,
        widget=forms.RadioSelect,
        initial=QuestionKind.TEXT,
    )
    required = forms.BooleanField(label=_("Must be answered"), required=False)

    def __init__(self, data: Any = None, *, row: Category, code: str = "", **kwargs: Any) -> None:
        self.question = next((one for one in row.asked if one["code"] == code), None)
        super().__init__(data, row=row, initial=self._values(row), **kwargs)
        self.lines = 0
        if self.question is not None:
            del self.fields["kind"]
        if self.question is None or self.question["kind"] == QuestionKind.CHOICE:
            self._offer(self._options())
        elif self.question["kind"] == QuestionKind.YES_NO:
            self._offer_stops(self._options())

    def _values(self, row: Category) -> dict[str, Any]:
        said = self.question or {"label": {}}
        return {
            "label": text_of(said["label"]),
            "required": said.get("required", False),
            "kind": said.get("kind", QuestionKind.TEXT),
            "seen": stamp(row),
        }

    def _options(self) -> list[dict[str, Any]]:
        return list((self.question or {}).get("options", []))

    def _offer(self, options: list[dict[str, Any]]) -> None:
        self.lines = max(FEWEST_LINES, len(options) + FURTHER)
        for n in range(1, self.lines + 1):
            option = options[n - 1] if n <= len(options) else {}
            self._line(n, option)
            self.fields[f"answer_{n}"] = TranslatedFormField(
                label=gettext("Answer %(number)s") % {"number": n},
                required=False,
                max_length=120,
                initial=text_of(option.get("label")),
                help_text=gettext("Empty it to offer it no more.") if option else "",
            )
            self._stop(
                n, option, gettext("If answer %(number)s ends it here: whom to ask instead") % {"number": n}
            )

    def _offer_stops(self, options: list[dict[str, Any]]) -> None:
        self.lines = len(options)
        for n, option in enumerate(options, start=1):
            self._line(n, option)
            name = {"answer": text_of(option["label"])}
            self._stop(n, option, gettext("If “%(answer)s” ends it here: whom to ask instead") % name)

    def _line(self, n: int, option: dict[str, Any]) -> None:
        self.fields[f"code_{n}"] = forms.CharField(
            required=False, max_length=60, widget=forms.HiddenInput, initial=option.get("code", "")
        )

    def _stop(self, n: int, option: dict[str, Any], label: str) -> None:
        self.fields[f"stop_{n}"] = TranslatedFormField(
            label=label, required=False, max_length=400, initial=text_of(option.get("stop"))
        )

    def wanted_question(self) -> dict[str, Any]:
        """What `save_question` takes."""
        given = self.cleaned_data
        kind = self.question["kind"] if self.question else given["kind"]
        options = []
        for n in range(1, self.lines + 1):
            label, stop = given.get(f"answer_{n}"), given[f"stop_{n}"]
            if label or (kind == QuestionKind.YES_NO and given[f"code_{n}"]):
                options.append(Option(label=label or text_of(None), stop=stop, code=given[f"code_{n}"]))
        return {
            "label": given["label"],
            "kind": kind,
            "required": given["required"],
            "options": options if kind in WITH_OPTIONS else (),
            "seen": given["seen"],
        }


NEW = pgettext_lazy("question", "New question")
