"""Everybody's pages on the monitoring of a plan, below /<language>/plans/<number>/."""

from __future__ import annotations

from django.urls import path

from .views import monitoring

urlpatterns = [
    path("monitoring/", monitoring.monitoring, name="plan_monitoring"),
    path("monitoring/contact/", monitoring.contact, name="plan_monitor_contact"),
    path("assessments/<int:assessment>/", monitoring.assessment, name="plan_assessment"),
    path("compliance/", monitoring.compliance, name="plan_compliance"),
    path("participation/", monitoring.strategy, name="plan_strategy"),
]
