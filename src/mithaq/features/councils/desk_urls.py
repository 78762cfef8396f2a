from .views.desk.decisions import DecisionDesk

urlpatterns = DecisionDesk.urls()
