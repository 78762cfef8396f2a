from .views.desk.projects import ProjectDesk

urlpatterns = ProjectDesk.urls()
