"""The demonstration: what the plans serve, and a promise that changed."""

import pytest

from mithaq.commons.access.actor import anonymous

from ...models import Amendment, Plan
from ...queries.lifecycle.objectives import coverage


@pytest.mark.row("M11", "M12")
def test_demonstration_when_loaded_then_both_plans_are_matched_and_a_promise_was_amended(loaded):
    town, data = loaded
    found = coverage(anonymous(town))
    assert {matrix.objectives.kind for matrix in found.matrices} == {"strategic", "local_development"}
    assert all(matrix.gaps and len(matrix.gaps) < len(matrix.rows) for matrix in found.matrices)
    assert {one.plan.code for one in found.commitments} == {row["code"] for row in data["plans"]}
    amended = Amendment.objects.get()
    assert amended.commitment.plan == Plan.objects.get(code=data["plans"][0]["code"])
    assert amended.before["output"] != amended.after["output"]
    assert amended.reason.missing(("ar", "fr", "en")) == []
