"""Signing in: django-allauth. The people app's settings live here; `settings/__init__.py` takes them all."""

from __future__ import annotations

# Applications and middleware that signing in needs; apps.py and middleware.py take them from here.
AUTH_APPS: tuple[str, ...] = ()
AUTH_MIDDLEWARE: tuple[str, ...] = ()

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
