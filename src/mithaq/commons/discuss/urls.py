from django.urls import path

from mithaq.commons.receipts.views import receipt

from . import views

urlpatterns = [
    path("receipt/", receipt, name="discuss_receipt"),
    path("mine/<int:pk>/", views.discuss_follow, name="discuss_follow"),
    path("mine/<int:pk>/change/", views.discuss_edit, name="discuss_edit"),
    path("mine/<int:pk>/withdraw/", views.discuss_withdraw, name="discuss_withdraw"),
    path("mine/<int:pk>/erase/", views.discuss_erase, name="discuss_erase"),
    path("mine/<int:pk>/appeal/", views.discuss_appeal, name="discuss_appeal"),
    path("<str:code>/<int:pk>/", views.discuss_post, name="discuss_post"),
    path("<str:code>/<int:pk>/<slug:place>/", views.discuss_post, name="discuss_post"),
]
