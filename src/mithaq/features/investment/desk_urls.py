from django.urls import include, path

from .views.desk.cycles import CycleDesk
from .views.desk.ideas import IdeaDesk

urlpatterns = [path("ideas/", include(IdeaDesk.urls())), *CycleDesk.urls()]
