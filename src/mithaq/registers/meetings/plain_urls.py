"""Calendars have no language in their address: programs subscribe to them for years."""

from __future__ import annotations

from django.urls import path

from .views import calendars

urlpatterns = [
    path("calendar/meetings.ics", calendars.of_town, name="meetings_calendar"),
    path("calendar/bodies/<slug:slug>.ics", calendars.of_body, name="body_calendar"),
    path("calendar/mine/<str:key>.ics", calendars.of_person, name="my_calendar"),
]
