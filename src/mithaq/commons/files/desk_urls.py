from django.urls import path

from .views import file_cover

urlpatterns = [path("<int:pk>/cover/", file_cover, name="file_cover")]
