"""What has no language of its own: a report for machines."""

from django.urls import path

from .views import public

urlpatterns = [path("bulletins/<int:pk>.json", public.machine_copy, name="bulletin_json")]
