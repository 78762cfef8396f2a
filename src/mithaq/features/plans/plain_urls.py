"""What has no language of its own: copies for machines and pictures for sharing."""

from __future__ import annotations

from django.urls import path

from .views import files, lifecycle

urlpatterns = [
    path("plans/commitments-table.csv", lifecycle.table_file, name="plans_table_file"),
    path("calendar/plans/<int:pk>.ics", files.due_dates_of_plan, name="plan_calendar"),
    path(
        "calendar/plans/<int:pk>/<int:number>.ics",
        files.due_dates_of_commitment,
        name="commitment_calendar",
    ),
    path("plans/<int:pk>.json", files.machine_copy, name="plan_json"),
    path("plans/<int:pk>/share-<slug:language>-<slug:digest>.png", files.plan_picture, name="plan_share"),
    path(
        "plans/<int:pk>/commitments/<int:number>/share-<slug:language>-<slug:digest>.png",
        files.commitment_picture,
        name="commitment_share",
    ),
]
