from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "mithaq.registers.correspondence"
    label = "correspondence"

    def ready(self) -> None:
        from mithaq.commons.manifest.opening import open_feature

        from .manifest import MANIFEST

        open_feature(MANIFEST)
