"""Pages of one's account in a town, below /<language>/account/."""

from __future__ import annotations

from django.urls import include, path

from .views import account, entering

urlpatterns = [
    path("", account.overview, name="account"),
    path("profile/", account.profile, name="account_profile"),
    path("join/", entering.join_town, name="account_join"),
    path("act/", account.act, name="account_act"),
    path("organisations/", account.ask, name="account_ask"),
    path("organisations/<int:pk>/<str:verdict>/", account.decide, name="account_decide"),
    path("interests/", account.interests, name="account_interests"),
    path("interests/<int:pk>/end/", account.end_own_interest, name="account_interest_end"),
    path("export/", account.export, name="account_export"),
    path("leave/", account.leave, name="account_leave"),
    path("", include("mithaq.commons.membership.signing_urls")),
]
