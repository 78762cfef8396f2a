"""`mithaq plans`: a published page into the town; bundles and public tables of commitments in and out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.i18n import NAMES
from mithaq.kit.text import strip_bidi

from . import cli_lifecycle
from .actions.importing import Imported, import_plan
from .bundle.file import BundleRefused
from .cli_lifecycle import say
from .ogp.table import NotATable
from .reading import NotAPlan
from .reading.messages import refusal, sentence

REFUSED = 2


def arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="import, bundle, ogp")
    importing = acts.add_parser("import", help="read a published plan page, saved as text")
    importing.add_argument("file", metavar="FILE", help="the page, saved as plain text")
    in_town(importing)
    importing.set_defaults(act_on=read_page)
    cli_lifecycle.arguments(acts, in_town)


def in_town(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--town", required=True, metavar="SLUG", help="short name of the town it belongs to")
    parser.add_argument(
        "--language", choices=sorted(NAMES), help="of what is printed here (the town's first one)"
    )


def run(options: argparse.Namespace) -> int:
    """0 when it is done, 2 with one line on stderr when nothing was written."""
    town = Municipality.objects.filter(slug=options.town).first()
    if town is None:
        known = ", ".join(Municipality.objects.values_list("slug", flat=True)) or "none"
        return refuse(f"There is no town “{options.town}”; there are: {known}.")
    with inside(town, options.language):
        try:
            options.act_on(options, system(town, channel="command"))
        except OSError as problem:
            return refuse(f"{options.file}: {problem.strerror}.")
        except NotAPlan as problem:
            return refuse(f"{options.file}: {refusal(problem)}")
        except ValidationError as problem:
            return refuse(f"{options.file}: {' '.join(problem.messages)}")
        except (BundleRefused, NotATable) as problem:
            return refuse(f"{options.file}: {problem}")
    return 0


def read_page(options: argparse.Namespace, by: Actor) -> None:
    tell(import_plan(by=by, data=Path(options.file).read_bytes()))


def tell(imported: Imported) -> None:
    plan = imported.plan
    say(gettext("“%(title)s” is in, as a draft that only officers see.") % {"title": plan.title})
    if imported.coverage.complete:
        lines = imported.coverage.lines
        told = ngettext("%(lines)s line read, none lost.", "%(lines)s lines read, none lost.", lines)
        say(told % {"lines": lines})
    for number, words in imported.coverage.missing:
        say(gettext("Line %(line)s was not kept: %(words)s") % {"line": number, "words": words})
    count = len(imported.doubts)
    told = ngettext("%(count)s thing to look at:", "%(count)s things to look at:", count)
    say(told % {"count": count} if count else gettext("Nothing on the page is doubtful."))
    for doubt in imported.doubts:
        place = gettext("line %(line)s") % {"line": doubt.line}
        say(f"  {place}: {strip_bidi(sentence(doubt))}")


def refuse(line: str) -> int:
    sys.stderr.write(f"mithaq: {' '.join(line.split())}\n")
    return REFUSED
