"""Django's settings, drawn from the one typed table in `table.py`."""

from __future__ import annotations

from csp.constants import NONE, SELF

from .apps import INSTALLED_APPS as INSTALLED_APPS
from .auth import *  # noqa: F403
from .auth import signing_in
from .checking import tile_sources
from .databases import databases
from .logging import logging_config
from .mail import mail
from .middleware import MIDDLEWARE as MIDDLEWARE
from .secret import secret_key
from .table import BASE as BASE
from .table import LANGUAGES as LANGUAGES
from .table import load
from .templates import templates

_values = load()
# Every row of the table is a Django setting of the same name: settings.MITHAQ_DOMAIN.
globals().update(_values)

PROFILE: str = _values["MITHAQ_PROFILE"]
TESTING = PROFILE == "test"
PUBLISHED = PROFILE in ("production", "demo")
VAR = _values["MITHAQ_VAR"]

SECRET_KEY = secret_key(_values)
SECRET_KEY_FALLBACKS = list(_values["MITHAQ_OLD_SECRET_KEYS"])
DEBUG: bool = _values["MITHAQ_DEBUG"]
# Towns bring their own domains from the operator's page, without a restart: the municipality middleware
# knows them and refuses every other host.
ALLOWED_HOSTS = ["*"]

ROOT_URLCONF = "mithaq.portal.urls"
# What the bare host answers with: the list of towns and the operator, nothing of any town.
DIRECTORY_URLCONF = "mithaq.portal.directory.urls"
WSGI_APPLICATION = "mithaq.portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = databases(_values)
TEMPLATES = templates(debug=DEBUG)
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
# Actions are atomic themselves; a transaction around every request would hold SQLite's one writer throughout.
ATOMIC_REQUESTS = False

LANGUAGE_CODE: str = _values["MITHAQ_LANGUAGE"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

MEDIA_ROOT = _values["MITHAQ_FILES"]
MEDIA_URL = "/files/"
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PUBLISHED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PUBLISHED
WHITENOISE_AUTOREFRESH = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

_shared_cache = _values["MITHAQ_CACHE"] != "memory"
_redis = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": _values["MITHAQ_CACHE"]}
_memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}}
# The table is made by a migration of people.
_database = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "mithaq_cache"}
CACHES = {
    # What must be the same in every process: how often somebody tried to sign in, which codes were used.
    "default": _redis if _shared_cache else _memory if TESTING else _database,
    # What each process may keep for itself: public pages, drawn pictures.
    "pages": _redis if _shared_cache else {**_memory, "LOCATION": "pages"},
}
# A cache in each process would keep a session alive in one after its owner signed out in another.
SESSION_ENGINE = "django.contrib.sessions.backends." + ("cached_db" if _shared_cache else "db")
# Messages travel in a signed cookie: a visitor without an account needs no session.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

globals().update(mail(_values["MITHAQ_MAIL"]))
globals().update(signing_in(_values))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _values["MITHAQ_MAIL_FROM"]

# Transport and headers
_https: bool = _values["MITHAQ_HTTPS"]
SECURE_SSL_REDIRECT = _https
SECURE_HSTS_SECONDS = _values["MITHAQ_HSTS_SECONDS"] if _https else 0
# A town's domain may hold other sites, some without HTTPS: they are the town's to decide, and a preload list
# forgets nobody.
SECURE_HSTS_INCLUDE_SUBDOMAINS = _https and _values["MITHAQ_HSTS_SUBDOMAINS"]
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _values["MITHAQ_TRUST_PROXY"] else None
SECURE_REFERRER_POLICY = "same-origin"
# `__Host-` makes browsers refuse the cookie unless it is secure and bound to this very host.
_prefix = "__Host-" if _https else ""
SESSION_COOKIE_NAME = f"{_prefix}mithaq-session"
CSRF_COOKIE_NAME = f"{_prefix}mithaq-csrf"
LANGUAGE_COOKIE_NAME = "mithaq-language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *tile_sources(_values["MITHAQ_MAP_TILES"])],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LOGGING = logging_config(form=_values["MITHAQ_LOG_FORMAT"], level=_values["MITHAQ_LOG_LEVEL"], quiet=TESTING)
