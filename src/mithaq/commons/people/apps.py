from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "mithaq.commons.people"
    label = "people"
