"""`mithaq doctor`: one line a check; exit code 1 when something has to be mended."""

from __future__ import annotations

import argparse

import django


def run(options: argparse.Namespace) -> int:
    # Reading the settings may already fail; main() then says which one.
    django.setup()
    from mithaq.portal.ops.doctor import examine  # inline: needs Django set up

    ill = 0
    for finding in examine():
        print(f"{'ok' if finding.well else '!!':<4}{finding.name:<18}{finding.fact}")
        if not finding.well:
            ill += 1
            print(f"{'':<22}→ {finding.mend}")
    print(f"mithaq: {ill} to mend." if ill else "mithaq: all is well.")
    return 1 if ill else 0
