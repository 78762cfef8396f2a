"""Commitments and milestones: how many, by whom, when."""

import pytest
from django.core.exceptions import ValidationError

from ...actions.commitments import add_commitment, change_commitment, remove_commitment
from ...actions.conflicts import EditConflict, stamp
from ...actions.milestones import add_milestone, change_milestone
from ...actions.plans import change_plan
from ...models import Commitment, Milestone
from ..make import days, make_organisation, words


def promise(by, draft, **fields):
    return add_commitment(by=by, plan=draft, fields={"title": words("Promise"), **fields})


@pytest.mark.row("M05")
def test_commitments_when_the_plan_is_full_then_one_more_is_refused_until_the_limit_is_raised(by, draft):
    for number in range(1, 6):
        assert promise(by, draft, axis=words(f"Axis {number}")).number == number
    with pytest.raises(ValidationError) as refused:
        promise(by, draft)
    assert refused.value.messages == ["This plan may hold 5 commitments, and it does."]
    change_plan(by=by, plan=draft, changes={"most_commitments": 6})
    assert promise(by, draft).number == 6
    with pytest.raises(ValidationError):
        change_plan(by=by, plan=draft, changes={"most_commitments": 5})


@pytest.mark.row("M10")
def test_goals_when_chosen_then_goals_and_targets_are_kept_and_unknown_ones_refused(by, draft):
    made = promise(by, draft, sdg=["16", "16.7", "5"], policy_areas=["public_participation"])
    assert made.sdg == ["16", "16.7", "5"]
    for wrong in (["18"], ["x"], ["0.1"]):
        with pytest.raises(ValidationError):
            change_commitment(by=by, commitment=made, fields={"sdg": wrong})
    with pytest.raises(ValidationError):
        change_commitment(by=by, commitment=made, fields={"policy_areas": ["magic"]})
    assert Commitment.objects.get(pk=made.pk).sdg == ["16", "16.7", "5"]


def test_commitment_when_somebody_changed_it_meanwhile_then_the_second_writer_is_told(by, publisher, draft):
    made = promise(by, draft)
    seen = stamp(made)
    supporter = make_organisation("youth")
    change_commitment(by=publisher, commitment=made, fields={}, supporters=[supporter], seen=seen)
    with pytest.raises(EditConflict):
        change_commitment(by=by, commitment=made, fields={"title": words("Mine")}, seen=seen)
    assert Commitment.objects.get(pk=made.pk).title == words("Promise")


def test_commitment_when_its_end_comes_before_its_start_then_it_is_refused(by, draft):
    with pytest.raises(ValidationError) as refused:
        promise(by, draft, starts_on=days(10), ends_on=days(9))
    assert list(refused.value.message_dict) == ["ends_on"]


@pytest.mark.row("M13")
def test_milestone_when_nobody_answers_for_it_then_it_is_refused_in_words(by, draft):
    made = promise(by, draft)
    fields = {"activity": words("Open the counter"), "due_on": days(60)}
    with pytest.raises(ValidationError) as refused:
        add_milestone(by=by, commitment=made, fields=fields)
    assert list(refused.value.message_dict) == ["responsible"]
    office = make_organisation("works")
    milestone = add_milestone(by=by, commitment=made, fields={**fields, "responsible": office})
    assert (milestone.order, milestone.responsible) == (1, office)
    with pytest.raises(ValidationError):
        change_milestone(by=by, milestone=milestone, fields={"responsible": None})
    assert Milestone.objects.get(pk=milestone.pk).responsible == office


@pytest.mark.row("M03")
def test_milestone_when_it_lies_outside_its_commitment_then_it_is_refused(by, draft):
    made = promise(by, draft, starts_on=days(0), ends_on=days(100))
    fields = {"activity": words("A"), "responsible": make_organisation()}
    for wrong in ({"due_on": days(101)}, {"due_on": days(20), "starts_on": days(30)}, {"due_on": None}):
        with pytest.raises(ValidationError):
            add_milestone(by=by, commitment=made, fields={**fields, **wrong})
    add_milestone(by=by, commitment=made, fields={**fields, "due_on": days(90)})
    with pytest.raises(ValidationError):
        change_commitment(by=by, commitment=made, fields={"ends_on": days(50)})


def test_commitment_when_removed_then_the_others_keep_their_numbers(by, draft):
    first, second = promise(by, draft), promise(by, draft)
    remove_commitment(by=by, commitment=first)
    assert [one.number for one in draft.commitments.all()] == [second.number]
    assert promise(by, draft).number == 3
