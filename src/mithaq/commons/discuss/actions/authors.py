"""What authors do with their own comment, signed in or by their receipt."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.actions import record
from mithaq.commons.tenancy.enums import Moderation
from mithaq.commons.tenancy.pages import public_changed

from ..access import require_author
from ..enums import State
from ..models import Comment
from .held import hold
from .posting import clean_text


@transaction.atomic
def edit(*, by: Actor, comment: Comment, text: str, receipt: str = "") -> None:
    """Other words, until it is answered. The history keeps both; a moderator reads it again."""
    hold([comment])
    require_author(by, comment, receipt)
    _still_open(comment)
    before, comment.text = comment.text, clean_text(text, country=by.municipality.country)
    if comment.text == before:
        return
    was_public = comment.state == State.PUBLISHED
    if by.municipality.moderation == Moderation.BEFORE:
        comment.state = State.PENDING
    comment.edited_at = timezone.now()
    comment.moderated_at = comment.moderated_by = None
    comment.save()
    words = {"before": before, "text": comment.text}
    record("discuss.edited", by=by, on=comment, data={"was_public": was_public}, personal=words)
    if was_public:
        public_changed(by.municipality.pk)


@transaction.atomic
def withdraw(*, by: Actor, comment: Comment, receipt: str = "") -> None:
    """Take it back, until it is answered."""
    hold([comment])
    require_author(by, comment, receipt)
    _still_open(comment)
    was_public = comment.state == State.PUBLISHED
    comment.state = State.WITHDRAWN
    comment.save()
    record("discuss.withdrawn", by=by, on=comment, data={"was_public": was_public})
    if was_public:
        public_changed(by.municipality.pk)


@transaction.atomic
def appeal(*, by: Actor, comment: Comment, text: str, receipt: str = "") -> None:
    """Ask another moderator to look again, once."""
    hold([comment])
    require_author(by, comment, receipt)
    if not comment.may_appeal:
        raise ValidationError(_("This decision can no longer be appealed against."))
    comment.appeal_text = clean_text(text, country=by.municipality.country)
    comment.appealed_at = timezone.now()
    comment.save()
    record("discuss.appealed", by=by, on=comment, personal={"text": comment.appeal_text})


def _still_open(comment: Comment) -> None:
    if not comment.may_change:
        raise ValidationError(_("This comment can no longer be changed: it is answered or closed."))
