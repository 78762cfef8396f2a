"""Templates: what every page may use without asking."""

from __future__ import annotations

from typing import Any

CONTEXT_PROCESSORS = (
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "mithaq.portal.context.page",
)
# Tag libraries that need no {% load %}.
BUILTINS: tuple[str, ...] = (
    "django.templatetags.i18n",
    "django.templatetags.static",
)


def templates(*, debug: bool) -> list[dict[str, Any]]:
    return [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": list(CONTEXT_PROCESSORS),
                "builtins": list(BUILTINS),
                "debug": debug,
            },
        }
    ]
