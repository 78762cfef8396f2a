"""Who is invited, who comes, and how many were there."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.registers.bodies.models import Seat

from ..enums import Category, Presence, Reply


class Attender(TenantModel):
    """What invitations and registrations share: somebody who may come, and what they need to be able to."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Private: read by the secretariat only.
    access_needs = models.CharField(_("what you need to take part"), max_length=300, blank=True)
    needs_met = models.BooleanField(_("was it provided"), null=True, blank=True)
    needs_note = models.CharField(_("what was done about it"), max_length=300, blank=True)
    # When they were reminded of the day it has now; a meeting that moves is told again.
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class Invitation(Attender):
    """A member, an institution or a guest asked to come; the answer, and whether they came."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.CASCADE, related_name="invitations")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    sent_at = models.DateTimeField(pgettext_lazy("day", "sent"), null=True, blank=True)
    reply = models.CharField(
        pgettext_lazy("reply to an invitation", "answer"),
        max_length=8,
        choices=Reply.choices,
        default=Reply.INVITED,
    )
    replied_at = models.DateTimeField(pgettext_lazy("day", "answered"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    presence = models.CharField(_("presence"), max_length=9, choices=Presence.choices, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat"],
                condition=Q(seat__isnull=False),
                name="meetings_one_invitation_a_seat",
            )
        ]
        indexes = [models.Index(fields=["municipality", "person"], name="meetings_invited")]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def shown_name(self) -> str:
        if self.seat is not None:
            return self.seat.shown_name
        if self.name:
            return self.name
        return str(self.person) if self.person else str(self.organisation or "")

    @property
    def for_organisation(self) -> Organisation | None:
        return self.organisation or (self.seat.organisation if self.seat else None)


class Registration(Attender):
    """Somebody who wants to come to a public meeting, with an account or without."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.CASCADE, related_name="registrations")
    name = models.CharField(_("name"), max_length=80)
    registered_at = models.DateTimeField(default=timezone.now)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    came = models.BooleanField(_("came"), null=True, blank=True)

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"registration {self.pk}"


class AttendanceCount(TenantModel):
    """How many people of one category were there; counted at the door, names are not needed.

    The secretariat's; everybody else reads the meeting's turnout.
    """

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.CASCADE, related_name="attendance")
    category = models.CharField(_("category"), max_length=10, choices=Category.choices)
    women = models.PositiveIntegerField(_("women"), default=0)
    men = models.PositiveIntegerField(_("men"), default=0)
    unknown = models.PositiveIntegerField(_("not said"), default=0)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "category"], name="meetings_count")]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.category}"

    @property
    def total(self) -> int:
        return self.women + self.men + self.unknown


class Turnout(TenantModel):
    """The counts of a meeting as they may be published, made when somebody counted; null is a hidden number."""

    meeting = models.OneToOneField("meetings.Meeting", on_delete=models.CASCADE, related_name="turnout")
    # Null when fewer than five came.
    total = models.PositiveIntegerField(null=True)
    # {sex: people}; empty when the sexes may not be told apart.
    sexes = models.JSONField(default=dict)
    # {category: {"total": people, sex: people}}; empty when the table would tell too much.
    categories = models.JSONField(default=dict)
    # The exact counts from which the tables were last made, for nobody to read: what a correction is held against.
    basis = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("published attendance")
        verbose_name_plural = _("published attendance")

    def __str__(self) -> str:
        return f"turnout of {self.meeting_id}"
