"""Make .oracle, the virtualenv of the independent implementation that the counting of votes is checked against.

It is kept apart from the project's packages; see requirements/oracle.in. Run by `make bench-allocation`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".oracle"
LOCK = ROOT / "requirements" / "oracle.txt"


def main() -> int:
    mark = VENV / ".lock"
    if mark.exists() and mark.read_text() == LOCK.read_text():
        return 0
    print("mithaq: making .oracle …", flush=True)
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
    for command in ([sys.executable, "-m", "venv", "--clear", str(VENV)], [*pip, "-r", str(LOCK)]):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            print(f"mithaq: .oracle could not be made: {last}", file=sys.stderr)
            return 1
    mark.write_text(LOCK.read_text())
    return 0


if __name__ == "__main__":
    sys.exit(main())
