"""Everybody's pages on plans: complete, in three languages, at a constant cost."""

import pytest

from . import make

LANGUAGES = ("ar", "fr", "en")


@pytest.fixture
def full_plan(town):
    plan = make.make_plan(commitments=2)
    make.make_figures(plan)
    make.make_consultation(plan)
    return plan


def pages_of(plan):
    return [
        "/plans/",
        "/plans/consultations/",
        f"/plans/{plan.pk}-{plan.code}/",
        f"/plans/{plan.pk}/sections/vision/",
        f"/plans/{plan.pk}/sections/groups/",
        f"/plans/{plan.pk}/commitments/1/",
        f"/plans/{plan.pk}/consultation/",
        f"/plans/{plan.pk}/report/",
        f"/plans/{plan.pk}/whole/",
        f"/plans/{plan.pk}/feed.atom",
        "/plans/feed.atom",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_when_anybody_visits_then_complete(full_plan, visit, language):
    client = visit(full_plan.municipality)
    for path in pages_of(full_plan):
        response = client.get(f"/{language}{path}")
        assert response.status_code == 200, path
