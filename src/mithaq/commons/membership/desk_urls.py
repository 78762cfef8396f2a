"""The desk of people, below /<language>/desk/people/."""

from __future__ import annotations

from django.urls import include, path

from .views.desk import absences, acts, lists

urlpatterns = [
    path("functions/new/", acts.function_new, name="desk_function_new"),
    path("functions/<int:pk>/appoint/", acts.function_appoint, name="desk_function_appoint"),
    path("functions/<int:pk>/hand-over/", acts.function_hand_over, name="desk_function_hand_over"),
    path("functions/<int:pk>/duties/", acts.function_duties, name="desk_function_duties"),
    path("functions/<int:pk>/close/", acts.function_close, name="desk_function_close"),
    path("appointments/<int:pk>/end/", acts.appointment_end, name="desk_appointment_end"),
    path("invite/", acts.person_invite, name="desk_person_invite"),
    path("mandates/new/", acts.mandate_new, name="desk_mandate_new"),
    path("mandates/<int:pk>/end/", acts.mandate_end, name="desk_mandate_end"),
    path("organisations/new/", acts.organisation_new, name="desk_organisation_new"),
    path("organisations/<int:pk>/edit/", acts.organisation_edit, name="desk_organisation_edit"),
    path("organisations/<int:pk>/close/", acts.organisation_close, name="desk_organisation_close"),
    path("affiliations/new/", acts.affiliation_new, name="desk_affiliation_new"),
    path("absence/", absences.absence_list, name="desk_absence"),
    path("absence/new/", absences.absence_new, name="desk_absence_new"),
    path("absence/<int:pk>/end/", absences.absence_end, name="desk_absence_end"),
    path("notes/new/", absences.note_new, name="desk_note_new"),
    path("notes/<int:pk>/take/", absences.note_take, name="desk_note_take"),
    path("functions/", include(lists.FunctionDesk.urls())),
    path("mandates/", include(lists.MandateDesk.urls())),
    path("organisations/", include(lists.OrganisationDesk.urls())),
    path("affiliations/", include(lists.AffiliationDesk.urls())),
    path("interests/", include(lists.InterestDesk.urls())),
]
