"""The real thing: the demonstration behind the production server, visited with Chromium."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
LANGUAGES = ("ar", "fr", "en")
DEMO = Path(__file__).parents[2] / "src/mithaq/features/plans/demo"
CLI = [sys.executable, "-m", "mithaq.portal.cli"]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
# The network is closed where tests run; Chromium must not try its own errands.
# Seconds a command may take: filling the demonstration takes one minute alone, and many on a machine that is shared.
PATIENCE = 1800
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


@dataclass(frozen=True)
class House:
    """A served demonstration: where it answers, and its folder."""

    port: int
    environment: dict[str, str]

    def url(self, path: str, town: str = "regueb") -> str:
        host = f"{town}.localhost" if town else "localhost"
        return f"http://{host}:{self.port}{path}"

    def run(self, *arguments: str) -> str:
        """Output of a `mithaq` command on the same data."""
        done = subprocess.run(
            [*CLI, *arguments],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        return done.stdout

    def email(self, role: str, town: str = "regueb") -> str:
        """The address of the person with this role in the demonstration's content."""
        content = tomllib.loads((DEMO / f"{town}.toml").read_text(encoding="utf-8"))
        return next(str(person["email"]) for person in content["people"] if person["role"] == role)

    def sign_in_link(self, email: str, town: str = "regueb") -> str:
        found = re.search(r"https?://\S+/enter/\S+", self.run("signin", email, "--town", town))
        assert found is not None
        return re.sub(r"^https?://[^/]+", self.url("", town), found.group())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    folder = Path(tempfile.mkdtemp(prefix="mithaq-browser-"))
    port = free_port()
    environment = {
        **{
            key: value for key, value in os.environ.items() if not key.startswith(("MITHAQ_", "DATABASE_URL"))
        },
        "MITHAQ_PROFILE": "demo",
        "MITHAQ_VAR": str(folder),
        "MITHAQ_PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "mithaq.portal.settings",
    }
    house = House(port, environment)
    house.run("demo", "--no-serve")
    server = subprocess.Popen(
        [*CLI, "serve", "--workers", "1", "--threads", "4", "--port", str(port), "--with-worker"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_served(house)
        yield house
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)
        shutil.rmtree(folder, ignore_errors=True)


def wait_until_served(house: House) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{house.port}/health/live", timeout=5).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)  # the server is starting; there is nothing to listen to yet
        else:
            return


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """(size=PHONE, language="ar", javascript=True) → a page in a fresh browser profile."""
    contexts: list[BrowserContext] = []

    def build(size: dict[str, int] = PHONE, *, language: str = "ar", javascript: bool = True) -> Page:
        context = browser.new_context(
            viewport=size, locale=language, java_script_enabled=javascript, has_touch=size is PHONE
        )
        contexts.append(context)
        context.set_default_timeout(60_000)
        return context.new_page()

    yield build
    for context in contexts:
        context.close()
