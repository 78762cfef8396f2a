from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "mithaq.commons.audit"
    label = "audit"
