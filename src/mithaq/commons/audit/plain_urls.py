from django.urls import path

from . import views

urlpatterns = [path("data/log/chain.jsonl", views.chain, name="log_chain")]
