"""Every command of `mithaq`, in the order its help shows. A new command adds one line here.

A command's module has `arguments(parser)` (optional) and `run(options) -> int | None`; it raises
CommandFailed with one sentence and a hint when it cannot go on.
"""

from __future__ import annotations

from dataclasses import dataclass


class CommandFailed(Exception):
    """What went wrong in one sentence, and a hint."""


@dataclass(frozen=True)
class Command:
    name: str
    module: str
    help: str
    # Settings that this command takes for granted when nothing else is set.
    profile: str = ""
    # Whether Django is set up before the module is imported.
    setup: bool = True


COMMANDS: tuple[Command, ...] = (
    Command("demo", "mithaq.portal.cli.demo", "Build, fill and serve the demonstration.", profile="demo"),
    Command("serve", "mithaq.portal.cli.serve", "Serve the site."),
    Command("worker", "mithaq.portal.cli.worker", "Carry out jobs: mails, reminders, indexes."),
    Command(
        "migrate", "mithaq.portal.cli.migrate", "Bring database, translations and static files up to date."
    ),
    Command("town", "mithaq.portal.cli.town", "Open a new town."),
    Command("plans", "mithaq.features.plans.cli", "Read a published plan page into a town."),
    Command("createadmin", "mithaq.portal.cli.createadmin", "Make an operator; prints a sign-in link."),
    Command("signin", "mithaq.portal.cli.signin", "Print a fresh sign-in link for a known person."),
    Command("search", "mithaq.portal.cli.search", "Build the search index anew."),
    Command(
        "tally", "mithaq.methods.allocation.cli", "Count an election again from its .pb file.", setup=False
    ),
    Command("audit", "mithaq.portal.cli.audit", "Verify that nobody has rewritten a town's history."),
    Command("log", "mithaq.portal.cli.log", "The log of public acts that anybody can check."),
    Command(
        "witness",
        "mithaq.methods.transparency.witness_cli",
        "Check that a town's log only grew, and cosign it.",
        setup=False,
    ),
    Command("backup", "mithaq.portal.cli.backup", "Write database and files into one archive."),
    Command("restore", "mithaq.portal.cli.restore", "Bring an archive back, after checking all of it."),
    Command("doctor", "mithaq.portal.cli.doctor", "Say what is missing and how to mend it.", setup=False),
    Command("settings", "mithaq.portal.cli.settings", "Show every setting with its value.", setup=False),
    Command("django", "mithaq.portal.cli.django", "Any command of Django, such as `mithaq django shell`."),
)
