"""The applications of the house, from the ground up. A new app adds one line here."""

from __future__ import annotations

from . import auth
from .standing import missing

DJANGO = (
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
)
HELPERS = ("csp", "django_htmx")
HOUSE = (
    "mithaq.kit",
    "mithaq.commons.tenancy",
    "mithaq.commons.jobs",
    "mithaq.commons.people",
    "mithaq.commons.access",
    "mithaq.commons.audit",
    "mithaq.commons.membership",
    "mithaq.commons.files",
    "mithaq.commons.discuss",
    "mithaq.commons.notify",
    "mithaq.commons.moderation",
    "mithaq.commons.clocks",
    "mithaq.commons.search",
    "mithaq.commons.publish",
    "mithaq.commons.manifest",
    "mithaq.registers.places",
    "mithaq.features.plans",
    "mithaq.portal",
)
MISSING = tuple(name.removesuffix(".apps") for name in missing(f"{app}.apps" for app in HOUSE))

INSTALLED_APPS = [
    # The portal comes first so that its templates and commands win over those of libraries.
    *(app for app in reversed(HOUSE) if app == "mithaq.portal" and app not in MISSING),
    *DJANGO,
    *HELPERS,
    *(app for app in HOUSE if app != "mithaq.portal" and app not in MISSING),
    # After the house, so that our pages of signing in win over the library's.
    *auth.AUTH_APPS,
]
