"""One more row of each record of plans, for the house tests: published, and hidden in a plan nobody may read yet."""

from __future__ import annotations

from . import samples_following  # noqa: F401
from .lifecycle import samples as lifecycle_samples  # noqa: F401
from .monitoring import samples as monitoring_samples  # noqa: F401
from .sampling import (
    both,
    commitment,
    consultation,
    document,
    endorsement,
    figure,
    institution,
    milestone,
    plan,
    section,
)

both("plans.plan", plan)
both("plans.institution", institution)
both("plans.section", section)
both("plans.commitment", commitment)
both("plans.milestone", milestone)
both("plans.endorsement", endorsement)
both("plans.document", document)
both("plans.figure", figure)
both("plans.consultation", consultation)
