from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "mithaq.registers.meetings"
    label = "meetings"
