from django.apps import AppConfig


class ClocksConfig(AppConfig):
    name = "mithaq.commons.clocks"
    label = "clocks"

    def ready(self) -> None:
        from . import jobs, registrations  # noqa: F401
