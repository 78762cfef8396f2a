"""The MEL officer's dashboard and the monitor's workspace, below /<language>/desk/."""

from __future__ import annotations

from django.urls import path

from .views.desk import mel, monitoring

urlpatterns = [
    path("mel/", mel.home, name="desk_mel"),
    path("mel/contested/<int:pk>/", mel.contest, name="desk_contest"),
    path("mel/<int:pk>/compliance/", mel.compliance, name="desk_compliance"),
    path("mel/<int:pk>/monitors/", mel.monitors, name="desk_monitors"),
    path("mel/<int:pk>/monitors/new/", mel.monitor, name="desk_monitor_new"),
    path("mel/<int:pk>/monitors/<int:monitor>/", mel.monitor, name="desk_monitor"),
    path("mel/<int:pk>/monitors/<int:monitor>/end/", mel.end_monitor, name="desk_monitor_end"),
    path("mel/<int:pk>/participation/", mel.participation, name="desk_strategy"),
    path("mel/<int:pk>/participation/edit/", mel.write_strategy, name="desk_strategy_edit"),
    path("mel/<int:pk>/participation/new/", mel.activity, name="desk_activity_new"),
    path("mel/<int:pk>/participation/<int:activity>/", mel.activity, name="desk_activity"),
    path(
        "mel/<int:pk>/participation/<int:activity>/report/",
        mel.report_activity,
        name="desk_activity_report",
    ),
    path(
        "mel/<int:pk>/participation/<int:activity>/cancel/",
        mel.cancel_activity,
        name="desk_activity_cancel",
    ),
    path("monitoring/", monitoring.home, name="desk_monitoring"),
    path("monitoring/<int:pk>/", monitoring.plan, name="desk_monitoring_plan"),
    path("monitoring/<int:pk>/contact/", monitoring.contact, name="desk_monitor_contact"),
    path("monitoring/<int:pk>/declare/<int:monitor>/", monitoring.declare, name="desk_declare"),
    path("monitoring/<int:pk>/check/<int:commitment>/", monitoring.check, name="desk_check"),
    path(
        "monitoring/<int:pk>/check/<int:commitment>/<int:milestone>/",
        monitoring.check,
        name="desk_check_step",
    ),
    path("monitoring/assessments/<int:pk>/", monitoring.assessment, name="desk_assessment"),
    path("monitoring/assessments/<int:pk>/sign/", monitoring.sign, name="desk_assessment_sign"),
    path("monitoring/assessments/<int:pk>/evidence/", monitoring.evidence, name="desk_assessment_evidence"),
]
