"""Templates: what every page may use without asking."""

from __future__ import annotations

from typing import Any

from .standing import missing

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
    absent = missing(name.rpartition(".")[0] for name in CONTEXT_PROCESSORS)
    return [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    name for name in CONTEXT_PROCESSORS if name.rpartition(".")[0] not in absent
                ],
                "builtins": list(BUILTINS),
                "debug": debug,
            },
        }
    ]
