"""What every test may count on; shared fixtures live in `mithaq.portal.testing.fixtures`."""

from __future__ import annotations

import shutil

import pytest
from django.conf import settings
from django.urls import get_resolver

pytest_plugins = ["mithaq.portal.testing.fixtures"]


# Folders and files whose tests share a dear fixture.
TOGETHER = ("tests/house/", "portal/tests/test_backup", "portal/tests/test_demo", "portal/tests/test_serve")


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for place in TOGETHER:
            if place in item.nodeid:
                item.add_marker(pytest.mark.xdist_group(place))


def pytest_collection_finish(session: pytest.Session) -> None:
    # The addresses are drawn from the registries once, when first asked for. Some tests put registries aside:
    # what they leave standing must not be what the process goes on with.
    assert get_resolver().url_patterns


def pytest_unconfigure(config: pytest.Config) -> None:
    # Each test process has a folder of its own below the temporary folder (see settings/table.py).
    if settings.MITHAQ_PROFILE == "test":
        shutil.rmtree(settings.MITHAQ_VAR, ignore_errors=True)
