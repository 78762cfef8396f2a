"""Writing section by section: drafts kept while typing, versions kept for ever, nobody overwritten."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.kit.i18n import Text

from ..enums import QuestionKind
from ..models import PlanSection, SectionVersion
from .conflicts import EditConflict

# A published plan answers a question in a few pages at most, and a page has some 3,000 characters.
LONGEST = 60_000


@transaction.atomic
def write_section(
    *,
    by: Actor,
    section: PlanSection,
    text: Text,
    value: int | None = None,
    based_on_version: int,
    autosave: bool = False,
) -> PlanSection:
    """Save an answer, or with `autosave` only keep the writer's draft of it.

    A draft is the writer's alone: the section says what it said until they save, and each new draft replaces
    the one before. Raises EditConflict (with the section as it stands) when it is no longer at
    `based_on_version`, ValidationError when the answer cannot be kept.
    """
    require(by, "edit", section)
    fresh = PlanSection.objects.select_for_update().select_related("question").get(pk=section.pk)
    text = Text({code: words for code, words in text.items() if words.strip()})
    _check(fresh, text, value)
    same = fresh.text == text and fresh.value == value
    if fresh.version != based_on_version and not same:
        raise EditConflict(fresh)
    if same:
        _drop_drafts(by, fresh)
        return fresh
    if autosave:
        _keep_draft(by, fresh, text, value)
        return fresh
    languages = sorted(code for code in {*text, *fresh.text} if text.get(code) != fresh.text.get(code))
    _save(by, fresh, text, value)
    record(
        "plans.section_written",
        by=by,
        on=fresh,
        data={"question": fresh.question.code, "version": fresh.version, "languages": languages},
    )
    return fresh


@transaction.atomic
def restore_version(
    *, by: Actor, section: PlanSection, version: SectionVersion, based_on_version: int
) -> PlanSection:
    """Say again what an earlier version said, as a new version; nothing in between is lost."""
    require(by, "edit", section)
    old = SectionVersion.objects.get(pk=version.pk, section=section, autosaved=False)
    restored = write_section(
        by=by, section=section, text=old.text, value=old.value, based_on_version=based_on_version
    )
    if restored.version != section.version:
        facts = {"from": old.number, "to": restored.version}
        record("plans.section_restored", by=by, on=restored, data=facts)
    return restored


@transaction.atomic
def discard_draft(*, by: Actor, section: PlanSection) -> None:
    """Throw the writer's own unsaved draft away."""
    require(by, "edit", section)
    _drop_drafts(by, section)


@transaction.atomic
def translate_section(
    *, by: Actor, section: PlanSection, language: str, text: str, seen: str | None = None
) -> PlanSection:
    """Write one language of an answer, see `translating.translate`; the history keeps it as a version."""
    require(by, "translate", section)
    fresh = PlanSection.objects.select_for_update().select_related("question").get(pk=section.pk)
    if seen is not None and fresh.text.get(language, "") != seen:
        raise EditConflict(fresh)
    written = Text({**fresh.text, language: text.strip()})
    _check(fresh, written, fresh.value)
    _save(by, fresh, Text({code: words for code, words in written.items() if words}), fresh.value)
    record(
        "plans.translated",
        by=by,
        on=fresh,
        data={"field": "text", "language": language, "version": fresh.version},
    )
    return fresh


def _check(section: PlanSection, text: Text, value: int | None) -> None:
    if value is not None and section.question.kind != QuestionKind.NUMBER:
        raise ValidationError({"value": _("This question is not answered with a number.")})
    if value is not None and not 0 <= value <= 10_000_000:
        raise ValidationError({"value": _("Write a number from 0 to ten million.")})
    if any(len(words) > LONGEST for words in text.values()):
        raise ValidationError({"text": _("This answer is longer than a plan can hold.")})


def _next_number(section: PlanSection) -> int:
    last = section.versions.aggregate(last=Max("number"))["last"] or 0
    return max(last, section.version) + 1


def _drop_drafts(by: Actor, section: PlanSection) -> None:
    section.versions.filter(autosaved=True, by=by.person).delete()


def _keep_draft(by: Actor, section: PlanSection, text: Text, value: int | None) -> None:
    number = _next_number(section)
    SectionVersion.objects.update_or_create(
        section=section,
        by=by.person,
        autosaved=True,
        defaults={"number": number, "text": text, "value": value, "at": timezone.now()},
    )


def _save(by: Actor, section: PlanSection, text: Text, value: int | None) -> None:
    _drop_drafts(by, section)
    section.version = _next_number(section)
    section.text, section.value, section.updated_by = text, value, by.person
    section.save()
    SectionVersion.objects.create(
        section=section, number=section.version, text=text, value=value, by=by.person
    )
