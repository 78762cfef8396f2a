from django.urls import path

from .views import public

urlpatterns = [
    path("", public.participation, name="participation"),
    path("<int:pk>/", public.activity, name="participation_activity"),
]
