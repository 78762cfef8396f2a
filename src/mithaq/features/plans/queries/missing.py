"""What a plan still lacks before it can be submitted: required questions without a proper answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from mithaq.kit.i18n import NAMES, Text, languages

from ..enums import InstitutionRole, QuestionKind
from ..models import Commitment, Consultation, Endorsement, Plan, PlanSection, Question

# The shortest words by which a monitor can be reached: a telephone number, an office.
LEAST_CONTACT = 8


@dataclass(frozen=True)
class Missing:
    """One thing to mend. reason: empty, short, first_language, nobody, none, not_held or incomplete.

    question: where to mend it, None for what is no question of the template (`part` says what: commitments).
    """

    reason: str
    sentence: str
    question: Question | None = None
    section: PlanSection | None = None
    part: str = ""

    @property
    def code(self) -> str:
        return self.question.code if self.question else self.part


def standing_endorsements(plan: Plan) -> int:
    """Backings from outside government that were not withdrawn."""
    rows = Endorsement.objects.filter(plan=plan, is_governmental=False, withdrawn_on__isnull=True)
    return rows.count()


def text_of(section: PlanSection) -> tuple[str, str]:
    """(the answer, its language): in the town's first language when it says something there."""
    return section.text.best(languages()[0])


def written_length(text: Text) -> int:
    """Characters of an answer without blank edges, in the town's first language where it is written."""
    return len(text.best(languages()[0])[0].strip())


def missing_answers(plan: Plan) -> list[Missing]:
    """In the order of the template, then commitments. Every sentence is in the reader's language."""
    sections = PlanSection.objects.filter(plan=plan, question__required=True).select_related(
        "question__group", "plan"
    )
    facts = _Facts(plan)
    ordered = sections.order_by("question__group__order", "question__order")
    found = [
        Missing(reason, sentence, section.question, section)
        for section in ordered
        for reason, sentence in _of_section(section, facts)
    ]
    return [*found, *_of_commitments(plan)]


class _Facts:
    """What stands beside the texts: counted once for the whole plan."""

    def __init__(self, plan: Plan) -> None:
        roles = list(plan.institutions.values_list("role", flat=True))
        self.leads = InstitutionRole.LEAD in roles
        self.institutions = bool(roles)
        self.participants = plan.figures.filter(is_total=False).exists()
        self.endorsed = standing_endorsements(plan) > 0
        self.monitor_reachable = plan.private_contacts.filter(role="monitor").exists()
        self.consulted = Consultation.objects.filter(plan=plan, opened_at__isnull=False).exists()
        self.documents = plan.documents.exists()


def _of_section(section: PlanSection, facts: _Facts) -> Iterable[tuple[str, str]]:
    question = section.question
    kind, title = question.kind, question.title
    if kind in (QuestionKind.PROSE, QuestionKind.LIST):
        if problem := _of_text(section):
            yield problem
    elif kind == QuestionKind.NUMBER and section.value is None:
        yield "empty", gettext("“%(title)s”: give the number.") % {"title": title}
    elif kind == QuestionKind.INSTITUTIONS:
        named = facts.leads if question.code == "lead" else facts.institutions
        if not named:
            yield "nobody", gettext("“%(title)s”: name at least one institution.") % {"title": title}
    elif kind == QuestionKind.PARTICIPANTS and not facts.participants:
        yield "none", gettext("“%(title)s”: say how many took part, by category.") % {"title": title}
    elif kind == QuestionKind.CONTACT and not facts.monitor_reachable:
        if not section.text:
            yield "empty", gettext("“%(title)s”: nobody can reach the monitor yet.") % {"title": title}
        elif (length := written_length(section.text)) < (least := max(question.min_length, LEAST_CONTACT)):
            yield "short", _too_short(question, length, least)
    elif kind == QuestionKind.ENDORSEMENTS and not facts.endorsed:
        told = gettext("“%(title)s”: at least one endorsement from outside government is needed.")
        yield "nobody", told % {"title": title}
    elif kind == QuestionKind.DOCUMENTS and not facts.documents:
        yield "none", gettext("“%(title)s”: attach the document.") % {"title": title}
    elif kind == QuestionKind.COMMENTS and not facts.consulted:
        yield "not_held", gettext("“%(title)s”: the public was not consulted yet.") % {"title": title}


def _of_text(section: PlanSection) -> tuple[str, str] | None:
    question, text = section.question, section.text
    if not text:
        return "empty", gettext("“%(title)s”: there is no answer.") % {"title": question.title}
    length = written_length(text)
    if length < question.min_length:
        return "short", _too_short(question, length, question.min_length)
    first = languages()[0]
    if text.missing([first]):
        told = gettext("“%(title)s”: not written in this language yet: %(language)s.")
        return "first_language", told % {"title": question.title, "language": NAMES.get(first, first)}
    return None


def _too_short(question: Question, length: int, least: int) -> str:
    told = ngettext(
        "“%(title)s”: the answer has %(length)s character, at least %(least)s are expected.",
        "“%(title)s”: the answer has %(length)s characters, at least %(least)s are expected.",
        length,
    )
    return told % {"title": question.title, "length": length, "least": least}


def _of_commitments(plan: Plan) -> Iterable[Missing]:
    commitments = list(Commitment.objects.filter(plan=plan).prefetch_related("milestones"))
    if not commitments:
        yield Missing("none", gettext("The plan makes no commitment."), part="commitments")
    for one in commitments:
        said = {"number": one.number, "title": one.title}
        if one.lead_id is None:
            told = gettext("Commitment %(number)s, “%(title)s”: nobody leads it.")
            yield Missing("nobody", told % said, part="commitments")
        if not one.milestones.all():
            told = gettext("Commitment %(number)s, “%(title)s”: it has no milestone.")
            yield Missing("none", told % said, part="commitments")
