"""The applications of the house, from the ground up. A new app adds one line to HOUSE."""

from __future__ import annotations

from . import auth

DJANGO = (
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
)
HELPERS = ("csp", "django_htmx")
HOUSE = (
    # kit says a few of Django's own forms in its own words: it is looked in first.
    "mithaq.kit",
    "django.forms",
    "mithaq.commons.tenancy",
    "mithaq.commons.jobs",
    "mithaq.commons.people",
    "mithaq.commons.access",
    "mithaq.commons.audit",
    "mithaq.commons.transparency",
    "mithaq.commons.membership",
    "mithaq.commons.files",
    "mithaq.commons.receipts",
    "mithaq.commons.discuss",
    "mithaq.commons.notify",
    "mithaq.commons.moderation",
    "mithaq.commons.clocks",
    "mithaq.commons.search",
    "mithaq.commons.publish",
    "mithaq.commons.manifest",
    "mithaq.registers.places",
    "mithaq.registers.bodies",
    "mithaq.registers.meetings",
    "mithaq.registers.voting",
    "mithaq.registers.projects",
    "mithaq.registers.correspondence",
    "mithaq.features.councils",
    "mithaq.features.investment",
    "mithaq.features.plans",
    "mithaq.features.reports",
    "mithaq.features.outreach",
    "mithaq.features.information",
    "mithaq.features.requests",
)

INSTALLED_APPS = [
    # The portal comes first so that its templates and commands win over those of libraries.
    "mithaq.portal",
    *DJANGO,
    *HELPERS,
    *HOUSE,
    # After the house, so that our pages of signing in win over the library's.
    *auth.AUTH_APPS,
]
