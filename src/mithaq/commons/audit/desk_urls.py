from django.urls import include, path

from . import views
from .history_desk import HistoryDesk

urlpatterns = [
    path("check/", views.check, name="desk_audit_check"),
    path("", include(HistoryDesk.urls())),
]
