from django.apps import AppConfig


class DiscussConfig(AppConfig):
    name = "mithaq.commons.discuss"
    label = "discuss"

    def ready(self) -> None:
        from . import registrations  # noqa: F401
