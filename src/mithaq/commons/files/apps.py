from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "mithaq.commons.files"
    label = "files"

    def ready(self) -> None:
        from . import jobs, registrations  # noqa: F401
