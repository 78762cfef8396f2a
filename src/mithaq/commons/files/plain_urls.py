from django.urls import path

from . import views

urlpatterns = [path("files/<int:pk>/<str:name>", views.file, name="file")]
