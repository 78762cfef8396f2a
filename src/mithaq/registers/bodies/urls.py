from django.urls import path

from .views import public

urlpatterns = [
    path("", public.bodies, name="bodies"),
    path("<slug:slug>/", public.body, name="body"),
    path("<slug:slug>/history/", public.history, name="body_history"),
    path("<slug:slug>/feed/", public.feed, name="body_feed"),
]
