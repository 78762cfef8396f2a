"""Answers that everybody may read, and what is published without anybody asking."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.languages import write_language
from mithaq.commons.files.actions import attach
from mithaq.commons.files.models import Attachment
from mithaq.commons.people.models import Function
from mithaq.commons.tenancy.context import profile_of
from mithaq.commons.tenancy.pages import public_changed
from mithaq.kit.i18n import Text

from ..access import INDEX
from ..enums import Outcome
from ..law import OTHERWISE_MONTHS, law_of
from ..masking import gives_away
from ..models import Disclosure, IndexItem, Inquiry
from .asking import hold

REFRESH = "information.refresh"


@transaction.atomic
def disclose(*, by: Actor, inquiry: Inquiry, title: Text, question: Text, answer: Text) -> Disclosure:
    """Publish an answered request, or correct what is published of it.

    The asker's own words only with their consent; without it the officer words the question anew. Raises
    ValidationError while a name or an address still stands in one of the texts.
    """
    require(by, "handle", hold(inquiry))
    if not inquiry.outcome or inquiry.outcome == Outcome.SILENCE:
        raise ValidationError(_("There is no answer to publish yet."))
    if not (title and question and answer):
        raise ValidationError(_("Title, question and answer are all needed."))
    if not inquiry.may_publish and any(words.strip() == inquiry.text.strip() for words in question.values()):
        told = _("The asker did not agree to be quoted: word the question anew.")
        raise ValidationError({"question": told})
    for name, text in (("title", title), ("question", question), ("answer", answer)):
        if any(gives_away(words, (inquiry.name,), by.municipality.country) for words in text.values()):
            told = _("A name, an e-mail address or a phone number still stands here: take it out.")
            raise ValidationError({name: told})
    shown = Disclosure.objects.filter(inquiry=inquiry).first() or Disclosure(inquiry=inquiry)
    shown.title, shown.question, shown.answer, shown.hidden_at = title, question, answer, None
    shown.save()
    record("information.disclosed", by=by, on=shown, data={"title": dict(title)})
    return shown


def attach_public(*, by: Actor, inquiry: Inquiry, upload: File[bytes], title: Text) -> Attachment:
    """A document beside a published answer, for everybody: whoever attaches it has blacked out what must be."""
    shown = Disclosure.objects.filter(inquiry=inquiry).first()
    if shown is None:
        raise ValidationError(_("Publish the answer first."))
    return attach(by=by, to=shown, upload=upload, title=title)


@transaction.atomic
def hide(*, by: Actor, disclosure: Disclosure, reason: str) -> None:
    """Take it back; the history says why."""
    require(by, "edit", disclosure)
    if not reason.strip():
        raise ValidationError({"text": _("Say why.")})
    disclosure.hidden_at = timezone.now()
    disclosure.save(update_fields=["hidden_at"])
    record("information.hidden", by=by, on=disclosure, data={"reason": reason.strip()})


@transaction.atomic
def draft_index(*, by: Actor) -> int:
    """Enter what the law of the country wants published; what is there already stays. Gives how many are new."""
    require_grant(by, INDEX)
    law, profile = law_of(by.municipality), profile_of(by.municipality)
    deadlines = profile.deadlines
    months = deadlines[REFRESH].n if REFRESH in deadlines else OTHERWISE_MONTHS
    known = set(IndexItem.objects.values_list("code", flat=True))
    new = [
        IndexItem(
            municipality=by.municipality,
            code=one.code,
            title=one.title,
            article=one.article,
            every_months=months,
            order=place,
        )
        for place, one in enumerate(law.owed)
        if one.code not in known
    ]
    for item in new:
        item.save()
        record("information.item_added", by=by, on=item, data={"title": dict(item.title)})
    return len(new)


@transaction.atomic
def keep_item(
    *,
    by: Actor,
    item: IndexItem,
    owner: Function | None,
    url: str,
    updated_on: dt.date | None,
    every_months: int,
) -> IndexItem:
    """Say where something stands, whose it is and when it was last brought up to date."""
    require(by, "edit", item)
    url = url.strip()
    if url and not url.startswith(("/", "https://", "http://")):
        raise ValidationError({"url": _("An address begins with https:// or, on this site, with /.")})
    if url and updated_on is None:
        raise ValidationError({"updated_on": _("Say on which day it was last brought up to date.")})
    if updated_on is not None and updated_on > timezone.localdate():
        raise ValidationError({"updated_on": _("This day is still to come.")})
    item.owner, item.url, item.updated_on, item.every_months = owner, url, updated_on, every_months
    item.full_clean(exclude=["municipality"])
    item.save()
    facts = {"url": url, "updated_on": updated_on.isoformat() if updated_on else None}
    record("information.item_kept", by=by, on=item, data=facts)
    public_changed(by.municipality.pk)
    return item


def translate(
    *, by: Actor, obj: Disclosure | IndexItem, field: str, language: str, text: str, seen: str | None = None
) -> Disclosure | IndexItem:
    return write_language(
        "information.translated", by=by, obj=obj, field=field, language=language, text=text, seen=seen
    )
