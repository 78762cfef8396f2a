"""The operator's forms."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mithaq.kit import countries
from mithaq.kit.fields import ShortNameField
from mithaq.kit.i18n import TranslatedFormField


class FoundForm(forms.Form):
    """All that a town needs to be open; the rest is set from its own desk."""

    name = TranslatedFormField(label=_("Name of the town"), max_length=120)
    slug = ShortNameField(
        label=_("Short name"),
        max_length=40,
        help_text=_("Latin letters and hyphens. It becomes the address: short-name.%(domain)s")
        % {"domain": settings.MITHAQ_DOMAIN},
        widget=forms.TextInput({"dir": "ltr", "autocapitalize": "none", "spellcheck": "false"}),
    )
    country = forms.ChoiceField(
        label=_("Country"), help_text=_("It brings weekends, deadlines, currency and languages.")
    )
    host = forms.CharField(
        label=_("A domain of its own"),
        required=False,
        help_text=_("Only if it already points to this server; it can be added later."),
        widget=forms.TextInput({"dir": "ltr"}),
    )
    administrator_name = forms.CharField(label=_("Name of the first administrator"), max_length=80)
    administrator_email = forms.EmailField(
        label=_("Their e-mail"),
        help_text=_("They get a letter with a sign-in link. The address is never shown."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        known = [(code, str(countries.country(code).name)) for code in countries.codes()]
        self.fields["country"].choices = [("", "—"), *known]  # type: ignore[attr-defined]


class DomainForm(forms.Form):
    host = forms.CharField(
        label=_("Host name"),
        help_text=_("Its DNS record must already point to this server."),
        widget=forms.TextInput({"dir": "ltr"}),
    )
    primary = forms.BooleanField(label=_("Use it in letters and links"), required=False)
