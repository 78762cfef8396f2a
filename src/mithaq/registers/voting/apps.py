from django.apps import AppConfig


class VotingConfig(AppConfig):
    name = "mithaq.registers.voting"
    label = "voting"

    def ready(self) -> None:
        # Inline: models exist only now, and the manifest names their policies and pages.
        from mithaq.commons.manifest.opening import open_feature

        from . import jobs  # noqa: F401 registers the jobs
        from .keys import require_private
        from .manifest import MANIFEST

        require_private()
        open_feature(MANIFEST)
