from django.urls import path

from . import views

urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("desk/next/", views.next_task, name="desk_next"),
    path("contributions/", views.contributions, name="contributions"),
]
