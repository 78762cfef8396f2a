from .views.desk.activities import ParticipationDesk

urlpatterns = ParticipationDesk.urls()
