"""`mithaq signin`: a fresh way in for somebody who has lost theirs."""

from __future__ import annotations

import argparse

from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from .commands import CommandFailed
from .say import say


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", help="the address of their account")
    parser.add_argument("--town", required=True, help="short name of the town they are known in")


def run(options: argparse.Namespace) -> None:
    # inline: the links need the URLs, which load the whole portal
    from mithaq.commons.people.actions import sign_in_link
    from mithaq.commons.tenancy.queries import primary_host

    municipality = Municipality.objects.filter(slug=options.town).first()
    if municipality is None:
        raise CommandFailed(f"There is no town “{options.town}”. Hint: mithaq town --help.")
    with inside(municipality):
        person = Person.objects.select_related("user").filter(user__email=options.email.lower()).first()
    if person is None or person.user is None:
        raise CommandFailed("Nobody in this town signs in with this address.")
    say(sign_in_link(person.user, host=primary_host(municipality)))
