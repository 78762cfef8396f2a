from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "mithaq.registers.meetings"
    label = "meetings"

    def ready(self) -> None:
        from mithaq.commons.manifest.opening import open_feature
        from mithaq.commons.people.personal import personal

        from . import jobs  # noqa: F401 registers the job
        from .manifest import MANIFEST
        from .personal_data import PERSONAL

        for one in PERSONAL:
            personal.add(one)
        open_feature(MANIFEST)
