from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "mithaq.portal"
    label = "portal"
