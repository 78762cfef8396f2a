from django.urls import path

from .views import ballot, public

urlpatterns = [
    path("", public.elections, name="elections"),
    path("check/", ballot.check, name="ballot_check"),
    path("check/<str:code>/", ballot.scanned, name="ballot_checked"),
    path("receipt/", ballot.receipt, name="ballot_receipt"),
    path("bundles/<int:pot>.zip", public.bundle, name="election_bundle"),
    path("<int:pk>/", public.election, name="election"),
    path("<int:pk>/envelopes/<int:pot>/", public.pot, name="election_pot"),
    path("<int:pk>/vote/", ballot.ballot, name="ballot"),
    path("<int:pk>/vote/<int:pot>/", ballot.paper, name="ballot_pot"),
    path("<int:pk>/results/", public.results, name="election_results"),
    path("<int:pk>/results/<int:pot>/", public.result, name="pot_result"),
]
