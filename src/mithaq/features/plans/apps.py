from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "mithaq.features.plans"
    label = "plans"

    def ready(self) -> None:
        # Inline: models exist only now, and the manifest names their policies and pages.
        from mithaq.commons.discuss.sequels import tellers
        from mithaq.commons.manifest.opening import open_feature
        from mithaq.commons.people.personal import personal

        from . import (
            jobs,  # noqa: F401
            jobs_monitoring,  # noqa: F401
        )
        from .manifest import MANIFEST
        from .personal_following import OBSERVATIONS
        from .personal_monitoring import MONITORING
        from .queries.sequels import TELLER

        open_feature(MANIFEST)
        tellers.add(TELLER)
        personal.add(OBSERVATIONS)
        personal.add(MONITORING)
