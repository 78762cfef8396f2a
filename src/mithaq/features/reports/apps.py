from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "mithaq.features.reports"
    label = "reports"

    def ready(self) -> None:
        # Inline: models exist only now, and the manifest names their policies and pages.
        from mithaq.commons.manifest.opening import open_feature

        from . import jobs  # noqa: F401 (registers them)
        from .manifest import MANIFEST

        open_feature(MANIFEST)
