"""The official answer each published comment is owed."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.interests import require_no_interest
from mithaq.commons.access.policy import Denied, allowed, require
from mithaq.commons.audit.actions import record
from mithaq.kit.i18n import Text

from ..concerned import concerned_by
from ..enums import Outcome, State
from ..models import Answer, Comment
from .held import hold

SHORTEST = 10


@transaction.atomic
def answer_comment(
    *, by: Actor, comment: Comment, outcome: str, reason: Text, changed: Text | None = None
) -> Answer:
    """Answer with an outcome and its reason; answering again corrects the answer, and the history keeps both.

    Open to holders of discuss.answer and to those the subject's own policy lets `answer`.
    changed: what is different because of this comment. Raises InterestConflict for who has an interest in it.
    """
    hold([comment])
    require(by, "view", comment)
    if not may_answer(by, comment):
        raise Denied("discuss.comment: answer")
    require_no_interest(by, concerned_by(comment))
    if comment.state != State.PUBLISHED:
        raise ValidationError(_("Only a published comment can be answered."))
    if outcome not in Outcome.values:
        raise ValidationError({"outcome": _("Choose what was decided.")})
    if max((len(words.strip()) for words in reason.values()), default=0) < SHORTEST:
        raise ValidationError({"reason": _("Give the reason in a full sentence: the author will read it.")})
    answer = Answer.objects.filter(comment=comment).first()
    corrected = answer is not None
    answer = answer or Answer(comment=comment, answered_at=timezone.now())
    before = {"outcome": answer.outcome, "reason": answer.reason, "changed": answer.changed}
    answer.outcome, answer.reason, answer.changed = outcome, reason, changed or Text()
    answer.by, answer.organisation = by.person, by.organisation
    answer.save()
    if not corrected:
        comment.answered_at = answer.answered_at
        comment.save(update_fields=["answered_at"])
    comment.answer = answer
    facts = {"outcome": outcome, "reason": reason, "changed": answer.changed}
    if corrected:
        record("discuss.answer_corrected", by=by, on=comment, data={**facts, "before": before})
    else:
        record("discuss.answered", by=by, on=comment, data=facts)
    return answer


def may_answer(actor: Actor, comment: Comment) -> bool:
    if actor.has("discuss.answer"):
        return True
    return comment.subject is not None and allowed(actor, "answer", comment.subject)
