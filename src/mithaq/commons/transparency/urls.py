from django.urls import path

from . import views

urlpatterns = [
    path("", views.log, name="log"),
    path("poster.pdf", views.poster, name="log_poster"),
]
