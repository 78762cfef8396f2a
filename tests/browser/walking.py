"""Finding every kind of page by following links, as a visitor or an officer would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Page

# Files and things that leave or change the session are no pages to look at.
NOT_PAGES = re.compile(
    r"/(files|enter|api|bundle)/|/(feed|pdf)/$|\.(pdf|csv|xlsx|json|jsonl|atom|png|txt|ics|zip|css|js)$|log-?out|jsonld$"
)
# More pages than there are: a walk that does not end is a fault of the shapes.
MOST = 300


def shape(path: str) -> str:
    """The kind of page behind a path: numbers, names and codes left out."""
    path = re.sub(r"\d+[^/]*", "N", path)
    return re.sub(r"/(sections|data|commitments|facts)/[^/]+/", r"/\1/X/", path)


def links(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    host = urlsplit(page.url).netloc
    return [urlsplit(link).path for link in found if urlsplit(link).netloc == host]


def walk(page: Page, base: str, start: str) -> Iterator[str]:
    """Open one path of every shape reachable from `start` and below it; `start` first.

    Yields each path while `page` stands on it, and does not mind if the page is elsewhere afterwards.
    """
    queue, seen, count = [start], {shape(start)}, 0
    while queue:
        path = queue.pop(0)
        answer = page.goto(base + path)
        assert answer is not None
        kind = answer.headers.get("content-type", "")
        if answer.status != 200 or "html" not in kind:
            raise AssertionError(f"{path}: {answer.status} {kind}")
        count += 1
        assert count <= MOST, f"more shapes of pages than can be: {path}"
        for link in links(page):
            if link.startswith(start) and not NOT_PAGES.search(link) and shape(link) not in seen:
                seen.add(shape(link))
                queue.append(link)
        yield path
