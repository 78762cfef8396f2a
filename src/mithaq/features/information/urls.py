from django.urls import path

from .views import asking, public, questions

urlpatterns = [
    path("information/", public.information, name="information"),
    path("information/ask/", asking.ask, name="information_ask"),
    path("information/register/", public.register, name="information_register"),
    path("information/statistics/", public.statistics, name="information_statistics"),
    path("information/statistics.csv", public.statistics_csv, name="information_statistics_csv"),
    path("information/statistics-<int:year>.pdf", public.statistics_pdf, name="information_statistics_pdf"),
    path("information/answers/<int:pk>/", public.answer, name="information_answer"),
    path("information/mine/<int:pk>/", asking.mine, name="information_mine"),
    path("information/mine/<int:pk>/clarify/", asking.clarify, name="information_clarify"),
    path("information/mine/<int:pk>/review/", asking.review, name="information_review"),
    path("information/mine/<int:pk>/appeal/", asking.appeal, name="information_appeal"),
    path("information/mine/<int:pk>/take-back/", asking.take_back, name="information_take_back"),
    path("information/mine/<int:pk>/files/<int:file>/", asking.mine_file, name="information_file"),
    path("information/mine/<int:pk>/letter-<str:language>.pdf", asking.letter, name="information_letter"),
    path("questions/", questions.questions, name="questions"),
    path("questions/ask/", questions.ask, name="question_ask"),
    path("questions/mine/<int:pk>/", questions.mine, name="question_mine"),
    path("questions/register-<int:year>.<str:ending>", questions.register_file, name="questions_file"),
    path("questions/<int:pk>/", questions.question, name="question"),
    path("transparency/", public.transparency, name="transparency"),
]
