"""From an empty database to two living towns; run again, it adds only what is missing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.manifest.definitions import manifests
from mithaq.commons.people.actions import create_operator, sign_in_link
from mithaq.commons.people.models import Function, Person
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality
from mithaq.commons.tenancy.queries import primary_host
from mithaq.commons.transparency.actions import grow_log
from mithaq.kit.registry import load as load_function

from .reading import TOWNS, town_file
from .towns import enter_organisations, enter_person, open_town
from .zones import enter_zones

Say = Callable[[str], None]

OPERATOR = "operator@mithaq.example"
# As the table of links names them; the order of the files is kept.
ROLES = {
    "citizen": "citizen",
    "association_member": "association",
    "plan_officer": "plan officer",
    "moderator": "moderator",
    "administrator": "administrator of the town",
    "translator": "translator",
    "desk_agent": "desk agent (phone, paper)",
    "monitor": "independent monitor",
    "mel_officer": "MEL officer",
    "mayor_office": "mayor’s office",
    "journalist": "journalist",
}


def load(*, say: Say, port: int) -> None:
    """Both towns with everything, then a fresh sign-in link for each role."""
    lines: list[tuple[str, str, str]] = []
    for slug in TOWNS:
        data = town_file(slug)
        say(f"{slug}: town, organisations and people …")
        town = open_town(data)
        with inside(town):
            enter_zones(town, data["municipality"].get("zones", []))
            organisations = enter_organisations(town, data["organisations"])
            people = [(row, enter_person(town, row, organisations)) for row in data["people"]]
        load_features(town, say)
        with inside(town):
            lines += [
                (slug, role_of(row) + duties_of(person), link_of(person, town, port))
                for row, person in people
            ]
    say("carrying out what waits: index, notifications, deadlines …")
    run_pending()
    seal_logs()
    operator = create_operator(email=OPERATOR)
    lines.append(("(all)", "operator", sign_in_link(operator, host=host_with("localhost", port))))
    show_links(lines, port)


def seal_logs() -> None:
    """What a minute of the worker does: all that happened is in each town's log, under a signed checkpoint."""
    for town in Municipality.objects.all():
        with inside(town):
            while grow_log(town):
                pass


def load_features(town: Municipality, say: Say) -> None:
    """What each feature's manifest names as `demo`, called inside the town's scope."""
    for manifest in sorted(manifests, key=lambda one: one.demo_order):
        if manifest.demo:
            with inside(town):
                load_function(manifest.demo)(municipality=town, say=say)


def role_of(row: dict[str, Any]) -> str:
    return ROLES.get(row["role"], row["role"]) + (" under a pseudonym" if "pseudonym" in row else "")


def duties_of(person: Person) -> str:
    """The functions somebody holds besides the one they are listed by, as their desk names them."""
    held = Function.objects.filter(appointments__person=person).order_by("pk").distinct()
    names = [str(one.title.get("en")) for one in held]
    return f" ({', '.join(names)})" if len(names) > 1 else ""


def host_with(host: str, port: int) -> str:
    return f"{host}:{port}" if port not in (80, 443) else host


def link_of(person: Person, town: Municipality, port: int) -> str:
    assert person.user is not None
    return sign_in_link(person.user, host=host_with(primary_host(town), port))


def show_links(lines: list[tuple[str, str, str]], port: int) -> None:
    """A table for a person at a terminal."""
    out = [
        "",
        "Sign in once with one of these links, within the hour; make demo ARGS=--no-serve gives fresh ones:",
        "",
        *(f"  {town}: {role}\n      {link}" for town, role, link in lines),
        "",
        f"Everybody else: http://{host_with('localhost', port)}/",
        "",
    ]
    sys.stdout.write("\n".join(out) + "\n")
