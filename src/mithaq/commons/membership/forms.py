"""Forms of the account pages and of the desk of people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.duties import duties
from mithaq.commons.people.enums import OrganisationKind
from mithaq.commons.people.forms import ContactField, LanguageField
from mithaq.commons.people.models import Appointment, Mandate, Organisation, Person
from mithaq.commons.people.queries import in_force, units_of
from mithaq.kit.fields import FoldedDateField, ShortNameField
from mithaq.kit.i18n import TranslatedFormField
from mithaq.kit.text import fold

from .queries import open_organisations


def organisations() -> Any:
    return open_organisations(timezone.localdate()).order_by("code")


def people() -> Any:
    return Person.objects.filter(erased_at__isnull=True, user__isnull=False).order_by("name")


class LazyChoices:
    """Fills fields of rows at the moment the form is made, inside the town's scope."""

    rows: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in self.rows.items():
            self.fields[name].queryset = rows()  # type: ignore[attr-defined]


def row_field(label: Any, **kwargs: Any) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(label=label, queryset=Organisation.objects.none(), **kwargs)


def today_field(label: Any, **kwargs: Any) -> FoldedDateField:
    return FoldedDateField(label=label, initial=timezone.localdate, **kwargs)


class AskForm(LazyChoices, forms.Form):
    rows = {"organisation": organisations}
    organisation = row_field(_("Organisation"))
    role = forms.CharField(
        label=_("Your role in it"), max_length=120, required=False, help_text=_("For example: treasurer.")
    )


class InterestForm(LazyChoices, forms.Form):
    rows = {"organisation": organisations}
    organisation = row_field(_("Organisation"))
    statement = forms.CharField(
        label=_("What the interest is"),
        max_length=300,
        help_text=_("For example: my brother is a partner in it."),
        widget=forms.Textarea({"rows": 3}),
    )


class LeaveForm(forms.Form):
    """Typing the word is slow on purpose: it cannot be undone."""

    word = forms.CharField(label=_("To confirm, type this word"), max_length=40)

    @staticmethod
    def expected() -> str:
        return pgettext("the word to type before erasing", "erase")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["word"].help_text = self.expected()

    def clean_word(self) -> str:
        if fold(self.cleaned_data["word"]) != fold(self.expected()):
            raise ValidationError(gettext("Type “%s” to confirm.") % self.expected())
        return str(self.cleaned_data["word"])


# The desk


class OrganisationForm(LazyChoices, forms.Form):
    rows = {"parent": organisations}
    name = TranslatedFormField(label=_("Name"), max_length=200)
    code = ShortNameField(
        label=_("Short name"), max_length=60, help_text=_("In Latin letters, for example youth-association.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices)
    parent = row_field(_("Part of"), required=False)
    is_municipal = forms.BooleanField(label=_("Unit of the municipality"), required=False)
    contact_email = forms.EmailField(label=_("E-mail (not published)"), required=False)


class CloseForm(forms.Form):
    on = today_field(_("From this day on"))


class LastDayForm(forms.Form):
    on = today_field(_("Last day"))


class MandateForm(forms.Form):
    name = TranslatedFormField(label=_("Name"), max_length=200)
    starts_on = today_field(_("From"))


class EndMandateForm(forms.Form):
    on = today_field(_("Its functions carry no duty from this day on"))
    reason = TranslatedFormField(label=_("Why it ended"), max_length=500)


def duty_choices() -> list[tuple[str, str]]:
    return [(duty.code, f"{duty.label} — {duty.help}" if duty.help else str(duty.label)) for duty in duties]


class DutiesForm(forms.Form):
    duties = forms.MultipleChoiceField(
        label=_("Duties"), choices=duty_choices, required=False, widget=forms.CheckboxSelectMultiple
    )


def open_mandates() -> Any:
    return Mandate.objects.filter(ends_on__isnull=True).order_by("-starts_on")


class FunctionForm(LazyChoices, DutiesForm):
    rows = {"organisation": organisations, "mandate": open_mandates}
    title = TranslatedFormField(label=_("Title of the function"), max_length=200)
    organisation = row_field(_("In the organisation or unit"), required=False)
    mandate = row_field(
        _("Of the mandate"), required=False, help_text=_("The function closes when the mandate ends.")
    )
    opened_on = today_field(_("Opened on"))
    field_order = ("title", "duties", "organisation", "mandate", "opened_on")


class AppointForm(LazyChoices, forms.Form):
    rows = {"person": people}
    person = row_field(_("Person"))
    starts_on = today_field(_("From"))
    ends_on = FoldedDateField(label=_("Until (last day)"), required=False)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class HandOverForm(LazyChoices, forms.Form):
    rows = {"to": people, "mandate": open_mandates}
    to = row_field(_("To whom"))
    on = today_field(_("From"))
    mandate = row_field(
        _("Of the mandate"), required=False, help_text=_("For a closed function: where its successor opens.")
    )


class InviteForm(forms.Form):
    name = forms.CharField(label=_("Name to show"), max_length=80)
    contact = ContactField(help_text=_("They sign in with a code sent there. It is never shown."))
    language = LanguageField()


class AffiliateForm(LazyChoices, forms.Form):
    rows = {"person": people, "organisation": organisations}
    person = row_field(_("Person"))
    organisation = row_field(_("Organisation"))
    role = forms.CharField(label=pgettext_lazy("in an organisation", "Role"), max_length=120, required=False)


def officers() -> Any:
    """Whoever holds a function today."""
    held = Appointment.objects.filter(in_force(timezone.localdate()), person__erased_at__isnull=True)
    return Person.objects.filter(pk__in=held.values("person")).order_by("name", "pk")


class AbsenceForm(LazyChoices, forms.Form):
    """`person` is asked of those who manage duties; others say it of themselves."""

    rows = {"person": officers, "stand_in": officers}
    person = row_field(_("Who is away"))
    stand_in = row_field(_("Who stands in"))
    starts_on = today_field(_("From"))
    ends_on = FoldedDateField(label=_("Until (last day)"))
    note = forms.CharField(
        label=_("What the stand-in must know"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def __init__(self, *args: Any, asks_who: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_who:
            del self.fields["person"]


class ShiftNoteForm(forms.Form):
    organisation = row_field(_("Unit"))
    text = forms.CharField(
        label=_("What the next shift must know"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = units_of(person, timezone.localdate()).order_by("code")
        self.fields["organisation"].queryset = mine  # type: ignore[attr-defined]
        self.fields["organisation"].initial = mine.first()
