"""Below one prefix and for ever the same: witnesses and receipts hold these addresses."""

from django.urls import path

from . import views

urlpatterns = [
    path("log/cosign", views.cosign, name="log_cosign"),
    path("log/<path:path>", views.file, name="log_file"),
]
