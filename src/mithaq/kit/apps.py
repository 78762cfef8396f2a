from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "mithaq.kit"
    label = "kit"
