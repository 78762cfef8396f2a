"""Installations of their own for tests that start the real command."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from .running import empty_database, environment, mithaq, own_name

Migrated = Callable[[str, Path], AbstractContextManager[dict[str, str]]]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[Migrated]:
    """(name, var) → the environment of a migrated installation in `var`, for the length of a `with`.

    Migrating takes ten seconds: done once for all tests of a process, and copied.
    """
    model = tmp_path_factory.mktemp("model")
    with django_db_blocker.unblock(), empty_database("model") as database:
        done = mithaq("migrate", env=environment(model, database))
        assert done.returncode == 0, done.stderr

        @contextmanager
        def copied(name: str, var: Path) -> Iterator[dict[str, str]]:
            copytree(model, var, dirs_exist_ok=True)
            with django_db_blocker.unblock(), empty_database(name, like=own_name("model")) as own:
                yield environment(var, own)

        yield copied
