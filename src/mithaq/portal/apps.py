from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "mithaq.portal"
    label = "portal"

    def ready(self) -> None:
        # inline: registrations import models
        from .registrations import register

        register()
