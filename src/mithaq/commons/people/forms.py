"""Forms of signing in, with digits of any script and words of our own."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mithaq.kit.fields import PhoneField
from mithaq.kit.i18n import NAMES, languages
from mithaq.kit.parse import clean

from .models import Person, User

# Session key: what a newcomer said about themselves, until their e-mail or phone is proven.
JOINING = "joining"


class ContactField(forms.CharField):
    """An e-mail address or a phone number, whichever the person has. Cleaned to lower case or to E.164."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("E-mail or phone"))
        kwargs.setdefault("max_length", 254)
        kwargs.setdefault("widget", forms.TextInput({"autocomplete": "username", "dir": "ltr"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        if "@" in typed:
            address = clean(typed).lower()
            validate_email(address)
            return address
        if not any(character.isdigit() for character in typed):
            raise ValidationError(_("Write an e-mail address or a phone number."), code="invalid")
        return str(PhoneField().clean(typed))


class CodeField(forms.CharField):
    """A one-time code, typed in digits of any script, with or without spaces."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Code"))
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr", "class": "code"}
        kwargs.setdefault("widget", forms.TextInput(attrs))
        super().__init__(max_length=20, **kwargs)

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "").replace(" ", "")


class LanguageField(forms.ChoiceField):
    """One of the languages the town speaks, that of the page at first."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Language in which we write to you"))
        super().__init__(choices=lambda: [(code, NAMES.get(code, code)) for code in languages()], **kwargs)
        self.initial = get_language


class LoginForm(account.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"login": ContactField()}

    def clean_login(self) -> str:
        return str(self.cleaned_data["login"])


class AboutMe(forms.Form):
    """How a person appears in a town."""

    name = forms.CharField(
        label=_("Name to show"),
        max_length=80,
        help_text=_("It stands beside what you write. A pseudonym is welcome."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    is_pseudonym = forms.BooleanField(label=_("This is a pseudonym"), required=False)
    language = LanguageField()

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if "@" in name or sum(character.isdigit() for character in name) > 6:
            raise ValidationError(_("Write a name, not an address or a number: everybody will see it."))
        return name


class SignupForm(account.SignupForm):
    """The whole of opening an account: where the code goes, the name to show, the language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about = AboutMe().fields
        self.fields = {
            "contact": ContactField(help_text=_("We send a code there to sign you in. It is never shown.")),
            **about,
        }

    clean_name = AboutMe.clean_name

    def clean(self) -> dict[str, Any]:
        contact = self.cleaned_data.get("contact", "")
        if "@" in contact:
            self.cleaned_data["email"] = self.validate_unique_email(contact)
        elif contact:
            self.cleaned_data["phone"] = contact
        return super().clean()

    def signup(self, request: HttpRequest, user: User) -> None:
        fields = ("name", "is_pseudonym", "language")
        request.session[JOINING] = {field: self.cleaned_data[field] for field in fields}


class ProfileForm(AboutMe, forms.ModelForm):
    class Meta:
        model = Person
        fields = ("name", "is_pseudonym", "language")


class ConfirmLoginCodeForm(account.ConfirmLoginCodeForm):
    code = CodeField()


class VerifyPhoneForm(account.VerifyPhoneForm):
    code = CodeField()


class ConfirmEmailForm(account.ConfirmEmailVerificationCodeForm):
    code = CodeField()


class EmailForm(account.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = forms.EmailInput({"autocomplete": "email", "dir": "ltr"})
        self.fields["email"].label, self.fields["email"].widget = _("New e-mail address"), widget


class PhoneForm(account.ChangePhoneForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].label = _("New phone number")


class AuthenticateForm(mfa.AuthenticateForm):
    code = CodeField(label=_("Code of your authenticator app, or a recovery code"))


class ReauthenticateForm(mfa.ReauthenticateForm):
    code = CodeField(label=_("Code of your authenticator app, or a recovery code"))


class ActivateTOTPForm(totp.ActivateTOTPForm):
    code = CodeField(label=_("Code that the app shows"))


class AddPasskeyForm(webauthn.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of this passkey")
        self.fields["name"].help_text = _("So that you recognise it, for example “my phone”.")
        if "passwordless" in self.fields:
            self.fields["passwordless"].label = _("Sign me in with this passkey alone")
            self.fields["passwordless"].help_text = _(
                "Without a code by e-mail or phone. Your device asks for your finger, face or PIN."
            )
            self.fields["passwordless"].initial = True


class EditPasskeyForm(webauthn.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of this passkey")
