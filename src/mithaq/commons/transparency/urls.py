from django.urls import path

from . import views

urlpatterns = [
    path("", views.log, name="log"),
    path("check/", views.check, name="log_check"),
    path("poster.pdf", views.poster, name="log_poster"),
]
