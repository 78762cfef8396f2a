from django.apps import AppConfig


class ManifestConfig(AppConfig):
    name = "mithaq.commons.manifest"
    label = "manifest"
