"""One more project with all that hangs on it, public and hidden, for the house tests."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from mithaq.commons.discuss.models import Comment
from mithaq.commons.receipts.codes import new_code
from mithaq.kit.testing import Sample, mark, samples
from mithaq.registers.projects.models import Move, Project, Remark, Replan, Step

from .make import days, make_project, make_step


def project(town: Any, *, hidden: bool = False) -> Project:
    """Late, with a planned end that was moved."""
    said = mark(town, hidden=hidden)
    found = make_project(
        said,
        summary=said,
        contractor=said["en"],
        delay_reason=said,
        planned_end=days(-3),
        promised_end=days(-30),
        published=not hidden,
        location={"type": "Point", "coordinates": [9.78, 34.86]},
    )
    Move.objects.create(project=found, stage="under_way", on=days(-200), reason=said)
    Replan.objects.create(project=found, old_end=days(-30), new_end=days(-3), reason=said)
    return found


def step(town: Any, *, hidden: bool = False) -> Step:
    said = mark(town, hidden=hidden)
    return make_step(project(town, hidden=hidden), said, planned_on=days(-2))


def remark(town: Any, *, hidden: bool = False) -> Remark:
    """Of a project that everybody sees; a hidden one waits for its moderator."""
    said, about = mark(town, hidden=hidden)["en"], project(town)
    comment = Comment.objects.create(
        subject=about,
        name=said,
        text=said,
        language="en",
        receipt_digest=new_code().digest,
        state="pending" if hidden else "published",
        published_at=None if hidden else timezone.now(),
    )
    return Remark.objects.create(
        comment=comment, project=about, where=said, latitude="34.86", longitude="9.78"
    )


samples.add(Sample(code="projects.project", make=project, hidden=lambda town: project(town, hidden=True)))
samples.add(Sample(code="projects.step", make=step, hidden=lambda town: step(town, hidden=True)))
samples.add(Sample(code="projects.remark", make=remark, hidden=lambda town: remark(town, hidden=True)))
