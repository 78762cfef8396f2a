from django.apps import AppConfig


class InvestmentConfig(AppConfig):
    name = "mithaq.features.investment"
    label = "investment"

    def ready(self) -> None:
        from mithaq.commons.manifest.opening import open_feature
        from mithaq.commons.people.personal import personal
        from mithaq.commons.receipts.openers import openers

        from . import jobs  # noqa: F401 registers the jobs
        from .manifest import MANIFEST
        from .personal_data import APPLICATIONS, IDEAS
        from .screens import OPENERS

        personal.add(APPLICATIONS)
        personal.add(IDEAS)
        for opener in OPENERS:
            openers.add(opener)
        open_feature(MANIFEST)
