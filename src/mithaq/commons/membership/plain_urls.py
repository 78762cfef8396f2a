"""The way in that a link from a letter, a command or the demonstration opens."""

from __future__ import annotations

from django.urls import path

from .views.entering import enter

urlpatterns = [path("enter/<str:token>/", enter, name="enter")]
