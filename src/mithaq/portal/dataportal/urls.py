from django.urls import path

from . import views

urlpatterns = [
    path("", views.catalogue, name="data"),
    path("api/", views.api, name="data_api"),
    path("<slug:code>/", views.dataset, name="dataset"),
]
