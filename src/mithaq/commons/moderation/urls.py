from django.urls import path

from . import views

urlpatterns = [path("report/<int:pk>/", views.moderation_report, name="moderation_report")]
