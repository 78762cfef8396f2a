from django.urls import path

from . import views

urlpatterns = [
    path("source.tar.gz", views.source, name="source"),
    path("robots.txt", views.robots, name="robots"),
]
