from django.urls import path

from .views import answering, public

urlpatterns = [
    path("", public.meetings, name="meetings"),
    path("mine/", answering.mine, name="my_meetings"),
    path("mine/calendar/", answering.new_calendar, name="my_calendar_new"),
    path("mine/tasks/<int:pk>/", answering.did, name="my_task_done"),
    path("invitation/<str:token>/", answering.invitation, name="meeting_invitation"),
    path("registration/<str:token>/", answering.registration, name="meeting_registration"),
    path("<int:pk>/", public.meeting, name="meeting"),
    path("<int:pk>/minutes.pdf", public.minutes_pdf, name="meeting_minutes_pdf"),
    path("<int:pk>/register/", answering.register, name="meeting_register"),
]
