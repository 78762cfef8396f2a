from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "mithaq.features.plans"
    label = "plans"

    def ready(self) -> None:
        # Inline: models exist only now, and the manifest names their policies and pages.
        from mithaq.commons.manifest.opening import open_feature

        from .manifest import MANIFEST

        open_feature(MANIFEST)
