from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "mithaq.registers.bodies"
    label = "bodies"

    def ready(self) -> None:
        from mithaq.commons.manifest.opening import open_feature
        from mithaq.commons.people.personal import personal

        from . import jobs  # noqa: F401 registers the job
        from .manifest import MANIFEST
        from .personal_data import SEATS

        personal.add(SEATS)
        open_feature(MANIFEST)
