from django.urls import path

from . import views

urlpatterns = [path("api/stats/response-times", views.response_times, name="response_times")]
