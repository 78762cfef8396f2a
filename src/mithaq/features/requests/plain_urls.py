from django.urls import include, path

from .open311 import views

OPEN311 = [
    path("discovery.<str:form>", views.discovery, name="open311_discovery"),
    path("openapi.json", views.description, name="open311_openapi"),
    path("services.<str:form>", views.services, name="open311_services"),
    path("services/<str:code>.<str:form>", views.service, name="open311_service"),
    path("requests.csv", views.bulk, name="open311_bulk"),
    path("requests.<str:form>", views.requests, name="open311_requests"),
    path("requests/<str:pk>.<str:form>", views.one_request, name="open311_request"),
    path("tokens/<str:pk>.<str:form>", views.token, name="open311_token"),
]
urlpatterns = [path("open311/v2/", include(OPEN311))]
