from django.apps import AppConfig


class InformationConfig(AppConfig):
    name = "mithaq.features.information"
    label = "information"

    def ready(self) -> None:
        # Inline: models exist only now, and the manifest names their policies and pages.
        from mithaq.commons.manifest.opening import open_feature
        from mithaq.commons.people.personal import personal
        from mithaq.commons.receipts.openers import openers

        from . import jobs  # noqa: F401 registers the job
        from .manifest import MANIFEST
        from .personal_data import PERSONAL
        from .receipts import OPENERS

        personal.add(PERSONAL)
        for opener in OPENERS:
            openers.add(opener)
        open_feature(MANIFEST)
