from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "mithaq.commons.moderation"
    label = "moderation"

    def ready(self) -> None:
        from . import registrations  # noqa: F401
