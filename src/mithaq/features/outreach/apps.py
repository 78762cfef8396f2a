from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "mithaq.features.outreach"
    label = "outreach"

    def ready(self) -> None:
        # Inline: models exist only now, and the manifest names their policies and pages.
        from mithaq.commons.manifest.opening import open_feature
        from mithaq.commons.people.personal import personal

        from . import jobs  # noqa: F401 registers the jobs
        from .manifest import MANIFEST
        from .personal_data import PERSONAL

        for one in PERSONAL:
            personal.add(one)
        open_feature(MANIFEST)
