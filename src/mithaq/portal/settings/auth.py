"""Signing in: django-allauth. The people app's settings live here; `settings/__init__.py` takes them all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Applications and middleware that signing in needs; apps.py and middleware.py take them from here.
AUTH_APPS: tuple[str, ...] = ("allauth", "allauth.account", "allauth.mfa")
AUTH_MIDDLEWARE: tuple[str, ...] = ("allauth.account.middleware.AccountMiddleware",)

AUTH_USER_MODEL = "people.User"
# Nobody has a password: this backend only brings accounts back from their session.
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "home"

ACCOUNT_ADAPTER = "mithaq.commons.membership.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
# Our form asks for one of the two. "email*" is what allauth wants to hear before it verifies e-mail by code.
ACCOUNT_SIGNUP_FIELDS = ["email*", "phone"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_PREVENT_ENUMERATION = True
# One address for each account: a new one takes the place of the old when its code was typed.
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
# Whole villages share one address on the internet: per address the limits are wide, per account narrow.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "signup": "30/m/ip,200/h/ip",
    "request_login_code": "60/m/ip,3/m/key,15/h/key",
    "verify_phone": "20/m/ip,2/m/key,10/h/key",
    "confirm_email": "3/m/key,15/h/key",
    "change_phone": "3/m/user",
}
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
ACCOUNT_FORMS = {
    "login": "mithaq.commons.people.forms.LoginForm",
    "signup": "mithaq.commons.people.forms.SignupForm",
    "confirm_login_code": "mithaq.commons.people.forms.ConfirmLoginCodeForm",
    "confirm_email_verification_code": "mithaq.commons.people.forms.ConfirmEmailForm",
    "verify_phone": "mithaq.commons.people.forms.VerifyPhoneForm",
    "add_email": "mithaq.commons.people.forms.EmailForm",
    "change_phone": "mithaq.commons.people.forms.PhoneForm",
}

MFA_ADAPTER = "mithaq.commons.people.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Clocks of cheap phones drift: the code before and the code after count as well.
MFA_TOTP_TOLERANCE = 1
# Nobody is signed in before their address or number is proven, so nothing can be hijacked by adding a key.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "mithaq.commons.people.forms.AuthenticateForm",
    "reauthenticate": "mithaq.commons.people.forms.ReauthenticateForm",
    "activate_totp": "mithaq.commons.people.forms.ActivateTOTPForm",
    "add_webauthn": "mithaq.commons.people.forms.AddPasskeyForm",
    "edit_webauthn": "mithaq.commons.people.forms.EditPasskeyForm",
}


def signing_in(values: Mapping[str, Any]) -> dict[str, Any]:
    """What depends on the table of settings."""
    return {
        "ACCOUNT_DEFAULT_HTTP_PROTOCOL": "https" if values["MITHAQ_HTTPS"] else "http",
        "ALLAUTH_TRUSTED_PROXY_COUNT": 1 if values["MITHAQ_TRUST_PROXY"] else 0,
        # Browsers allow passkeys without HTTPS on localhost and its subdomains only; so do we.
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not values["MITHAQ_HTTPS"],
    }
