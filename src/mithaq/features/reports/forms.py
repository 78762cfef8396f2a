"""Forms of the reports' desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from mithaq.kit.conflicts import EditConflict
from mithaq.kit.formats import quarter as quarter_words
from mithaq.kit.i18n import Text, TranslatedFormField, TranslatedWidget, active_language
from mithaq.kit.rowforms import RowForm
from mithaq.methods.quarters import Quarter, quarter_named

from .enums import QUARTERLY, ReportKind
from .models import Edition
from .queries.calendar import last_ended
from .writing import chapters_in

# How far back a report may be begun: eight years.
QUARTERS_OFFERED = 32
LONGEST = 8_000
SHAPES = _("A blank line parts paragraphs; a hyphen at its start makes a line of a list.")


def _words(label: Any, *, rows: int = 4, help_text: Any = "") -> TranslatedFormField:
    return TranslatedFormField(
        label=label,
        required=False,
        max_length=LONGEST,
        widget=TranslatedWidget(multiline=True, rows=rows),
        help_text=help_text,
    )


def remark_name(chapter: str) -> str:
    """A chapter's field, without the dot of its code."""
    return f"remark_{chapter.replace('.', '_')}"


class WordsForm(RowForm):
    """Officers' words: at the head, beside each chapter, at the end."""

    intro = _words(_("Opening words"), rows=6, help_text=SHAPES)
    closing = _words(_("Closing words"))
    correction = _words(_("What was corrected"))

    def __init__(self, data: Any = None, *args: Any, row: Edition, **kwargs: Any) -> None:
        super().__init__(data, *args, row=row, **kwargs)
        if row.number == 1:
            del self.fields["correction"]
        closing = self.fields.pop("closing")
        self.by_chapter = {}
        for chapter in chapters_in(row.chapters, active_language()):
            name = remark_name(chapter["code"])
            self.by_chapter[chapter["code"]] = name
            self.fields[name] = _words(_("Beside “%(chapter)s”") % {"chapter": chapter["label"]})
        self.fields["closing"] = closing

    @classmethod
    def values_of(cls, row: Model) -> dict[str, Any]:
        assert isinstance(row, Edition)
        remarks = {remark_name(code): Text(words) for code, words in row.remarks.items()}
        return super().values_of(row) | remarks

    def show_conflict(self, conflict: EditConflict) -> None:
        """Their words where they differ from those typed here: the row was read again when these came in."""
        typed = dict(self.cleaned_data)
        super().show_conflict(conflict)
        self.overtaken = [
            (str(self.fields[name].label), value)
            for name, value in self.values_of(conflict.theirs).items()
            if name in typed and name != "seen" and value != typed[name]
        ]

    @property
    def remarks(self) -> dict[str, Text]:
        """{chapter: words}; those of chapters that have nothing to say today are kept."""
        assert isinstance(self.row, Edition)
        kept = {code: Text(words) for code, words in self.row.remarks.items()}
        return kept | {code: self.cleaned_data[name] for code, name in self.by_chapter.items()}


class BeginForm(forms.Form):
    """Which report, for which quarter."""

    kind = forms.ChoiceField(label=_("Report"))
    quarter = forms.TypedChoiceField(label=_("Quarter"), coerce=quarter_named)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: list[Quarter] = [last_ended()]
        while len(offered) < QUARTERS_OFFERED:
            offered.append(offered[-1].before)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in map(ReportKind, QUARTERLY)]  # type: ignore[attr-defined]
        self.fields["quarter"].choices = [(one.code, quarter_words(one)) for one in offered]  # type: ignore[attr-defined]


class CorrectionForm(forms.Form):
    reason = TranslatedFormField(
        label=_("What is corrected, and why"),
        max_length=LONGEST,
        widget=TranslatedWidget(multiline=True, rows=4),
        help_text=_("Everybody will read it at the head of the new edition."),
    )
