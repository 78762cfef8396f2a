from django.urls import path

from . import views

urlpatterns = [
    path("", views.in_time, name="in_time"),
    path("<str:kind>/", views.in_time_of, name="in_time_of"),
]
