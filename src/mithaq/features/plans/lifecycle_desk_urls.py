"""The officers' pages on a plan's life, below /<language>/desk/plans/."""

from __future__ import annotations

from django.urls import path

from .views.desk.lifecycle import bundles, objectives, promises, tables

SET = "objectives/<int:objectives>/"
COMMITMENT = "<int:pk>/commitments/<int:commitment>/"

urlpatterns = [
    path("life-cycle/", promises.life_cycle, name="desk_plan_life_cycle"),
    path("objectives/", objectives.sets, name="desk_plan_objectives"),
    path("objectives/new/", objectives.new_set, name="desk_plan_objective_set_new"),
    path(SET, objectives.one_set, name="desk_plan_objective_set"),
    path(f"{SET}publish/", objectives.publish, name="desk_plan_objective_set_publish"),
    path(f"{SET}new/", objectives.objective, name="desk_plan_objective_new"),
    path(f"{SET}<int:objective>/", objectives.objective, name="desk_plan_objective"),
    path(f"{SET}<int:objective>/remove/", objectives.remove, name="desk_plan_objective_remove"),
    path("bundle/", bundles.load, name="desk_plan_bundle_load"),
    path("tables/", tables.tables, name="desk_plan_tables"),
    path("tables/read/", tables.read, name="desk_plan_table_read"),
    path("tables/compare/", tables.compare, name="desk_plan_table_compare"),
    path("tables/rows/<int:row>/", tables.one, name="desk_plan_table_row"),
    path("tables/<int:table>/file/", tables.download, name="desk_plan_table_file"),
    path("tables/<int:table>/remove/", tables.remove, name="desk_plan_table_remove"),
    path("<int:pk>/objectives/", objectives.links, name="desk_plan_links"),
    path("<int:pk>/bundle/", bundles.download, name="desk_plan_bundle"),
    path(f"{COMMITMENT}move/", promises.move, name="desk_plan_commitment_move"),
    path(f"{COMMITMENT}amend/", promises.amend, name="desk_plan_commitment_amend"),
    path(
        f"{COMMITMENT}milestones/<int:milestone>/amend/",
        promises.amend_step,
        name="desk_plan_milestone_amend",
    ),
]
