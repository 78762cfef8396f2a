"""`mithaq town`: a new town by one command; the rest is set from its own desk."""

from __future__ import annotations

import argparse

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation

from mithaq.kit.i18n import Text
from mithaq.portal.operator.actions import found_town

from .commands import CommandFailed
from .say import say


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "slug", help="its short name in Latin letters; its first host name is SLUG.MITHAQ_DOMAIN"
    )
    parser.add_argument(
        "--country", required=True, metavar="CODE", help="TN or JO: chooses the country profile"
    )
    parser.add_argument(
        "--languages", default="ar,fr,en", help="those it speaks, the first one first (%(default)s)"
    )
    for code, _name in settings.LANGUAGES:
        parser.add_argument(f"--name-{code}", metavar="NAME", default="", help=f"its name in {code}")
    parser.add_argument("--host", default="", help="a domain of its own that already points here")
    parser.add_argument(
        "--email", required=True, help="the first administrator's address; they are written to"
    )
    parser.add_argument("--administrator", default="", metavar="NAME", help="the first administrator's name")


def run(options: argparse.Namespace) -> None:
    languages = [code.strip() for code in options.languages.split(",") if code.strip()]
    if not languages:
        raise CommandFailed("The town speaks no language. Hint: --languages ar,fr,en")
    given = vars(options)
    name = Text({code: given[f"name_{code}"] for code in languages if given.get(f"name_{code}")})
    if not name.get(languages[0]):
        raise CommandFailed(f"The town needs a name in its first language. Hint: --name-{languages[0]} …")
    hosts = [f"{options.slug}.{settings.MITHAQ_DOMAIN}", *([options.host] if options.host else [])]
    try:
        with translation.override("en"):
            founded = found_town(
                by=None,
                slug=options.slug,
                name=name,
                country=options.country.upper(),
                languages=tuple(languages),
                hosts=tuple(hosts),
                administrator_email=options.email,
                administrator_name=options.administrator,
            )
    except ValidationError as problem:
        raise CommandFailed(" ".join(problem.messages)) from problem
    say(f"{name[languages[0]]} is open at {' and '.join(hosts)}.")
    say(f"The administrator signs in once, within three days: {founded.link}")
    say("Next, from the town's desk: name and contact, logo and colours, zones, country profile, functions.")
