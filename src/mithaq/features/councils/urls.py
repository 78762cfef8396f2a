from django.urls import path

from .views import members, public

urlpatterns = [
    path("", public.decisions, name="decisions"),
    path("<int:pk>/", public.decision, name="decision"),
    path("positions/<int:pk>/", members.position, name="decision_position"),
    path("follow-up/<slug:slug>/", public.follow_up, name="body_follow_up"),
]
