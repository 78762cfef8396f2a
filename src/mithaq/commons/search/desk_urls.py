from .desk import SynonymDesk

urlpatterns = SynonymDesk.urls()
