"""What every request passes through, outermost first."""

from __future__ import annotations

from . import auth

MIDDLEWARE = [
    # Answers /health/… before anything can redirect or refuse it.
    "mithaq.portal.health.HealthMiddleware",
    "mithaq.portal.logs.RequestLogMiddleware",
    "mithaq.portal.security.PlainAddressMiddleware",
    # Whatever was not kept in its encoding is made smaller on its way out.
    "mithaq.portal.compression.CompressionMiddleware",
    # Public pages kept for a moment: everything below is spared.
    "mithaq.portal.pagecache.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mithaq.portal.security.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    # The town by host name: opens its scope, its language (from the URL), its formats.
    "mithaq.commons.tenancy.middleware.MunicipalityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    *auth.AUTH_MIDDLEWARE,
    "django_htmx.middleware.HtmxMiddleware",
    # Who acts, for whom, with which duties: request.actor.
    "mithaq.commons.access.middleware.ActorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
