"""What every test may count on; shared fixtures live in `mithaq.portal.testing.fixtures`."""

from __future__ import annotations

import shutil

import pytest
from django.conf import settings
from django.urls import get_resolver
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

pytest_plugins = ["mithaq.portal.testing.fixtures"]


# Folders, files and tests that share what is dear to make: each of these on one process, one after another.
TOGETHER = (
    "tests/house/",
    "tests/browser/test_pages.py::test_public",
    "portal/tests/test_backup",
    "portal/tests/test_demo",
    "portal/tests/test_serve",
)


class Together(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return next((place for place in TOGETHER if place in nodeid), nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    return Together(config, log)


def pytest_collection_finish(session: pytest.Session) -> None:
    # The addresses are drawn from the registries once, when first asked for. Some tests put registries aside:
    # what they leave standing must not be what the process goes on with.
    assert get_resolver().url_patterns


def pytest_unconfigure(config: pytest.Config) -> None:
    # Each test process has a folder of its own below the temporary folder (see settings/table.py).
    if settings.MITHAQ_PROFILE == "test":
        shutil.rmtree(settings.MITHAQ_VAR, ignore_errors=True)
