from .views.desk import LetterDesk

urlpatterns = LetterDesk.urls()
