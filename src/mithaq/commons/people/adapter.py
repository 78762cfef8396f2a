"""How allauth meets our accounts: no user name, no password, one code by e-mail or by text message."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.stages import EmailVerificationStage, PhoneVerificationStage
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.tenancy.middleware import town_of
from mithaq.commons.tenancy.queries import address_at, address_of
from mithaq.kit.fields import PhoneField
from mithaq.kit.text import isolate

from .models import User
from .sms import send_sms

log = logging.getLogger(__name__)

OUR_STAGES = {
    "allauth.account.stages.EmailVerificationStage": f"{__name__}.EmailStage",
    "allauth.account.stages.PhoneVerificationStage": f"{__name__}.PhoneStage",
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "email_taken": _("This e-mail address cannot be used here. Try another one."),
        "phone_taken": _("This phone number cannot be used here. Try another one."),
        "incorrect_code": _("This is not the code we sent. Look again, or have a new one sent."),
        "invalid_login": _("Write an e-mail address or a phone number."),
        "too_many_login_attempts": _("Too many attempts. Wait a few minutes, then try again."),
        "rate_limited": _("That was very quick. Wait a minute, then try again."),
        "same_as_current": _("This is the one you already use."),
        "duplicate_email": _("This is the one you already use."),
        "max_email_addresses": _("You cannot add more than %d e-mail addresses."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People join a town; on the bare host there is only the operator, made by a command."""
        return town_of(request) is not None

    def get_login_stages(self) -> list[str]:
        return [OUR_STAGES.get(path, path) for path in super().get_login_stages()]

    # E-mail

    def format_email_subject(self, subject: str) -> str:
        return str(subject)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """With addresses of our own: allauth's would lead wherever the request claims to have come."""
        ours = {"login_url": self._address("account_login"), "signup_url": self._address("account_signup")}
        with self._told_when_it_fails():
            super().send_mail(template_prefix, email, {"town": town_of(self.request), **context, **ours})

    def send_account_already_exists_mail(self, email: str) -> None:
        self.send_mail("account/email/account_already_exists", email, {})

    # Phone

    def phone_form_field(self, **kwargs: Any) -> PhoneField:
        return PhoneField(**kwargs)

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        user.phone, user.phone_verified = phone, verified
        user.save(update_fields=["phone", "phone_verified"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        self.set_phone(user, phone, True)

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.filter(phone=phone, is_active=True).first()

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        self._text(phone, gettext("%(place)s: your code is %(code)s") % self._words(code=code))

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        words = gettext("%(place)s: there is no account with this number yet. You can open one: %(url)s")
        self._text(phone, words % self._words(url=isolate(self._address("account_signup"))))

    def send_account_already_exists_sms(self, phone: str) -> None:
        words = gettext("%(place)s: you already have an account with this number. Sign in: %(url)s")
        self._text(phone, words % self._words(url=isolate(self._address("account_login"))))

    def _text(self, phone: str, words: str) -> None:
        with self._told_when_it_fails():
            send_sms(phone, words)

    @contextmanager
    def _told_when_it_fails(self) -> Iterator[None]:
        """A mail server or gateway that does not answer: say so, rather than let somebody wait for a code."""
        try:
            yield
        except OSError as problem:
            log.error("a code could not be sent: %s", type(problem).__name__)
            messages.error(
                context.request, gettext("The code could not be sent. Try again in a few minutes.")
            )
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_login"))) from problem

    def _words(self, **more: str) -> dict[str, str]:
        town = town_of(context.request)
        return {"place": str(town.name) if town else "Mithaq", **more}

    def _address(self, name: str) -> str:
        town = town_of(context.request)
        base = address_of(town) if town else address_at(settings.MITHAQ_DOMAIN)
        return f"{base}{reverse(name)}"


class EmailStage(EmailVerificationStage):
    """Asks for a code by e-mail at sign-up by e-mail only: every other way in has proven itself already."""

    def handle(self) -> tuple[Any, bool]:
        by_phone = self.login.user is not None and not self.login.user.email
        if not self.login.signup or by_phone:
            return None, True
        return super().handle()


class PhoneStage(PhoneVerificationStage):
    """Asks for a code by text message at sign-up by phone only."""

    def handle(self) -> tuple[Any, bool]:
        return super().handle() if self.login.signup else (None, True)


class MFAAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not the right one. Wait for the next one, or use a recovery code."),
        "cannot_delete_authenticator": _("Your duties require a second factor: it cannot be taken away."),
        "cannot_generate_recovery_codes": _("Add a passkey or an authenticator app first."),
    }

    def get_totp_label(self, user: User) -> str:
        return user.email or user.phone or f"{user.pk}"

    def _get_user_identifier(self, user: User) -> str:
        return self.get_totp_label(user)

    def generate_authenticator_name(self, user: User, type: Any) -> str:
        return gettext("Passkey")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """A passkey made in one town of this installation opens all of them, where the browser allows it."""
        host = context.request.get_host().partition(":")[0]
        shared = settings.MITHAQ_DOMAIN
        wide = "." in shared and host.endswith(f".{shared}")
        return {"id": shared if wide else host, "name": host}
