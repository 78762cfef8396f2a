"""What the operator does about jobs given up; mounted on the bare host below operator/jobs/."""

from django.urls import path

from . import views

urlpatterns = [
    path("retry/", views.retry, name="jobs_retry"),
    path("drop/", views.drop, name="jobs_drop"),
]
