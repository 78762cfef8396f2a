from django.urls import path

from .views.public import projects_geojson

urlpatterns = [path("data/projects.geojson", projects_geojson, name="projects_geojson")]
