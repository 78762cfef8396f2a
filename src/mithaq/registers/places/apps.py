from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "mithaq.registers.places"
    label = "places"

    def ready(self) -> None:
        from mithaq.commons.manifest.opening import open_feature

        from .manifest import MANIFEST

        open_feature(MANIFEST)
