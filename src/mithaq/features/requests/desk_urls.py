from django.urls import include, path

from .views.desk.keys import KeyDesk
from .views.desk.requests import RequestDesk
from .views.desk.settings import CategoryDesk, ReplyDesk

urlpatterns = [
    path("subjects/", include(CategoryDesk.urls())),
    path("replies/", include(ReplyDesk.urls())),
    path("keys/", include(KeyDesk.urls())),
    *RequestDesk.urls(),
]
