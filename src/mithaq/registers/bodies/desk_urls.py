from .views.desk import BodyDesk

urlpatterns = BodyDesk.urls()
