"""One more plan and each of its parts, published and in draft."""

from itertools import count

from mithaq.features.plans.enums import PlanStatus
from mithaq.features.plans.models import (
    Commitment,
    DeclaredFigure,
    Endorsement,
    Milestone,
    Plan,
    PlanDocument,
)
from mithaq.kit.testing import Sample, mark, samples

from . import make

numbers = count(1)


def plan(town, **extra):
    number = next(numbers)
    found = make.make_plan(code=f"sample-{number}", title=mark(town), commitments=0, **extra)
    make.make_commitment(found, title=mark(town), milestones=1)
    make.make_figures(found, (number, 2))
    # The most fields a form writes: whatever is shown of a plan names its town.
    PlanDocument.objects.filter(plan=found).update(title=mark(town))
    Endorsement.objects.filter(plan=found).update(name=str(mark(town)))
    Milestone.objects.filter(commitment__plan=found).update(activity=mark(town))
    DeclaredFigure.objects.filter(plan=found).update(label=mark(town))
    return found


def draft(town):
    return plan(town, status=PlanStatus.DRAFT, published_at=None)


def part(pick):
    """Samples of a part: of a published plan, of a draft."""
    return {"make": lambda town: pick(plan(town)), "hidden": lambda town: pick(draft(town))}


def commitment(found: Plan) -> Commitment:
    return found.commitments.get()


samples.add(Sample(code="plans.plan", make=plan, hidden=draft))
samples.add(Sample(code="plans.section", **part(lambda found: found.sections.get(question__code="vision"))))
samples.add(Sample(code="plans.commitment", **part(commitment)))
samples.add(Sample(code="plans.milestone", **part(lambda found: commitment(found).milestones.get())))
samples.add(Sample(code="plans.document", **part(lambda found: found.documents.get())))
samples.add(Sample(code="plans.institution", **part(lambda found: found.institutions.first())))
samples.add(Sample(code="plans.endorsement", **part(lambda found: found.endorsements.get())))
samples.add(Sample(code="plans.figure", **part(lambda found: found.figures.first())))
samples.add(Sample(code="plans.consultation", **part(make.make_consultation)))
