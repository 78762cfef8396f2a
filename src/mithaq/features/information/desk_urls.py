from django.urls import include, path

from .views.desk.inquiries import InquiryDesk
from .views.desk.questions import IndexDesk, QuestionDesk

urlpatterns = [
    path("information/", include(InquiryDesk.urls())),
    path("questions/", include(QuestionDesk.urls())),
    path("transparency/", include(IndexDesk.urls())),
]
