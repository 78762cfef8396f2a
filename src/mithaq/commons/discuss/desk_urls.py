from django.urls import path

from . import views

urlpatterns = [
    path("write/<str:code>/<int:pk>/", views.discuss_on_behalf, name="discuss_on_behalf"),
    path("write/<str:code>/<int:pk>/<slug:place>/", views.discuss_on_behalf, name="discuss_on_behalf"),
]
