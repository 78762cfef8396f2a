from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "mithaq.features.councils"
    label = "councils"

    def ready(self) -> None:
        from mithaq.commons.manifest.opening import open_feature
        from mithaq.commons.people.personal import personal

        from . import jobs  # noqa: F401 registers the job
        from .manifest import MANIFEST
        from .personal_data import NOMINATIONS, POSITIONS

        personal.add(POSITIONS)
        personal.add(NOMINATIONS)
        open_feature(MANIFEST)
