from django.urls import path

from .views.public import outlines, zone, zones

urlpatterns = [
    path("", zones, name="zones"),
    path("outlines.geojson", outlines, name="zone_outlines"),
    path("<int:pk>/", zone, name="zone"),
]
