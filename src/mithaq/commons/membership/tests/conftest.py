from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.test import Client

from mithaq.commons.people.sms import MemoryGateway


@pytest.fixture(autouse=True)
def _no_old_counts() -> Iterator[None]:
    """Attempts counted by one test must not slow the next one down."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def texts(settings) -> Iterator[list[tuple[str, str]]]:
    """The text messages sent, oldest first: (E.164, words)."""
    settings.MITHAQ_SMS = f"{MemoryGateway.__module__}.MemoryGateway"
    MemoryGateway.sent.clear()
    yield MemoryGateway.sent
    MemoryGateway.sent.clear()


@pytest.fixture
def code_in() -> Callable[[EmailMessage | str], str]:
    """The six digits in a message."""

    def read(message: EmailMessage | str) -> str:
        words = message if isinstance(message, str) else str(message.body)
        found = re.search(r"\b\d{6}\b", words)
        assert found, words
        return found[0]

    return read


@pytest.fixture
def name_shown() -> Callable[[Client], str]:
    """Who the masthead says one is; "" for nobody."""

    def read(client: Client) -> str:
        page = client.get("/en/account/")
        return str(page.context["actor"].person) if page.status_code == 200 else ""

    return read
