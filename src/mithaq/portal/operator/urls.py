from django.urls import path

from . import views

urlpatterns = [
    path("", views.towns, name="operator"),
    path("new/", views.found, name="operator_found"),
    path("dead-letters/", views.letters, name="operator_dead_letters"),
    path("towns/<slug:slug>/", views.town, name="operator_town"),
    path("towns/<slug:slug>/close/", views.close, name="operator_close"),
    path("towns/<slug:slug>/reopen/", views.reopen, name="operator_reopen"),
    path("towns/<slug:slug>/remove-domain/", views.remove_domain, name="operator_remove_domain"),
]
