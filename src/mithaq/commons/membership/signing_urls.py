"""Signing in and its second factor: the same pages in a town and, for the operator, on the bare host."""

from __future__ import annotations

from allauth.account import views as signing
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from mithaq.commons.access.gates import account_holder, public

from .views import account, entering

urlpatterns = [
    path("login/", public(signing.login), name="account_login"),
    path("login/code/", public(signing.confirm_login_code), name="account_confirm_login_code"),
    path("signup/", public(signing.signup), name="account_signup"),
    path("logout/", public(signing.logout), name="account_logout"),
    path("closed/", public(signing.account_inactive), name="account_inactive"),
    path("email/", account_holder(signing.email), name="account_email"),
    path("email/code/", public(signing.email_verification_sent), name="account_email_verification_sent"),
    path("phone/", account_holder(signing.change_phone), name="account_change_phone"),
    path("phone/code/", public(signing.verify_phone), name="account_verify_phone"),
    path("sign-out-everywhere/", account.sign_out_everywhere, name="account_sign_out_everywhere"),
    path("second-factor/", entering.second_factor, name="second_factor"),
    path("second-factor/keys/", account_holder(mfa.index), name="mfa_index"),
    path("second-factor/show/", public(mfa.authenticate), name="mfa_authenticate"),
    path("second-factor/again/", account_holder(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("second-factor/app/", account_holder(totp.activate_totp), name="mfa_activate_totp"),
    path("second-factor/app/remove/", account_holder(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "second-factor/codes/", account_holder(recovery.view_recovery_codes), name="mfa_view_recovery_codes"
    ),
    path(
        "second-factor/codes/new/",
        account_holder(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "second-factor/codes/file/",
        account_holder(recovery.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("second-factor/passkeys/", account_holder(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("second-factor/passkeys/add/", account_holder(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("second-factor/passkeys/login/", public(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path(
        "second-factor/passkeys/again/",
        account_holder(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "second-factor/passkeys/<int:pk>/remove/",
        account_holder(passkeys.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path(
        "second-factor/passkeys/<int:pk>/name/",
        account_holder(passkeys.edit_webauthn),
        name="mfa_edit_webauthn",
    ),
]
