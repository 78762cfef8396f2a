"""Messages that were sent nowhere: below /<lang>/outbox/ of a town and of the directory.

Only where messages stay here, and never in production: they hold people's sign-in codes.
"""

from django.conf import settings
from django.urls import URLPattern, path

from . import views

STAYS_HERE = "outbox" in (settings.MITHAQ_MAIL, settings.MITHAQ_SMS)

urlpatterns: list[URLPattern] = []
if STAYS_HERE and settings.PROFILE != "production":
    urlpatterns = [
        path("", views.outbox, name="outbox"),
        path("<int:pk>/", views.message, name="outbox_message"),
        path("purge/", views.purge, name="outbox_purge"),
    ]
