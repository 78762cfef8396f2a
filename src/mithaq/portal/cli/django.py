from __future__ import annotations

import argparse

from django.core.management import execute_from_command_line


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, help="Django's command and its options")


def run(options: argparse.Namespace) -> None:
    execute_from_command_line(["mithaq django", *options.words])
