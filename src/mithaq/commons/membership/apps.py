from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "mithaq.commons.membership"
    label = "membership"

    def ready(self) -> None:
        from . import registrations  # inline: records name models, which are loaded by now

        registrations.register()
