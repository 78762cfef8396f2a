from django.urls import path

from .views import drafting, monthly, public, sender, telling

urlpatterns = [
    path("tell/", telling.tell, name="tell"),
    path("tell/about/<slug:kind>/", telling.subjects, name="tell_subject"),
    path("tell/draft/", drafting.draft, name="tell_draft"),
    path("tell/fresh.json", drafting.fresh, name="tell_fresh"),
    path("tell/<int:pk>/", telling.where, name="tell_place"),
    path("tell/<int:pk>/send/", telling.send, name="tell_send"),
    path("requests/", public.requests, name="requests"),
    path("requests/points.json", public.request_points, name="request_points"),
    path("requests/feed.atom", monthly.feed, name="requests_feed"),
    path("requests/months/", monthly.latest, name="requests_month_latest"),
    path("requests/months/<int:year>-<int:month>/", monthly.report, name="requests_month"),
    path(
        "requests/months/<int:year>-<int:month>.<str:ending>", monthly.report_file, name="requests_month_file"
    ),
    path("requests/figures/", public.request_figures, name="request_figures"),
    path("requests/<int:pk>/", public.request, name="request"),
    path("requests/<int:pk>/me-too/", sender.me_too, name="request_support"),
    path("requests/mine/<int:pk>/", sender.mine, name="request_mine"),
]
