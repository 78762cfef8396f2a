from .views.desk import ZoneDesk

urlpatterns = ZoneDesk.urls()
