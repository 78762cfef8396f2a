"""Officers at their desks, and a draft to work on."""

import datetime as dt

import pytest
from django.utils import timezone

from mithaq.commons.access.actor import anonymous, system
from mithaq.commons.discuss.actions import moderate, post_comment
from mithaq.commons.people.enums import OrganisationKind

from ...actions.commitments import add_commitment
from ...actions.consultations import open_consultation, prepare_consultation
from ...actions.endorsements import add_endorsement
from ...actions.milestones import add_milestone
from ...actions.plans import begin_plan
from ...actions.sections import write_section
from ...actions.templates import ensure_template
from ...enums import Influence
from ...models import Plan, PlanDocument, PlanSection
from ..make import days, make_document, make_organisation, words


@pytest.fixture
def house(town):
    return system(town, channel="command")


@pytest.fixture
def template(house):
    return ensure_template(by=house)


@pytest.fixture
def editor(town, make_person):
    return make_person("Monia", duties=("plans.editor",))


@pytest.fixture
def by(editor, actor_of):
    """The editor as an actor."""
    return actor_of(editor)


@pytest.fixture
def publisher(town, make_person, actor_of):
    return actor_of(make_person("Lotfi", duties=("plans.publisher",)))


@pytest.fixture
def draft(by, template):
    """An empty plan of two years."""
    today = timezone.localdate()
    return begin_plan(
        by=by,
        code="regueb-next",
        title=words("Plan"),
        place=words("Regueb"),
        template=template,
        starts_on=today,
        ends_on=today + dt.timedelta(days=730),
    )


@pytest.fixture
def association(town):
    return make_organisation("rural-women", kind=OrganisationKind.CIVIL_SOCIETY)


@pytest.fixture
def section_of(draft):
    def find(code="vision"):
        return PlanSection.objects.select_related("question").get(plan=draft, question__code=code)

    return find


@pytest.fixture
def fill(by, draft):
    """Answer every text and number of the draft properly; `leave` some empty."""

    def run(*leave):
        for section in PlanSection.objects.filter(plan=draft).select_related("question"):
            if section.question.code in leave:
                continue
            is_number = section.question.kind == "number"
            text = words("A full answer, in whole sentences. " * 12)
            write_section(
                by=by,
                section=section,
                text=words("Ten.") if is_number else text,
                value=10 if is_number else None,
                based_on_version=section.version,
            )

    return run


@pytest.fixture
def consultation(by, draft, editor):
    """Prepared, with everything but the information pack."""
    now = timezone.now()
    return prepare_consultation(
        by=by,
        plan=draft,
        influence=Influence.INVOLVE,
        opens_at=now - dt.timedelta(hours=1),
        closes_at=now + dt.timedelta(days=21),
        summary=words("Four promises."),
        rules=words("Every comment is answered."),
        responsible=editor,
    )


@pytest.fixture
def pack(draft) -> PlanDocument:
    return make_document(draft, "Minutes of the workshop", in_pack=True)


@pytest.fixture
def desk(town, visit, editor):
    """The editor's browser."""
    return visit(town, editor)


@pytest.fixture
def full(town, by, draft, consultation, pack, fill, association, make_person, actor_of):
    """A plan under consultation with a commitment, a milestone, an endorsement and a comment."""
    fill("diversity")
    office = make_organisation("works")
    promise = add_commitment(by=by, plan=draft, fields={"title": words("Bus stops"), "lead": office})
    add_milestone(
        by=by,
        commitment=promise,
        fields={"activity": words("Count them"), "responsible": office, "due_on": days(30)},
    )
    add_endorsement(by=by, plan=draft, name="Zahra", capacity=words("President"), organisation=association)
    open_consultation(by=by, consultation=consultation)
    plan = Plan.objects.get(pk=draft.pk)
    posted = post_comment(
        by=anonymous(town), on=plan, text="And the night bus?", name="Tahar", place="vision"
    )
    moderator = actor_of(make_person("Ramzi", duties=("discuss.moderator",)))
    moderate(by=moderator, comments=[posted.comment], publish=True)
    return plan
