from django.urls import path

from .views import public

urlpatterns = [path("api/stats/information", public.statistics_json, name="information_statistics_json")]
