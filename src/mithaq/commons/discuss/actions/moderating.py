"""Reading comments for the public: published, or not and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.tenancy.pages import public_changed
from mithaq.kit.i18n import Text

from ..enums import State
from ..models import Comment
from .held import hold


class Rewritten(ValidationError):
    """A comment says something else than what the moderator read; nothing was decided."""

    def __init__(self) -> None:
        super().__init__(_("Its author changed a comment while you were reading. Please read it again."))


@transaction.atomic
def moderate(
    *,
    by: Actor,
    comments: Iterable[Comment],
    publish: bool,
    reason: Text | None = None,
    read_at: dt.datetime | None = None,
) -> list[Comment]:
    """Publish or turn down; turning down needs a reason, which the author reads. Gives those decided on.

    read_at: when the moderator was shown the words. Raises Rewritten when they are others by now: nobody
    publishes what nobody has read.
    """
    comments, reason = list(comments), reason or Text()
    if not publish and not reason:
        raise ValidationError({"reason": _("Tell the author why it is not published.")})
    changed = hold(comments)
    if read_at is not None:
        changed += [one for one in comments if one.edited_at is not None and one.edited_at > read_at]
    if changed:
        raise Rewritten
    decided = []
    for comment in comments:
        require(by, "moderate", comment)
        was_public = comment.state == State.PUBLISHED
        _decide(comment, publish=publish, reason=reason)
        comment.moderated_at, comment.moderated_by = timezone.now(), by.person
        comment.save()
        if publish and was_public:
            record("discuss.read", by=by, on=comment)
        elif publish:
            record("discuss.published", by=by, on=comment)
        else:
            record("discuss.rejected", by=by, on=comment, data={"reason": reason, "was_public": was_public})
            if was_public:
                public_changed(by.municipality.pk)
        decided.append(comment)
    return decided


@transaction.atomic
def decide_appeal(*, by: Actor, comment: Comment, uphold: bool, reason: Text) -> None:
    """uphold: the author is right, the comment is published. Decided by another than the first moderator."""
    hold([comment])
    require(by, "decide_appeal", comment)
    if not reason:
        raise ValidationError({"reason": _("Tell the author how the appeal was decided, and why.")})
    comment.appeal_decided_at, comment.appeal_decided_by = timezone.now(), by.person
    comment.appeal_reason = reason
    if uphold:
        _decide(comment, publish=True, reason=Text())
    comment.save()
    record("discuss.appeal_decided", by=by, on=comment, data={"upheld": uphold, "reason": reason})
    if uphold:
        record("discuss.published", by=by, on=comment, data={"on_appeal": True})


def _decide(comment: Comment, *, publish: bool, reason: Text) -> None:
    comment.state = State.PUBLISHED if publish else State.REJECTED
    comment.reason = Text() if publish else reason
    if publish and comment.published_at is None:
        comment.published_at = timezone.now()
