"""Documents and endorsements."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mithaq.kit.fields import FoldedDateField
from mithaq.kit.i18n import TranslatedFormField

from ..enums import DocumentKind
from ..models import Plan, PlanDocument
from .base import PickOrganisation, PlanForm


class DocumentForm(PlanForm):
    title = TranslatedFormField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=DocumentKind.choices)
    dated = FoldedDateField(label=_("Date on the document"), required=False)
    signatory = TranslatedFormField(label=_("Signed by"), required=False, max_length=200)
    in_pack = forms.BooleanField(label=_("Part of the information pack"), required=False)


class NewDocumentForm(DocumentForm):
    upload = forms.FileField(
        label=_("File"), help_text=_("PDF, office document, text or picture. Everybody can download it.")
    )


class EndorsementForm(PlanForm):
    name = forms.CharField(label=_("Name of who signs"), max_length=120)
    capacity = TranslatedFormField(label=_("In which capacity"), max_length=200)
    organisation = PickOrganisation(label=_("Organisation"), required=False)
    no_public_body = forms.BooleanField(
        label=_("“I belong to no public body”"),
        required=False,
        help_text=_("For somebody who signs for no organisation: tick it when they declare so themselves."),
    )
    signed_on = FoldedDateField(label=_("Signed on"), required=False)
    statement = TranslatedFormField(label=_("Statement"), required=False, multiline=True, max_length=2000)
    letter: forms.Field = forms.ModelChoiceField(
        label=_("Letter"), queryset=PlanDocument.objects.none(), required=False
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["letter"].queryset = plan.documents.all()  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    reason = TranslatedFormField(label=_("Reason for withdrawing"), required=False, max_length=500)
    withdrawn_on = FoldedDateField(label=_("Withdrawn on"), required=False)
