from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "mithaq.registers.projects"
    label = "projects"

    def ready(self) -> None:
        from mithaq.commons.audit.events import consumers, wants
        from mithaq.commons.manifest.opening import open_feature

        from . import jobs
        from .manifest import MANIFEST

        consumers.append(jobs.FORGET)
        wants[jobs.FORGET] = jobs.takes_words_back
        open_feature(MANIFEST)
