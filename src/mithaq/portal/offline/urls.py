from django.urls import path

from . import views

urlpatterns = [
    path("manifest.webmanifest", views.webmanifest, name="webmanifest"),
    path("icons/<str:name>.png", views.app_icon, name="app_icon"),
    path("sw.js", views.worker, name="service_worker"),
    path("offline/", views.offline, name="offline"),
    path("files/logos/<str:name>", views.logo, name="logo"),
]
