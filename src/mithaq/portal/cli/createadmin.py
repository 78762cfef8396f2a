"""`mithaq createadmin`: an operator of the installation, who signs in by a link; there is no password."""

from __future__ import annotations

import argparse

from django.core.exceptions import ValidationError
from django.utils import translation

from mithaq.commons.people.actions import create_operator, sign_in_link

from .commands import CommandFailed


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", help="the operator's e-mail address")


def run(options: argparse.Namespace) -> None:
    with translation.override("en"):
        try:
            user = create_operator(email=options.email)
        except ValidationError as problem:
            raise CommandFailed(" ".join(problem.messages)) from problem
    print("mithaq: this link signs in once, within a short time; for another, run the same again:")
    print(sign_in_link(user))
