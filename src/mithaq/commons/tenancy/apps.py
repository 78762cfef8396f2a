from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "mithaq.commons.tenancy"
    label = "tenancy"
