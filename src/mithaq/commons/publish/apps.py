from django.apps import AppConfig


class PublishConfig(AppConfig):
    name = "mithaq.commons.publish"
    label = "publish"
