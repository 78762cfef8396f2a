"""Where log records go: one stream, one line each."""

from __future__ import annotations

from typing import Any


def logging_config(*, form: str, level: str, quiet: bool) -> dict[str, Any]:
    formatters: dict[str, Any] = {
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
        "json": {"()": "mithaq.portal.logs.JsonFormatter"},
    }
    handlers: dict[str, Any] = {"stderr": {"class": "logging.StreamHandler", "formatter": form}}
    if quiet:
        handlers = {"stderr": {"class": "logging.NullHandler"}}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": formatters,
        "handlers": handlers,
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "mithaq": {"level": level},
            # Django's own handlers mail the administrators and print to the console: ours replace them.
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }
