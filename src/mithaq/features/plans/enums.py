"""States and kinds of an action plan, and the table of allowed moves. Source: OGP Local, see design notes in docs."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlanStatus(TextChoices):
    DRAFT = "draft", pgettext_lazy("plan", "draft")
    CO_CREATION = "co_creation", _("co-creation")
    PUBLIC_CONSULTATION = "public_consultation", _("public consultation")
    FINAL_DRAFT = "final_draft", _("final draft")
    ENDORSED = "endorsed", _("endorsed")
    SUBMITTED = "submitted", _("submitted")
    IMPLEMENTATION = "implementation", _("in implementation")
    COMPLETED = "completed", pgettext_lazy("plan", "completed")
    ASSESSED = "assessed", _("assessed")
    ARCHIVED = "archived", pgettext_lazy("plan", "archived")
    WITHDRAWN = "withdrawn", pgettext_lazy("plan", "withdrawn")


_S = PlanStatus
# From each status, where a plan may go. What else must be true (an endorsement, a full pack) is in actions.
MOVES: dict[str, tuple[str, ...]] = {
    _S.DRAFT: (_S.CO_CREATION, _S.PUBLIC_CONSULTATION, _S.WITHDRAWN),
    _S.CO_CREATION: (_S.PUBLIC_CONSULTATION, _S.DRAFT, _S.WITHDRAWN),
    _S.PUBLIC_CONSULTATION: (_S.FINAL_DRAFT, _S.WITHDRAWN),
    _S.FINAL_DRAFT: (_S.ENDORSED, _S.PUBLIC_CONSULTATION, _S.WITHDRAWN),
    _S.ENDORSED: (_S.SUBMITTED, _S.FINAL_DRAFT, _S.WITHDRAWN),
    _S.SUBMITTED: (_S.IMPLEMENTATION, _S.WITHDRAWN),
    _S.IMPLEMENTATION: (_S.COMPLETED, _S.WITHDRAWN),
    _S.COMPLETED: (_S.ASSESSED,),
    _S.ASSESSED: (_S.ARCHIVED,),
    _S.ARCHIVED: (),
    _S.WITHDRAWN: (),
}
# The text is still being written.
WRITABLE = frozenset({_S.DRAFT, _S.CO_CREATION, _S.PUBLIC_CONSULTATION, _S.FINAL_DRAFT})
# Nothing is added any more.
FROZEN = frozenset({_S.ARCHIVED, _S.WITHDRAWN})
# How far its promises have come may still be said.
REPORTED = frozenset(set(PlanStatus) - {_S.ASSESSED, _S.ARCHIVED, _S.WITHDRAWN})
# Its time is over: among the town's earlier plans.
PAST = frozenset({_S.COMPLETED, _S.ASSESSED, _S.ARCHIVED, _S.WITHDRAWN})


# The promise to answer each published comment: a kind of commons.clocks.
ANSWER_CLOCK = "plans.comment_answer"
# The grant with which a plan is moved to a status; consultations are opened by their own act.
MOVERS: dict[str, str] = {
    **dict.fromkeys((_S.DRAFT, _S.CO_CREATION, _S.PUBLIC_CONSULTATION, _S.FINAL_DRAFT), "plans.edit"),
    **dict.fromkeys((_S.ENDORSED, _S.SUBMITTED, _S.IMPLEMENTATION, _S.WITHDRAWN), "plans.publish"),
    **dict.fromkeys((_S.COMPLETED, _S.ARCHIVED), "plans.publish"),
    _S.ASSESSED: "plans.monitor",
}


class QuestionKind(TextChoices):
    PROSE = "prose", _("text")
    LIST = "list", _("list")
    PARTICIPANTS = "participants", _("participants by category")
    INSTITUTIONS = "institutions", _("institutions")
    NUMBER = "number", pgettext_lazy("quantity", "number")
    CONTACT = "contact", _("contact")
    ENDORSEMENTS = "endorsements", _("endorsements")
    DOCUMENTS = "documents", _("documents")
    COMMENTS = "comments", _("comments")


class ParticipantCategory(TextChoices):
    """Who took part in writing a plan, as OGP asks it."""

    CSO = "cso", _("civil society")
    ONLINE = "online_question", _("questions sent online")
    GOVERNMENT = "government", _("public bodies")
    COUNCIL = "deliberative_council", _("deliberative councils")
    WORKSHOP = "workshop", _("workshops")
    ACADEMIC = "academic", _("academics")
    PRIVATE = "private", _("businesses")
    MEDIA = "media", pgettext_lazy("participants", "media")
    OTHER = "other", pgettext_lazy("participants", "others")


class FigureUnit(TextChoices):
    PEOPLE = "people", _("people")
    GROUPS = "groups", _("groups and institutions")


class InstitutionRole(TextChoices):
    LEAD = "lead", _("lead")
    SUPPORT = "support", _("support")


class CommitmentStatus(TextChoices):
    PROPOSED = "proposed", _("proposed")
    CO_CREATED = "co_created", _("co-created")
    ADOPTED = "adopted", _("adopted")
    IN_PROGRESS = "in_progress", pgettext_lazy("commitment", "in progress")
    COMPLETED = "completed", pgettext_lazy("commitment", "completed")
    AMENDED = "amended", _("amended")
    WITHDRAWN = "withdrawn", pgettext_lazy("commitment", "withdrawn")


class Novelty(TextChoices):
    """What a commitment adds to what the town already does."""

    NEW = "new", pgettext_lazy("commitment", "new")
    CHANGE = "change", pgettext_lazy("commitment", "a change")
    CONTINUATION = "continuation", pgettext_lazy("commitment", "a continuation")


class MilestoneStatus(TextChoices):
    """Completion as OGP reports it; being late is computed, never set."""

    NOT_STARTED = "not_started", _("not started")
    LIMITED = "limited", _("limited")
    SUBSTANTIAL = "substantial", _("substantial")
    COMPLETE = "complete", _("complete")
    NO_EVIDENCE = "no_evidence", _("no evidence available")
    CANCELLED = "cancelled", _("cancelled")


class Influence(TextChoices):
    """How much a contribution weighs, promised beforehand (IAP2 spectrum)."""

    INFORM = "inform", _("we inform you")
    CONSULT = "consult", _("we consult you")
    INVOLVE = "involve", _("we work with your ideas")
    COLLABORATE = "collaborate", _("we decide together")
    EMPOWER = "empower", _("you decide")

    @property
    def promise(self) -> Promise:
        """What the town binds itself to, in one sentence."""
        return _PROMISES[self.value]


_PROMISES = {
    "inform": _("We tell you what is planned and why, and answer your questions."),
    "consult": _("We read every comment before deciding, and tell you why it was followed or not."),
    "involve": _("We write with you: your ideas go into the text wherever they can, and you see where."),
    "collaborate": _("We look for the solution together and follow your advice as far as the law allows."),
    "empower": _("What you decide is what will be carried out."),
}


class DocumentKind(TextChoices):
    SUPPORT = "support_letter", _("letter of support")
    RECOMMITMENT = "recommitment_letter", _("letter of recommitment")
    DECISION = "decision", _("decision")
    MINUTES = "minutes", _("minutes")
    BUDGET = "budget", _("budget")
    MAP = "map", _("map")
    REPORT = "report", _("report")
    SUMMARY = "summary", _("summary")
    OTHER = "other", _("other document")
