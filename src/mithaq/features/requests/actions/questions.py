"""The further questions of a subject. What was asked once is taken out of the form, never out of earlier answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.kit.conflicts import unchanged
from mithaq.kit.i18n import Text

from ..enums import WITH_OPTIONS, QuestionKind
from ..models import Category

MOST_QUESTIONS = 8


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer that is offered. code: "" for a new one; stop: what to say when this answer ends the matter here."""

    label: Text
    stop: Text
    code: str = ""


@transaction.atomic
def save_question(
    *,
    by: Actor,
    category: Category,
    code: str = "",
    label: Text,
    kind: str = QuestionKind.TEXT,
    required: bool = False,
    options: Sequence[Option] = (),
    seen: str = "",
) -> Category:
    """A new question, or another wording, other answers of one.

    code: of the question to change, "" for a new one. Its kind stays: earlier answers are of that kind. An option
    left out of `options` is offered no more and still read. EditConflict when somebody changed the subject meanwhile.
    """
    require(by, "edit", category)
    row = unchanged(category, seen)
    questions = list(row.questions)
    place = _place(questions, code) if code else None
    before = questions[place] if place is not None else None
    kind = QuestionKind(before["kind"] if before else kind)
    if before is None and len(row.asked) >= MOST_QUESTIONS:
        raise ValidationError(
            _("At most %(count)s further questions: each one loses people.") % {"count": MOST_QUESTIONS}
        )
    question: dict[str, Any] = {
        "code": code or _fresh("q", questions),
        "label": dict(label),
        "kind": str(kind),
        "required": required,
    }
    if kind in WITH_OPTIONS:
        earlier = before["options"] if before else _yes_and_no(by) if kind == QuestionKind.YES_NO else []
        question["options"] = _options(kind, earlier, options)
    if place is None:
        questions.append(question)
    else:
        questions[place] = question
    return _keep(row, questions, by=by, code=question["code"])


@transaction.atomic
def retire_question(*, by: Actor, category: Category, code: str) -> Category:
    """Asked no more; what was answered is still read."""
    require(by, "edit", category)
    row = unchanged(category)
    questions = list(row.questions)
    place = _place(questions, code)
    questions[place] = {**questions[place], "retired": True}
    return _keep(row, questions, by=by, code=code)


@transaction.atomic
def raise_question(*, by: Actor, category: Category, code: str) -> Category:
    """Put one place earlier among those that are asked."""
    require(by, "edit", category)
    row = unchanged(category)
    questions = list(row.questions)
    place = _place(questions, code)
    above = [n for n, one in enumerate(questions[:place]) if not one.get("retired")]
    if above:
        questions.insert(above[-1], questions.pop(place))
    return _keep(row, questions, by=by, code=code)


def _keep(row: Category, questions: list[dict[str, Any]], *, by: Actor, code: str) -> Category:
    if questions != row.questions:
        row.questions = questions
        row.save(update_fields=["questions"])
        record("requests.category_saved", by=by, on=row, data={"fields": ["questions"], "question": code})
    return row


def _place(questions: Sequence[Mapping[str, Any]], code: str) -> int:
    for number, one in enumerate(questions):
        if one["code"] == code and not one.get("retired"):
            return number
    raise ValidationError(_("This question is asked no more."))


def _fresh(letter: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """A code that none of the rows has, those taken out included: an old answer never changes its meaning."""
    taken = {one["code"] for one in rows}
    return next(code for n in range(1, len(rows) + 2) if (code := f"{letter}{n}") not in taken)


def _yes_and_no(by: Actor) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [{"code": "yes", "label": {}}, {"code": "no", "label": {}}]
    for language in by.municipality.languages:
        with translation.override(language):
            rows[0]["label"][language] = pgettext("answer", "Yes")
            rows[1]["label"][language] = pgettext("answer", "No")
    return rows


def _options(
    kind: QuestionKind, earlier: Sequence[Mapping[str, Any]], wanted: Sequence[Option]
) -> list[dict[str, Any]]:
    """The options as they stand now; those left out stay behind, retired."""
    known = {one["code"]: dict(one) for one in earlier}
    kept: list[dict[str, Any]] = []
    for option in wanted:
        if option.code and option.code not in known:
            raise ValidationError(_("Choose one of the answers."))
        old = known.pop(option.code, {})
        code = option.code or _fresh("a", [*earlier, *kept])
        label = old["label"] if kind == QuestionKind.YES_NO and old else dict(option.label)
        kept.append({"code": code, "label": label} | ({"stop": dict(option.stop)} if option.stop else {}))
    if kind == QuestionKind.YES_NO:
        # Both answers are always offered.
        return [*kept, *known.values()]
    if len(kept) < 2:
        raise ValidationError(_("Offer at least two answers."))
    if all(one.get("stop") for one in kept):
        raise ValidationError(_("One answer at least must lead on: otherwise nobody can write to you."))
    return [*kept, *({**one, "retired": True} for one in known.values())]
