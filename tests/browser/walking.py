"""Finding every kind of page by following links, as a visitor or an officer would."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page

# Files and things that leave or change the session are no pages to look at.
NOT_PAGES = re.compile(
    r"/(files|enter|api|bundle)/|/(feed|pdf)/$|\.(pdf|csv|xlsx|json|jsonl|atom|png|txt|ics|zip|css|js)$|log-?out|jsonld$"
)
MOST = 90


def shape(path: str) -> str:
    """The kind of page behind a path: numbers, names and codes left out."""
    path = re.sub(r"\d+[^/]*", "N", path)
    return re.sub(r"/(sections|data|commitments|facts)/[^/]+/", r"/\1/X/", path)


def links(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    host = urlsplit(page.url).netloc
    return [urlsplit(link).path for link in found if urlsplit(link).netloc == host]


def walk(page: Page, base: str, start: str, language: str = "ar", *, below: str = "") -> list[str]:
    """One path of every shape reachable from `start` in this language, `start` first, below a path if given."""
    seen, queue, pages = {shape(start)}, [start], []
    while queue and len(pages) < MOST:
        path = queue.pop(0)
        answer = page.goto(base + path)
        assert answer is not None
        kind = answer.headers.get("content-type", "")
        if answer.status != 200 or "html" not in kind:
            raise AssertionError(f"{path}: {answer.status} {kind}")
        pages.append(path)
        for link in links(page):
            inside = link.startswith(below or f"/{language}/") and not NOT_PAGES.search(link)
            if inside and shape(link) not in seen:
                seen.add(shape(link))
                queue.append(link)
    return pages
