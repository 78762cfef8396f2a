from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "mithaq.commons.notify"
    label = "notify"

    def ready(self) -> None:
        from . import jobs  # noqa: F401
        from .registrations import register

        register()
