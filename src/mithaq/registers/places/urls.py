from django.urls import path

from .views.public import zone, zones

urlpatterns = [
    path("", zones, name="zones"),
    path("<int:pk>/", zone, name="zone"),
]
