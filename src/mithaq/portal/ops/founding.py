"""The tables of an empty database, made from the models as they are now.

Going through every migration would take a minute or two: Django draws the whole house anew for each of some four
hundred steps. Migrations are for databases that hold something; here they are noted as applied. `make check` holds
that they lead to the same models, and the test of this module that whatever else they do is done here, too.
"""

from __future__ import annotations

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

CACHE_TABLE = "mithaq_cache"


def is_empty() -> bool:
    """No table at all."""
    return not connection.introspection.table_names()


def found() -> None:
    """Make every table and note every migration, all or nothing."""
    executor = MigrationExecutor(connection)
    with connection.schema_editor() as editor:
        models: list[type[Model]] = [*apps.get_models(), executor.recorder.Migration]
        for model in models:
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        call_command("createcachetable", CACHE_TABLE, database=connection.alias, verbosity=0)
        for app, name in sorted(executor.loader.graph.nodes):
            executor.recorder.migration_qs.create(app=app, name=name)
