"""The officers' pages on plans, below /<language>/desk/plans/."""

from __future__ import annotations

from django.urls import path

from .views.desk import comments, commitments, consultation, importing, papers, plans, sections

urlpatterns = [
    path("begin/", plans.begin, name="desk_plan_begin"),
    path("import/", importing.upload, name="desk_plan_import"),
    *plans.PlanDesk.urls(),
    path("<int:pk>/header/", plans.header, name="desk_plan_header"),
    path("<int:pk>/institutions/", plans.institutions, name="desk_plan_institutions"),
    path("<int:pk>/participants/", plans.figures, name="desk_plan_figures"),
    path("<int:pk>/move/", plans.move, name="desk_plan_move"),
    path("<int:pk>/publish/", plans.publish, name="desk_plan_publish"),
    path("<int:pk>/doubts/", importing.doubts, name="desk_plan_doubts"),
    path("<int:pk>/doubts/<int:doubt>/", importing.settle, name="desk_plan_settle"),
    path("<int:pk>/sections/<slug:code>/", sections.edit, name="desk_plan_section"),
    path("<int:pk>/sections/<slug:code>/draft/", sections.autosave, name="desk_plan_draft"),
    path("<int:pk>/sections/<slug:code>/discard/", sections.discard, name="desk_plan_discard"),
    path("<int:pk>/sections/<slug:code>/versions/", sections.versions, name="desk_plan_versions"),
    path("<int:pk>/sections/<slug:code>/restore/", sections.restore, name="desk_plan_restore"),
    path("<int:pk>/commitments/", commitments.commitments, name="desk_plan_commitments"),
    path("<int:pk>/commitments/new/", commitments.new_commitment, name="desk_plan_commitment_new"),
    path("<int:pk>/commitments/<int:commitment>/", commitments.commitment, name="desk_plan_commitment"),
    path(
        "<int:pk>/commitments/<int:commitment>/remove/",
        commitments.take_out,
        name="desk_plan_commitment_remove",
    ),
    path(
        "<int:pk>/commitments/<int:commitment>/milestones/new/",
        commitments.new_milestone,
        name="desk_plan_milestone_new",
    ),
    path(
        "<int:pk>/commitments/<int:commitment>/milestones/<int:milestone>/",
        commitments.milestone,
        name="desk_plan_milestone",
    ),
    path(
        "<int:pk>/commitments/<int:commitment>/milestones/<int:milestone>/remove/",
        commitments.take_milestone_out,
        name="desk_plan_milestone_remove",
    ),
    path("<int:pk>/papers/", papers.papers, name="desk_plan_papers"),
    path("<int:pk>/papers/new/", papers.new_document, name="desk_plan_document_new"),
    path("<int:pk>/papers/<int:document>/", papers.document, name="desk_plan_document"),
    path("<int:pk>/endorsements/new/", papers.new_endorsement, name="desk_plan_endorsement_new"),
    path("<int:pk>/endorsements/<int:endorsement>/", papers.withdraw, name="desk_plan_withdraw"),
    path("<int:pk>/consultation/", consultation.consultation, name="desk_plan_consultation"),
    path("<int:pk>/consultation/edit/", consultation.prepare, name="desk_plan_prepare"),
    path("<int:pk>/consultation/pack/", consultation.pack, name="desk_plan_pack"),
    path("<int:pk>/consultation/act/", consultation.act, name="desk_plan_act"),
    path("<int:pk>/consultation/report/", consultation.report, name="desk_plan_report"),
    path("write-down/", comments.write_down, name="desk_plan_write_down"),
    path("<int:pk>/comments/", comments.comments, name="desk_plan_comments"),
    path("<int:pk>/comments/<int:comment>/", comments.answer, name="desk_plan_answer"),
]
