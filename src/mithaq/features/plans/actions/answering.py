"""Answering comments on a plan."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.discuss.actions import answer_comment
from mithaq.commons.discuss.enums import Outcome
from mithaq.commons.discuss.models import Answer, Comment
from mithaq.kit.i18n import Text

from ..models import Plan, PlanSection, SectionChange


@transaction.atomic
def answer_on_plan(
    *,
    by: Actor,
    comment: Comment,
    outcome: str,
    reason: Text,
    changed: Text | None = None,
    section: PlanSection | None = None,
) -> Answer:
    """Answer a comment and say what it changed, and in which section. The rules are those of discuss.

    Raises ValidationError by field; InterestConflict for who has an interest in what the comment touches.
    """
    plan = comment.subject
    if not isinstance(plan, Plan):
        raise ValidationError(_("This comment is not about a plan."))
    if section is not None and section.plan_id != plan.pk:
        raise ValidationError({"section": _("Choose a section of this plan.")})
    taken_up = outcome in (Outcome.ACCEPTED, Outcome.ACCEPTED_IN_PART)
    if taken_up and not changed:
        raise ValidationError({"changed": _("Say what changes because of this comment.")})
    if not taken_up and (changed or section):
        raise ValidationError({"changed": _("Only a comment accepted, at least in part, changes the plan.")})
    answer = answer_comment(by=by, comment=comment, outcome=outcome, reason=reason, changed=changed)
    if section is None:
        SectionChange.objects.filter(comment=comment).delete()
    else:
        SectionChange.objects.update_or_create(comment=comment, defaults={"section": section})
    return answer
