from django.urls import include, path

from . import views
from .desk import AnswerDesk, ModerationDesk

urlpatterns = [
    path("read/", include(ModerationDesk.urls())),
    path("read/<int:pk>/appeal/", views.decide, name="desk_moderation_appeal"),
    path("read/<int:pk>/reports/", views.settle, name="desk_moderation_reports"),
    path("answers/", include(AnswerDesk.urls())),
    path("answers/<int:pk>/write/", views.answer, name="desk_answers_write"),
]
