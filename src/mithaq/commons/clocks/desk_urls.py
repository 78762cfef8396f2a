from .desk import HolidayDesk

urlpatterns = HolidayDesk.urls()
