from .views.desk import ReportDesk

urlpatterns = ReportDesk.urls()
