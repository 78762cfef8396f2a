"""What one process counts, all know: attempts to sign in, and codes that were used."""

import os
import subprocess
import sys

import pytest
from django.core.cache.backends.db import DatabaseCache
from django.db import connection

ASK = "from mithaq.portal import settings; print(settings.CACHES[{name!r}]['BACKEND'].rpartition('.')[2])"


def backend(name: str, tmp_path, **environ: str) -> str:
    """The cache of that name as an installation would get it, read in a process of its own."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("MITHAQ", "DATABASE"))}
    clean |= {"MITHAQ_PROFILE": "production", "MITHAQ_VAR": str(tmp_path), **environ}
    told = subprocess.run(
        [sys.executable, "-c", ASK.format(name=name)], env=clean, capture_output=True, text=True, check=True
    )
    return told.stdout.strip()


def test_caches_when_nothing_is_set_then_pages_stay_in_the_process_and_counters_are_shared(tmp_path):
    assert (backend("default", tmp_path), backend("pages", tmp_path)) == ("DatabaseCache", "LocMemCache")


def test_caches_when_redis_is_set_then_both_are_there(tmp_path):
    there = {"MITHAQ_CACHE": "redis://localhost:6379/0"}
    assert (backend("default", tmp_path, **there), backend("pages", tmp_path, **there)) == (
        "RedisCache",
        "RedisCache",
    )


@pytest.mark.django_db
def test_shared_cache_when_one_process_takes_a_key_then_another_cannot():
    """The table stands after the migrations, and adding to it is decided once."""
    assert "mithaq_cache" in connection.introspection.table_names()
    here, there = (DatabaseCache("mithaq_cache", {}) for _process in range(2))
    assert (here.add("code-used", True), there.add("code-used", True)) == (True, False)
    there.delete("code-used")
    assert here.get("code-used") is None
