"""Everybody's pages on the town's plans, below /<language>/plans/."""

from __future__ import annotations

from django.urls import include, path

from . import feeds
from .views import following, lifecycle, public

urlpatterns = [
    path("", public.plans, name="plans"),
    path("feed.atom", feeds.town, name="plans_feed"),
    path("consultations/", public.consultations, name="plan_consultations"),
    path("compare/", public.compare, name="plans_compare"),
    path("objectives/", lifecycle.objectives, name="plans_objectives"),
    path("commitments-table/", lifecycle.table, name="plans_table"),
    path("<int:pk>/objectives/", lifecycle.plan_objectives, name="plan_objectives"),
    path("<int:pk>/", public.plan, name="plan_by_number"),
    path("<int:pk>-<slug:code>/", public.plan, name="plan"),
    path("<int:pk>/feed.atom", feeds.of_plan, name="plan_feed"),
    path("<int:pk>/sections/<slug:code>/", public.section, name="plan_section"),
    path("<int:pk>/commitments/<int:number>/", public.commitment, name="plan_commitment"),
    path("<int:pk>/commitments/<int:number>/timeline/", following.timeline, name="plan_timeline"),
    path("<int:pk>/commitments/<int:number>/observe/", following.observation, name="plan_observe"),
    path("<int:pk>/quarters/", following.quarter, name="plan_quarters"),
    path("<int:pk>/quarters/<slug:quarter>/", following.quarter, name="plan_quarter"),
    path("answer/<str:token>/", following.answer, name="plan_answer"),
    path("<int:pk>/consultation/", public.consultation, name="plan_consultation"),
    path("<int:pk>/report/", public.report, name="plan_report"),
    path("<int:pk>/whole/", public.whole, name="plan_whole"),
    path("<int:pk>/", include("mithaq.features.plans.monitoring_urls")),
]
