"""Pictures of a served demonstration: `python tools/screenshots.py FOLDER [--port 8000] [--as EMAIL] PATH …`.

Each path is taken at 390 and 1280 px. A path may hold {l}, which stands for ar, fr and en in turn.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--town", default="regueb", help="short name, or - for the directory")
    parser.add_argument("--as", dest="email", help="sign in as this person first")
    parser.add_argument("--languages", default="ar,fr,en")
    parser.add_argument("--widths", default="390,1280")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    host = "localhost" if options.town == "-" else f"{options.town}.localhost"
    base = f"http://{host}:{options.port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for width in map(int, options.widths.split(",")):
            context = browser.new_context(viewport={"width": width, "height": 844 if width < 600 else 900})
            page = context.new_page()
            if options.email:
                command = [
                    sys.executable,
                    "-m",
                    "mithaq.portal.cli",
                    "signin",
                    options.email,
                    "--town",
                    options.town,
                ]
                said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                link = re.search(r"https?://[^/]+(/enter/\S+)", said)
                assert link is not None
                page.goto(base + link.group(1))
                page.locator("main form button[type=submit]").first.click()
            for path in options.paths:
                for language in options.languages.split(",") if "{l}" in path else [""]:
                    address = path.replace("{l}", language)
                    answer = page.goto(base + address)
                    name = re.sub(r"[^a-z0-9]+", "-", address.lower()).strip("-") or "root"
                    file = options.folder / f"{options.town}-{name}-{width}.png"
                    page.screenshot(path=file, full_page=True)
                    wide = page.evaluate("document.documentElement.scrollWidth")
                    print(file, answer.status if answer else "", f"{wide}px" if wide > width else "")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
