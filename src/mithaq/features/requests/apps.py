from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "mithaq.features.requests"
    label = "requests"

    def ready(self) -> None:
        from mithaq.commons.manifest.opening import open_feature
        from mithaq.commons.notify.replies import takers
        from mithaq.commons.people.personal import personal
        from mithaq.commons.receipts.openers import openers

        from . import jobs  # noqa: F401 registers the job
        from .manifest import MANIFEST
        from .opening import OPENER
        from .personal_data import REQUESTS
        from .replying import REPLIES

        personal.add(REQUESTS)
        openers.add(OPENER)
        takers.add(REPLIES)
        open_feature(MANIFEST)
