from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    name = "mithaq.commons.receipts"
    label = "receipts"

    def ready(self) -> None:
        from . import jobs  # noqa: F401
