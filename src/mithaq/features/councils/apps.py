from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "mithaq.features.councils"
    label = "councils"

    def ready(self) -> None:
        from mithaq.commons.manifest.opening import open_feature
        from mithaq.commons.people.personal import personal

        from .manifest import MANIFEST
        from .personal_data import POSITIONS

        personal.add(POSITIONS)
        open_feature(MANIFEST)
