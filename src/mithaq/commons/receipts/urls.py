from django.urls import path

from . import views

urlpatterns = [
    path("", views.receipt, name="receipt"),
    path("paper/", views.receipt_paper, name="receipt_paper"),
]
