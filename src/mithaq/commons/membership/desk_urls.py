"""The desk of people, below /<language>/desk/people/."""

from __future__ import annotations

from django.urls import include, path

from .views import desk

urlpatterns = [
    path("functions/new/", desk.function_new, name="desk_function_new"),
    path("functions/<int:pk>/appoint/", desk.function_appoint, name="desk_function_appoint"),
    path("functions/<int:pk>/hand-over/", desk.function_hand_over, name="desk_function_hand_over"),
    path("functions/<int:pk>/duties/", desk.function_duties, name="desk_function_duties"),
    path("functions/<int:pk>/close/", desk.function_close, name="desk_function_close"),
    path("appointments/<int:pk>/end/", desk.appointment_end, name="desk_appointment_end"),
    path("invite/", desk.person_invite, name="desk_person_invite"),
    path("mandates/new/", desk.mandate_new, name="desk_mandate_new"),
    path("mandates/<int:pk>/end/", desk.mandate_end, name="desk_mandate_end"),
    path("organisations/new/", desk.organisation_new, name="desk_organisation_new"),
    path("organisations/<int:pk>/edit/", desk.organisation_edit, name="desk_organisation_edit"),
    path("organisations/<int:pk>/close/", desk.organisation_close, name="desk_organisation_close"),
    path("affiliations/new/", desk.affiliation_new, name="desk_affiliation_new"),
    path("functions/", include(desk.FunctionDesk.urls())),
    path("mandates/", include(desk.MandateDesk.urls())),
    path("organisations/", include(desk.OrganisationDesk.urls())),
    path("affiliations/", include(desk.AffiliationDesk.urls())),
    path("interests/", include(desk.InterestDesk.urls())),
]
