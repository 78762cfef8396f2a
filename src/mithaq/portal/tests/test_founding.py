"""An empty database gets its tables at once: the same that all migrations lead to, one after another."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from .running import empty_database, environment

HOUSE = Path(__file__).parents[2]
# Migrations of ours that do more than change tables, and what founding does instead: the first by `createcachetable`,
# the second nothing, for it puts rows into another form.
MORE = {("people", "0002_shared_cache"), ("clocks", "0002_law_in_languages")}
SET_UP = "import json, re, django; django.setup(); "
STEP_BY_STEP = f"""{SET_UP}
from django.core.management import call_command
from django.core.management.commands.migrate import Command
call_command(Command(), verbosity=0)
"""
AT_ONCE = SET_UP + "from mithaq.portal.ops.founding import found, is_empty; assert is_empty(); found()"
# Columns and whatever holds between them, by table; and the migrations that are noted as applied.
TABLES = """
from django.db import connection
with connection.cursor() as cursor:
    look, found = connection.introspection, {}
    for table in look.table_names(cursor):
        columns = sorted(str(tuple(one)) for one in look.get_table_description(cursor, table))
        held = look.get_constraints(cursor, table).items()
        # What has no name of its own on SQLite is numbered as it comes.
        named = [("" if re.fullmatch(r"fk_[0-9]+|__unnamed.*", name) else name, facts) for name, facts in held]
        found[table] = [columns, sorted(f"{name} {sorted(facts.items())}" for name, facts in named)]
    cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
    found["noted"] = [list(row) for row in cursor.fetchall()]
print(json.dumps(found))
"""


def tables(program: str, env: dict[str, str]) -> dict[str, Any]:
    settings = {**env, "DJANGO_SETTINGS_MODULE": "mithaq.portal.settings"}
    words = [sys.executable, "-c", f"{program}\n{TABLES}"]
    done = subprocess.run(words, env=settings, capture_output=True, text=True, timeout=1800)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_migrations_when_they_do_more_than_change_tables_then_known_to_founding():
    more = re.compile(r"RunPython|RunSQL|SeparateDatabaseAndState")
    files = [path for path in HOUSE.glob("*/*/migrations/0*.py") if more.search(path.read_text())]
    assert {(path.parts[-3], path.stem) for path in files} == MORE


def test_migrations_when_run_one_by_one_then_the_same_tables_as_at_once(tmp_path, django_db_blocker):
    with django_db_blocker.unblock():
        with empty_database("steps") as database:
            (tmp_path / "steps").mkdir()
            by_steps = tables(STEP_BY_STEP, environment(tmp_path / "steps", database))
        with empty_database("once") as database:
            (tmp_path / "once").mkdir()
            at_once = tables(AT_ONCE, environment(tmp_path / "once", database))
    assert len(at_once) > 100
    # Django draws the numbers of its own joins wider step by step than at once; groups are not used here.
    for found in (by_steps, at_once):
        del found["auth_group_permissions"]
    assert at_once == by_steps
