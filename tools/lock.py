"""Compile requirements/*.in into lock files that pin every package by hash and name no host.

`--check` compiles nothing: it says whether every lock holds what its .in file asks for, by hash, without URL.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "requirements"
# In this order: the later are constrained by the earlier.
NAMES = ("tools", "run", "dev", "oracle")
# Taken as they stand in the .in file: what they ask for is not wanted.
ALONE = ("oracle",)


def compile_lock(name: str, *options: str) -> None:
    command = [str(ROOT / ".tools" / "bin" / "uv"), "pip", "compile", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links", "--quiet"]
    command += ["--no-deps"] if name in ALONE else []
    source, target = f"requirements/{name}.in", f"requirements/{name}.txt"
    subprocess.run([*command, *options, source, "-o", target], cwd=ROOT, check=True)


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def problems(name: str) -> list[str]:
    lock = (FOLDER / f"{name}.txt").read_text()
    found = []
    if "://" in lock:
        found.append(f"requirements/{name}.txt names a host.")
    entries = re.split(r"\n(?=[A-Za-z0-9])", lock.strip())
    pinned = set()
    for entry in entries:
        head = re.match(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?==", entry)
        if head is None or "--hash=sha256:" not in entry:
            found.append(f"requirements/{name}.txt: “{entry.splitlines()[0]}” is not pinned by hash.")
        else:
            pinned.add(canonical(head[1]))
    for line in (FOLDER / f"{name}.in").read_text().splitlines():
        asked = re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", line)
        if asked and canonical(asked[0]) not in pinned:
            found.append(f"requirements/{name}.txt lacks {asked[0]}. Hint: make lock.")
    return found


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        found = [problem for name in NAMES for problem in problems(name)]
        print("\n".join(found), end="\n" if found else "")
        return 1 if found else 0
    for name in NAMES:
        print(f"mithaq: compiling requirements/{name}.txt …", flush=True)
        compile_lock(name, *arguments)
    return main(["--check"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
