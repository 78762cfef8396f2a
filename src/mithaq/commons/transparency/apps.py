from django.apps import AppConfig


class TransparencyConfig(AppConfig):
    name = "mithaq.commons.transparency"
    label = "transparency"

    def ready(self) -> None:
        from . import jobs  # noqa: F401  inline: models must be ready first
        from .keys import require_private
        from .registrations import register

        register()
        require_private()
