from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "mithaq.commons.jobs"
    label = "jobs"

    def ready(self) -> None:
        from . import periodic  # noqa: F401
