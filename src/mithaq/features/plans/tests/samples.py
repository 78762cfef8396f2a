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


def plan(town, *, hidden=False, **extra):
    """A plan each part of which says that it is this town's, and whether everybody may read it."""
    number, words = next(numbers), mark(town, hidden=hidden)
    found = make.make_plan(code=f"sample-{number}", title=words, commitments=0, **extra)
    make.make_commitment(found, title=words, milestones=1)
    make.make_consultation(found)
    make.make_figures(found, (number, 2))
    PlanDocument.objects.filter(plan=found).update(title=words)
    Endorsement.objects.filter(plan=found).update(name=str(words))
    Milestone.objects.filter(commitment__plan=found).update(activity=words)
    DeclaredFigure.objects.filter(plan=found).update(label=words)
    return found


def draft(town):
    return plan(town, hidden=True, status=PlanStatus.DRAFT, published_at=None)


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
samples.add(Sample(code="plans.consultation", **part(lambda found: found.consultations.get())))
