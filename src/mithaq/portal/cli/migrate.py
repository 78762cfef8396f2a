from __future__ import annotations

import argparse

from mithaq.portal.ops.prepare import prepare

from .say import say


def run(options: argparse.Namespace) -> None:
    prepare(say)
    say("everything is up to date.")
