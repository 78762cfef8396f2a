from django.urls import include, path

from .views.desk.endpoints import EndpointDesk
from .views.desk.keys import KeyDesk
from .views.desk.requests import RequestDesk
from .views.desk.settings import CategoryDesk, ReplyDesk

urlpatterns = [
    path("subjects/", include(CategoryDesk.urls())),
    path("replies/", include(ReplyDesk.urls())),
    path("servers/", include(EndpointDesk.urls())),
    path("keys/", include(KeyDesk.urls())),
    *RequestDesk.urls(),
]
