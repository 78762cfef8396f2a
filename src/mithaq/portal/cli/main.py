"""Find the command, set Django up, run it; every failure is one sentence on stderr."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

from .commands import COMMANDS, Command, CommandFailed

UNUSABLE = (PermissionError, NotADirectoryError, IsADirectoryError, FileExistsError)


def usage() -> str:
    width = max(len(command.name) for command in COMMANDS) + 2
    lines = [f"  {command.name:<{width}}{command.help}" for command in COMMANDS]
    return "\n".join(["usage: mithaq COMMAND …", "", *lines, "", "`mithaq COMMAND --help` tells more."])


def main(argv: list[str] | None = None) -> int:
    """Exit code: 0 done, 1 failed, 2 not understood or wrong settings, 130 interrupted."""
    words = sys.argv[1:] if argv is None else argv
    if not words or words[0] in ("-h", "--help", "help"):
        print(usage())
        return 0
    found = [command for command in COMMANDS if command.name == words[0]]
    if not found:
        return complain(f"there is no command “{words[0]}”. Hint: mithaq --help", 2)
    return start(found[0], words[1:])


def complain(sentence: str, code: int) -> int:
    print(f"mithaq: {sentence}", file=sys.stderr)
    return code


def start(command: Command, words: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mithaq.portal.settings")
    if command.profile:
        os.environ.setdefault("MITHAQ_PROFILE", command.profile)
    # inline: Django's settings are read on first use, and the command's profile must be known by then
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError, ProgrammingError

    try:
        if command.setup:
            import django

            django.setup()
        module = import_module(command.module)
        parser = argparse.ArgumentParser(prog=f"mithaq {command.name}", description=command.help)
        if hasattr(module, "arguments"):
            module.arguments(parser)
        return module.run(parser.parse_args(words)) or 0
    except ImproperlyConfigured as problem:
        return complain(str(problem), 2)
    except CommandFailed as problem:
        return complain(str(problem), 1)
    except OperationalError as problem:
        return complain(f"The database does not answer: {first_line(problem)}. Hint: mithaq doctor.", 1)
    except ProgrammingError as problem:
        if command.name == "migrate" or not is_older():
            raise
        return complain(
            f"The database is older than this version: {first_line(problem)}. Hint: mithaq migrate.", 1
        )
    except OSError as problem:
        # Only what whoever types the command can mend; anything else is ours and keeps its trace.
        if problem.filename is None or not isinstance(problem, UNUSABLE):
            raise
        return complain(
            f"{problem.filename} cannot be used ({problem.strerror})."
            " Hint: run as the user to whom Mithaq's folders belong; mithaq doctor names them.",
            1,
        )
    except KeyboardInterrupt:
        return 130


def is_older() -> bool:
    """Some migrations of the code are not applied to the database."""
    from mithaq.portal import health  # inline: needs Django set up

    return not health.migrations()


def first_line(problem: Exception) -> str:
    return (str(problem).strip().splitlines() or ["no reason given"])[0]
