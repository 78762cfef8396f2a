from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "mithaq.registers.bodies"
    label = "bodies"
