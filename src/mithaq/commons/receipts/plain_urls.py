from django.urls import path

from . import views

urlpatterns = [path("r/<str:code>", views.receipt_scanned, name="receipt_scanned")]
