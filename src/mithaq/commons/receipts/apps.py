from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    name = "mithaq.commons.receipts"
    label = "receipts"
