"""A plan with all its parts, for the tests of its pages."""

import pytest

from . import make


@pytest.fixture
def full_plan(town):
    plan = make.make_plan(commitments=2)
    make.make_figures(plan)
    make.make_consultation(plan)
    return plan
