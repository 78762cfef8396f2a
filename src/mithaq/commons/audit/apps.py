from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "mithaq.commons.audit"
    label = "audit"

    def ready(self) -> None:
        from .registrations import register  # inline: models must be ready first

        register()
