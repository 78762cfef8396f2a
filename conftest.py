"""What every test may count on; shared fixtures live in `mithaq.portal.testing.fixtures`."""

from __future__ import annotations

import shutil

import pytest
from django.conf import settings

pytest_plugins = ["mithaq.portal.testing.fixtures"]


def pytest_unconfigure(config: pytest.Config) -> None:
    # Each test process has a folder of its own below the temporary folder (see settings/table.py).
    if settings.MITHAQ_PROFILE == "test":
        shutil.rmtree(settings.MITHAQ_VAR, ignore_errors=True)
