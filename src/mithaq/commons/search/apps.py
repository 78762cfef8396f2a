from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "mithaq.commons.search"
    label = "search"

    def ready(self) -> None:
        from . import jobs, registrations  # noqa: F401
