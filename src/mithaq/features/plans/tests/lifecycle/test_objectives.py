"""Objectives of the town's other plans, and the matrix that shows which commitments serve them."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import Denied

from ...actions.lifecycle.objectives import (
    add_objectives,
    link_objectives,
    publish_objectives,
    stamp_links,
    write_objective,
)
from ...enums import PlanStatus
from ...enums_lifecycle import ObjectiveKind
from ...models import Commitment, ObjectiveSet
from ...queries.lifecycle.objectives import coverage, goals_matrix, links_of
from ..make import make_plan, words


def objectives(by, kind, *titles):
    row = add_objectives(by=by, fields={"kind": kind, "title": words(f"List {kind}")})
    return [
        write_objective(by=by, objectives=row, fields={"code": f"{number}", "title": words(title)})
        for number, title in enumerate(titles, 1)
    ]


@pytest.mark.row("M11")
def test_matrix_when_linked_then_public_with_marks_and_gaps(town, editor, visit):
    plan = make_plan(commitments=2)
    streets, water = objectives(editor, ObjectiveKind.STRATEGIC, "Safe streets", "Clean water")
    publish_objectives(by=editor, objectives=streets.within)
    second = plan.commitments.get(number=2)
    link_objectives(by=editor, plan=plan, links={(second.pk, streets.pk)})
    matrix = coverage(anonymous(town), plan).matrices[0]
    assert [(row.code, row.marks) for row in matrix.rows] == [("1", [False, True]), ("2", [False, False])]
    assert [row.key for row in matrix.gaps] == [water.pk]
    page = visit(town).get(f"/en/plans/{plan.pk}/objectives/").content.decode()
    assert page.count("Safe streets in English") == page.count("Clean water in English") == 1
    commitment = visit(town).get(f"/en/plans/{plan.pk}/commitments/2/").content.decode()
    assert "Safe streets in English" in commitment
    assert "Clean water in English" not in commitment


@pytest.mark.row("M12")
def test_matrix_when_town_has_several_plans_then_one_matrix_for_all(town, editor, visit):
    first, second = make_plan("one"), make_plan("two")
    roads = objectives(editor, ObjectiveKind.LOCAL_DEVELOPMENT, "Roads")[0]
    homes = objectives(editor, ObjectiveKind.STRATEGIC, "Homes")[0]
    for row in (roads, homes):
        publish_objectives(by=editor, objectives=row.within)
    a, b = first.commitments.get(), second.commitments.get()
    link_objectives(by=editor, plan=first, links={(a.pk, roads.pk)})
    link_objectives(by=editor, plan=second, links={(b.pk, roads.pk), (b.pk, homes.pk)})
    found = coverage(anonymous(town))
    marks = {matrix.objectives.kind: matrix.rows[0].marks for matrix in found.matrices}
    assert marks == {"local_development": [True, True], "strategic": [False, True]}
    assert visit(town).get("/ar/plans/objectives/").status_code == 200


@pytest.mark.row("M10")
def test_goals_when_named_by_commitments_then_targets_count_for_their_goal_and_gaps_are_listed(town):
    plan = make_plan(commitments=2)
    Commitment.objects.filter(number=1).update(sdg=["16.10", "16.7"])
    Commitment.objects.filter(number=2).update(sdg=[11])
    matrix = goals_matrix(list(plan.commitments.order_by("number")))
    assert [(row.code, row.marks) for row in matrix.rows] == [
        ("11", [False, True]),
        ("16", [True, False]),
        ("16.7", [True, False]),
        ("16.10", [True, False]),
    ]
    missing = {goal.number for goal in coverage(anonymous(town), plan).unserved}
    assert missing == set(range(1, 18)) - {11, 16}


def test_list_when_not_published_then_nobody_outside_sees_it(town, editor, visit):
    plan = make_plan()
    row = objectives(editor, ObjectiveKind.STRATEGIC, "Secret aim")[0]
    link_objectives(by=editor, plan=plan, links={(plan.commitments.get().pk, row.pk)})
    for address in (f"/en/plans/{plan.pk}/objectives/", f"/en/plans/{plan.pk}/commitments/1/"):
        assert "Secret aim" not in visit(town).get(address).content.decode()


def test_list_when_empty_then_not_published(editor):
    row = add_objectives(by=editor, fields={"kind": "strategic", "title": words("Empty")})
    with pytest.raises(ValidationError, match="at least one objective"):
        publish_objectives(by=editor, objectives=row)


def test_links_when_of_another_plan_stale_or_archived_then_refused(editor, publisher):
    plan, other = make_plan("one"), make_plan("two")
    row = objectives(editor, ObjectiveKind.STRATEGIC, "Aim")[0]
    pair = (plan.commitments.get().pk, row.pk)
    for links in ({(other.commitments.get().pk, row.pk)}, {(pair[0], 10_000)}):
        with pytest.raises(ValidationError, match="no longer there"):
            link_objectives(by=editor, plan=plan, links=links)
    seen = stamp_links(links_of(plan))
    link_objectives(by=editor, plan=plan, links={pair}, seen=seen)
    with pytest.raises(ValidationError, match="Somebody else"):
        link_objectives(by=editor, plan=plan, links=set(), seen=seen)
    plan.status = PlanStatus.ARCHIVED
    plan.save()
    with pytest.raises(ValidationError, match="closed"):
        link_objectives(by=editor, plan=plan, links=set())
    assert links_of(plan) == {pair}


def test_objectives_when_by_a_monitor_then_denied(town, make_person, actor_of):
    watcher = actor_of(make_person("Kamel", duties=("plans.monitor",)))
    with pytest.raises(Denied):
        add_objectives(by=watcher, fields={"kind": "strategic", "title": words("Mine")})


def test_desk_when_list_is_written_linked_and_published_then_all_stands(town, visit, make_person):
    plan = make_plan()
    desk = visit(town, make_person("Monia", duties=("plans.editor",)))
    title = {f"title_{code}": said for code, said in words("Five-year plan").items()}
    desk.post(reverse("desk_plan_objective_set_new"), {"kind": "strategic", **title})
    row = ObjectiveSet.objects.get()
    at = {"objectives": row.pk}
    desk.post(reverse("desk_plan_objective_new", kwargs=at), {"code": "1.1", **title})
    aim = row.objectives.get()
    again = desk.post(reverse("desk_plan_objective_new", kwargs=at), {"code": "1.1", **title})
    assert again.context["form"].errors.keys() == {"code"}
    desk.post(reverse("desk_plan_objective_set_publish", kwargs=at))
    links = reverse("desk_plan_links", kwargs={"pk": plan.pk})
    promise = plan.commitments.get()
    desk.post(links, {"link": f"{promise.pk}-{aim.pk}", "seen": desk.get(links).context["seen"]})
    assert links_of(plan) == {(promise.pk, aim.pk)}
    row.refresh_from_db()
    assert row.published_at is not None
    for name in ("desk_plan_objective_set", "desk_plan_objectives"):
        address = reverse(name, kwargs=at if name.endswith("set") else {})
        assert desk.get(address).status_code == 200
    desk.post(reverse("desk_plan_objective_remove", kwargs={**at, "objective": aim.pk}))
    assert not row.objectives.exists()
