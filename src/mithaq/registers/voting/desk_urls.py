from django.urls import include, path

from .views.desk.elections import ElectionDesk
from .views.desk.rolls import RollDesk

urlpatterns = [path("rolls/", include(RollDesk.urls())), *ElectionDesk.urls()]
