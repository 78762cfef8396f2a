from django.urls import include, path

from .views.desk.calls import CallDesk
from .views.desk.decisions import DecisionDesk

urlpatterns = [path("calls/", include(CallDesk.urls())), *DecisionDesk.urls()]
