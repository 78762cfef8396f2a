from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "mithaq.commons.access"
    label = "access"
