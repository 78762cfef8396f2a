from django.urls import path

from .views import public

urlpatterns = [
    path("", public.projects, name="projects"),
    path("map/", public.projects_map, name="projects_map"),
    path("<int:pk>/", public.project, name="project"),
    path("<int:pk>/remark/", public.remark, name="project_remark"),
]
