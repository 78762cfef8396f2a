from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "mithaq.commons.people"
    label = "people"

    def ready(self) -> None:
        from . import second_factor  # inline: allauth's signals need its models

        second_factor.listen()
