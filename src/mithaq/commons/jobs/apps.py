from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "mithaq.commons.jobs"
    label = "jobs"
