"""Who takes part: means to sign in, persons of a town, organisations, functions and who holds them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField

from .enums import OrganisationKind


class UserManager(BaseUserManager["User"]):
    def create_user(self, *, email: str | None = None, phone: str | None = None, **extra: Any) -> User:
        """Sign-in goes by one-time code, passkey or TOTP: no password is ever set."""
        user = self.model(email=email.lower() if email else None, phone=phone or None, **extra)
        user.set_unusable_password()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """One human's means to sign in, for the whole installation. Never shown, never pointed at by a record."""

    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=16, unique=True, null=True, blank=True)
    phone_verified = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    # Opens towns and sees the installation's health; has no right inside a town.
    is_operator = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        # Not the address: this string reaches logs and error pages.
        return f"account {self.pk}"


class Person(TenantModel):
    """A human in one town, with an account or as a guest. Everything public points here."""

    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="persons")
    name = models.CharField(_("name shown"), max_length=80)
    is_pseudonym = models.BooleanField(_("this is a pseudonym"), default=False)
    language = models.CharField(_("language"), max_length=8)
    # How a guest asked to be told; an account's addresses are on User. Private, erasable.
    guest_email = models.EmailField(_("e-mail"), blank=True)
    guest_phone = models.CharField(_("phone"), max_length=16, blank=True)
    joined_at = models.DateTimeField(default=timezone.now)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "user"],
                condition=Q(user__isnull=False),
                name="people_one_person_per_town",
            )
        ]

    def __str__(self) -> str:
        return self.name if self.erased_at is None else str(_("a person who left"))

    @property
    def email(self) -> str:
        """Where to write to; "" when there is nowhere. Never for display."""
        return (self.user.email or "") if self.user else self.guest_email

    @property
    def phone(self) -> str:
        return (self.user.phone or "") if self.user else self.guest_phone


class Organisation(TenantModel):
    """A collective actor: an association, an agency, a business, or a unit of the municipality itself."""

    code = models.SlugField(_("short name"), max_length=60)
    name = TranslatedField(_("name"))
    kind = models.CharField(_("kind"), max_length=16, choices=OrganisationKind.choices)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="units",
        verbose_name=_("part of"),
    )
    is_municipal = models.BooleanField(_("unit of the municipality"), default=False)
    contact_email = models.EmailField(_("e-mail (not published)"), blank=True)
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    # Bodies close and never vanish: what they decided stays theirs.
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "code"], name="people_organisation_code")
        ]

    def __str__(self) -> str:
        return str(self.name)


class Affiliation(TenantModel):
    """A person may speak for an organisation, once it or an officer has confirmed so."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="affiliations")
    role = models.CharField(pgettext_lazy("in an organisation", "role"), max_length=120, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")

    def __str__(self) -> str:
        return f"{self.person_id} → {self.organisation_id}"


class Mandate(TenantModel):
    """A term of office: a council, or the committee appointed after it was dissolved."""

    name = TranslatedField(_("name"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    end_reason = TranslatedField(_("why it ended"), blank=True)

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")

    def __str__(self) -> str:
        return str(self.name)


class Function(TenantModel):
    """An office or seat that carries duties, whoever holds it. It is closed, never deleted."""

    title = TranslatedField(pgettext_lazy("function", "title"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="functions"
    )
    mandate = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, null=True, blank=True, related_name="functions"
    )
    duties = models.JSONField(_("duties"), default=list)
    opened_on = models.DateField(_("opened on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("function")
        verbose_name_plural = _("functions")

    def __str__(self) -> str:
        return str(self.title)


class Absence(TenantModel):
    """An officer is away from one day to another, and a colleague stands in for them; it ends by itself."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="absences", verbose_name=_("who is away")
    )
    stand_in = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="stands_in", verbose_name=_("who stands in")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    note = models.TextField(_("what the stand-in must know"), blank=True)
    # Before it had begun.
    called_off_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="people_absence_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(person=models.F("stand_in")), name="people_absence_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.stand_in_id}"


class ShiftNote(TenantModel):
    """What one shift of a unit leaves to the next, until somebody has taken it over."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit")
    )
    text = models.TextField(_("what the next shift must know"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    taken_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("note for the next shift")
        verbose_name_plural = _("notes for the next shift")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"note {self.pk}"


class Appointment(TenantModel):
    """Who holds a function, from when until when."""

    function = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="appointments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    # Held for somebody who is away, as long as that lasts.
    absence = models.ForeignKey(
        Absence, on_delete=models.CASCADE, null=True, blank=True, related_name="appointments"
    )

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="people_appointment_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.function_id}"


class InterestDeclaration(TenantModel):
    """A person's declared interest in an organisation; it keeps them from deciding on its matters."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="interests")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    statement = models.CharField(_("what the interest is"), max_length=300)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("declaration of interest")
        verbose_name_plural = _("declarations of interest")

    def __str__(self) -> str:
        return f"{self.person_id} ~ {self.organisation_id}"


class SignInLink(models.Model):
    """A single-use way in, printed by a command for a new officer or the demonstration. Stored hashed."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"sign-in link {self.pk}"
