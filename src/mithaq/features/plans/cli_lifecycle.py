"""Bundles and public tables of commitments by command.

mithaq plans bundle export FILE --town SLUG --plan CODE
mithaq plans bundle load FILE --town SLUG --as CODE --responsible CODE [--starts 2027-01-01]
mithaq plans ogp import FILE --town SLUG [--title NAME]
mithaq plans ogp export FILE --town SLUG [--table NUMBER]
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext

from mithaq.commons.access.actor import Actor, anonymous
from mithaq.commons.people.models import Organisation

from .actions.lifecycle.bundles import load_bundle
from .actions.lifecycle.ogp import read_ogp_table
from .bundle.file import pack
from .models import OgpTable, Plan
from .queries.lifecycle.bundles import bundle_of
from .queries.lifecycle.ogp import own_table, table_lines

Arguments = Callable[[argparse.ArgumentParser], None]


def arguments(acts: Any, in_town: Arguments) -> None:
    def act(parsers: Any, name: str, help_text: str, run: Callable[..., None]) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = parsers.add_parser(name, help=help_text)
        parser.add_argument("file", metavar="FILE")
        in_town(parser)
        parser.set_defaults(act_on=run)
        return parser

    bundle = acts.add_parser("bundle", help="a plan with its template and process, between municipalities")
    bundles = bundle.add_subparsers(dest="way", required=True, metavar="export, load")
    out = act(bundles, "export", "write a plan into a sealed bundle", export_bundle)
    out.add_argument("--plan", required=True, metavar="CODE", help="short name of the plan")
    into = act(bundles, "load", "load a bundle as a draft", read_bundle)
    into.add_argument("--as", dest="code", required=True, metavar="CODE", help="short name of the new plan")
    into.add_argument(
        "--responsible", required=True, metavar="CODE", help="organisation that answers for the steps for now"
    )
    into.add_argument(
        "--starts", type=dt.date.fromisoformat, metavar="YYYY-MM-DD", help="start of the new plan"
    )
    ogp = acts.add_parser("ogp", help="the public table of open-government commitments")
    tables = ogp.add_subparsers(dest="way", required=True, metavar="import, export")
    reading = act(tables, "import", "read a table, for officers to search and compare", read_table)
    reading.add_argument("--title", default="", help="its name (that of the file)")
    writing = act(tables, "export", "write the town's commitments, or a table that was read", write_table)
    writing.add_argument("--table", type=int, metavar="NUMBER", help="a table that was read, as it came")


def export_bundle(options: argparse.Namespace, by: Actor) -> None:
    plan = Plan.objects.select_related("template", "municipality").filter(code=options.plan).first()
    if plan is None:
        raise ValidationError(gettext("There is no plan “%s”.") % options.plan)
    Path(options.file).write_bytes(pack(bundle_of(plan)))
    say(gettext("“%(title)s” is in %(file)s.") % {"title": plan.title, "file": options.file})


def read_bundle(options: argparse.Namespace, by: Actor) -> None:
    responsible = Organisation.objects.filter(code=options.responsible, closed_on__isnull=True).first()
    if responsible is None:
        raise ValidationError(gettext("There is no organisation “%s”.") % options.responsible)
    data = Path(options.file).read_bytes()
    loaded = load_bundle(
        by=by, data=data, code=options.code, responsible=responsible, starts_on=options.starts
    )
    said = {"title": loaded.plan.title, "seal": loaded.sealed_by}
    say(gettext("“%(title)s” is in, as a draft that only officers see. Seal: %(seal)s.") % said)
    for name in loaded.unmatched:
        say(gettext("Not among your institutions: %s") % name)
    for code, theirs, ours in loaded.terms:
        said = {"code": code, "theirs": _term(theirs), "ours": _term(ours)}
        say(gettext("Another term there: %(code)s, %(theirs)s (here %(ours)s)") % said)


def read_table(options: argparse.Namespace, by: Actor) -> None:
    path = Path(options.file)
    with path.open("rb") as lines:
        table = read_ogp_table(by=by, lines=lines, title=options.title or path.name)
    told = ngettext(
        "%(count)s commitment read, as table %(number)s.",
        "%(count)s commitments read, as table %(number)s.",
        table.rows,
    )
    say(told % {"count": table.rows, "number": table.pk})


def write_table(options: argparse.Namespace, by: Actor) -> None:
    # What anybody may read, whoever asks.
    lines = own_table(anonymous(by.municipality))
    if options.table is not None:
        table = OgpTable.objects.filter(pk=options.table).first()
        if table is None:
            raise ValidationError(gettext("There is no table %s.") % options.table)
        lines = table_lines(table)
    with Path(options.file).open("w", encoding="utf-8", newline="") as out:
        out.writelines(lines)
    say(gettext("Written: %s") % options.file)


def _term(part: Any) -> str:
    return f"{part.n} {part.unit}" if part else "—"


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
