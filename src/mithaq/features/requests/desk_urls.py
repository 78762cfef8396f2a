from django.urls import include, path

from .views.desk.requests import RequestDesk
from .views.desk.settings import CategoryDesk, ReplyDesk

urlpatterns = [
    path("subjects/", include(CategoryDesk.urls())),
    path("replies/", include(ReplyDesk.urls())),
    *RequestDesk.urls(),
]
