from .views.desk.meetings import MeetingDesk

urlpatterns = MeetingDesk.urls()
