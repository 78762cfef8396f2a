"""`mithaq demo`: everything from an empty folder to a page in the browser."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

from mithaq.commons.tenancy.models import Municipality
from mithaq.portal.demo.reading import TOWNS
from mithaq.portal.ops.prepare import prepare
from mithaq.portal.ops.running import Busy, holding

from .commands import CommandFailed
from .say import say
from .serve import answer_at, next_free, port_number, require_free, serve


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port",
        type=port_number,
        help=f"port to listen on ({settings.MITHAQ_PORT}, or the next one that is free)",
    )
    parser.add_argument("--host", default=settings.MITHAQ_HOST, help="address to listen on (%(default)s)")
    parser.add_argument("--reset", action="store_true", help="throw the demonstration's data away first")
    parser.add_argument("--no-serve", action="store_true", help="stop when everything is ready")


def run(options: argparse.Namespace) -> None:
    if settings.MITHAQ_PROFILE == "production":
        raise CommandFailed(
            "This is a production installation, and the demonstration would mix invented data into it."
            " Hint: run it in another checkout."
        )
    require_ours()
    # inline: the demonstration's content is loaded only when it is wanted
    from mithaq.portal.demo import load

    port = chosen_port(options)
    answer_at(port)
    if options.reset:
        try:
            with holding(alone=True):
                reset()
        except Busy:
            raise CommandFailed("The demonstration is running. Hint: stop it first (Ctrl+C).") from None
    prepare(say)
    say("loading the demonstration …")
    load(say=say, port=port)
    connections.close_all()
    if options.no_serve:
        say("the demonstration is ready. Hint: run it again without --no-serve.")
        return
    serve(argparse.Namespace(host=options.host, port=port, workers=1, threads=4, with_worker=True))


def require_ours() -> None:
    """DATABASE_URL is a common name: whatever it names besides a demonstration is neither filled nor emptied."""
    tables = connection.introspection.table_names()
    table = Municipality._meta.db_table
    towns = set(Municipality.objects.values_list("slug", flat=True)) if table in tables else set()
    if (tables and table not in tables) or (towns and not towns & set(TOWNS)):
        raise CommandFailed(
            "This database holds something else than a demonstration."
            " Hint: take DATABASE_URL out, or let it name an empty database."
        )


def chosen_port(options: argparse.Namespace) -> int:
    """The one asked for, which must be free; else the usual one, or the next that is free."""
    usual: int = settings.MITHAQ_PORT
    if options.no_serve:
        return options.port or usual
    if options.port is None and (free := next_free(options.host, usual)):
        if free != usual:
            say(f"port {usual} is taken; the demonstration takes {free}.")
        return free
    require_free(options.host, options.port or usual)
    return options.port or usual


def reset() -> None:
    say("throwing the demonstration's data away …")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
    else:
        connections.close_all()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{connection.settings_dict['NAME']}{suffix}").unlink(missing_ok=True)
    shutil.rmtree(settings.MITHAQ_FILES, ignore_errors=True)
