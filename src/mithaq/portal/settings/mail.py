"""E-mail: an outbox page by default, SMTP by setting."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

# Keeps each message in the database, where the outbox page shows it.
OUTBOX = "mithaq.commons.notify.mail.OutboxBackend"


def mail(way: str) -> dict[str, Any]:
    """Django's e-mail settings for "outbox" or smtp://, smtps://, smtp+starttls://."""
    if way == "outbox":
        return {"EMAIL_BACKEND": OUTBOX}
    parts = urlsplit(way)
    implicit = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if implicit else 587 if parts.scheme == "smtp+starttls" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": implicit,
        "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
        "EMAIL_TIMEOUT": 20,
    }
