"""The log of a soak: every checkpoint is kept, and at the end the log must begin with what stood behind each."""

from __future__ import annotations

import http.client
import subprocess
import sys
import threading
import zipfile
from contextlib import suppress
from pathlib import Path

HOLDS = "All of it holds."  # the verifier's last word


def verified(folder: Path, *words: str) -> str:
    """The last line the stand-alone verifier says."""
    command = [sys.executable, str(folder / "mithaq_verify.py"), *words]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return (ran.stdout + ran.stderr).strip().splitlines()[-1]


def grown_from(folder: Path, kept: list[str]) -> list[str]:
    """A fault for each checkpoint kept during the vote with which the log of the bundle does not begin."""
    with zipfile.ZipFile(folder / "bundle.zip") as bundle:
        bundle.extractall(folder / "bundle")
    found = []
    for number, checkpoint in enumerate(kept):
        path = folder / f"checkpoint-{number}"
        path.write_text(checkpoint)
        said = verified(folder, "log", str(folder / "bundle" / "log"), "--since", str(path))
        found += (
            [] if said == HOLDS else [f"log since the checkpoint of {size_of(checkpoint)} entries: {said}"]
        )
    return found


def size_of(checkpoint: str) -> int:
    return int(checkpoint.splitlines()[1])


class Watch(threading.Thread):
    """Keeps every checkpoint that is published while people vote, as a witness would."""

    def __init__(self, port: int, host: str) -> None:
        super().__init__(daemon=True)
        self.port, self.host = port, host
        self.kept: list[str] = []
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.wait(1):
            with suppress(OSError, http.client.HTTPException):
                self.look()

    def look(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", "/log/checkpoint", headers={"Host": self.host})
            answer = connection.getresponse()
            said = answer.read().decode()
        finally:
            connection.close()
        if answer.status == 200 and said not in self.kept:
            self.kept.append(said)
