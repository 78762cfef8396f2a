from django.urls import path

from .views.incoming import incoming

urlpatterns = [path("mail/in/", incoming, name="mail_in")]
