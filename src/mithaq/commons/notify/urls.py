from django.urls import path

from .views import following, inbox

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("<int:pk>/", inbox.open_one, name="notify_open"),
    path("read/", inbox.read_all, name="notify_read_all"),
    path("preferences/", inbox.preferences, name="notify_preferences"),
    path("follow/<str:code>/<int:pk>/", following.follow, name="notify_follow"),
    path("confirm/<str:token>/", following.confirm, name="notify_confirm"),
    path("stop/<str:token>/", following.stop, name="notify_stop"),
]
