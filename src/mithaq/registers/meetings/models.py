"""Meetings of bodies: agenda, who was invited and came, minutes with their decisions, and what was to be done."""

from __future__ import annotations

import datetime as dt

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.people.models import Function, Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import Text, TranslatedField
from mithaq.registers.bodies.models import Body, Seat
from mithaq.registers.places.models import Zone

from .enums import Category, Form, MinutesState, Presence, Reply, Status


class Meeting(TenantModel):
    """One meeting of one body, planned, held or cancelled. It is never deleted."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    number = models.PositiveIntegerField(_("number"))
    title = TranslatedField(_("title"), blank=True)
    form = models.CharField(_("form"), max_length=9, choices=Form.choices, default=Form.IN_PERSON)
    place = TranslatedField(_("place"), blank=True)
    zone = models.ForeignKey(
        Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("zone")
    )
    # Given to those invited and registered; published for public meetings only.
    link = models.URLField(_("link to the online meeting"), blank=True)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    # A meeting made by the rhythm of its body has a day only as a suggestion until somebody sets it.
    day_is_set = models.BooleanField(default=True)
    # First day of the quarter, half-year or year that this regular meeting stands for.
    period_starts_on = models.DateField(null=True, blank=True)
    status = models.CharField(_("state"), max_length=9, choices=Status.choices, default=Status.PLANNED)
    cancel_reason = TranslatedField(_("why it was cancelled"), blank=True)
    is_public = models.BooleanField(_("open to the public"), default=False)
    needs = TranslatedField(_("what the body needs"), blank=True)
    convened_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # What an extraordinary meeting is about: any public record (a commitment).
    subject_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject_id = models.PositiveBigIntegerField(null=True, blank=True)
    subject = GenericForeignKey("subject_type", "subject_id")
    # Raised at every change that calendars must hear of.
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="meetings_number"),
            models.UniqueConstraint(
                fields=["body", "period_starts_on"],
                condition=Q(period_starts_on__isnull=False),
                name="meetings_one_regular",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="meetings_in_order",
                violation_error_message=_("The meeting ends before it starts."),
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "starts_at"], name="meetings_starts"),
            models.Index(fields=["subject_type", "subject_id"], name="meetings_subject"),
        ]

    def __str__(self) -> str:
        return str(self.title) or str(self.body.name)

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= timezone.now()

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def is_missed(self) -> bool:
        """Planned, and nobody has said within the time for the minutes that it was held."""
        grace = dt.timedelta(days=self.body.minutes_days)
        return self.status == Status.PLANNED and self.ends_at + grace < timezone.now()

    @property
    def written(self) -> Minutes | None:
        """The minutes in whatever state, None while there are none (the reverse one-to-one raises)."""
        return getattr(self, "minutes", None)

    @property
    def counted(self) -> Turnout | None:
        """What everybody may read of who came, None while nobody was counted."""
        return getattr(self, "turnout", None)


class AgendaItem(TenantModel):
    """One point of the agenda; perhaps about a public record."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    order = models.PositiveSmallIntegerField(_("order"))
    title = TranslatedField(_("title"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    subject_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject_id = models.PositiveBigIntegerField(null=True, blank=True)
    subject = GenericForeignKey("subject_type", "subject_id")

    class Meta:
        verbose_name = _("point of the agenda")
        verbose_name_plural = _("points of the agenda")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.title)


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

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitations")
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

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="registrations")
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

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
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

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="turnout")
    # Null when fewer than five came.
    total = models.PositiveIntegerField(null=True)
    # {sex: people}; empty when the sexes may not be told apart.
    sexes = models.JSONField(default=dict)
    # {category: {"total": people, sex: people}}; empty when the table would tell too much.
    categories = models.JSONField(default=dict)
    # How many there were when the tables were last made: what a correction is held against. 0: never.
    basis = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("published attendance")
        verbose_name_plural = _("published attendance")

    def __str__(self) -> str:
        return f"turnout of {self.meeting_id}"


class Minutes(TenantModel):
    """What was said and agreed, from the draft to the published text."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    state = models.CharField(
        _("state"), max_length=9, choices=MinutesState.choices, default=MinutesState.DRAFT
    )
    text = TranslatedField(_("minutes"), blank=True)
    # Raised at every save: whoever saves over a newer text is told.
    version = models.PositiveIntegerField(default=1)
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    drafted_at = models.DateTimeField(default=timezone.now)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    published_at = models.DateTimeField(pgettext_lazy("day", "published"), null=True, blank=True)

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=MinutesState.PUBLISHED) | Q(published_at__isnull=False),
                name="meetings_published_has_date",
            )
        ]

    def __str__(self) -> str:
        return f"minutes {self.pk}"

    @property
    def is_published(self) -> bool:
        return self.state == MinutesState.PUBLISHED


class MinutesDecision(TenantModel):
    """One decision as the minutes record it; `subject` is where it was taken, if another app knows more of it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveSmallIntegerField(_("number"))
    title = TranslatedField(_("title"))
    text = TranslatedField(_("text"), blank=True)
    subject_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject_id = models.PositiveBigIntegerField(null=True, blank=True)
    subject = GenericForeignKey("subject_type", "subject_id")

    class Meta:
        verbose_name = _("decision in the minutes")
        verbose_name_plural = _("decisions in the minutes")
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_decision_number"),
            models.UniqueConstraint(
                fields=["meeting", "subject_type", "subject_id"],
                condition=Q(subject_id__isnull=False),
                name="meetings_decision_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class ActionItem(TenantModel):
    """What somebody took on at a meeting, until when; it waits in their list until it is done."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="actions")
    number = models.PositiveSmallIntegerField(_("number"))
    what = TranslatedField(_("what is to be done"))
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("institution"),
    )
    function = models.ForeignKey(
        Function,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("function"),
    )
    due_on = models.DateField(_("until"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_note = TranslatedField(_("what came of it"), blank=True)
    done_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # The last day on which its owner was reminded.
    reminded_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("action item")
        verbose_name_plural = _("action items")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_action_number"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(organisation__isnull=False) | Q(function__isnull=False),
                name="meetings_action_has_owner",
                violation_error_message=_("Say who does it: a person, an institution or a function."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.what)

    @property
    def owner_name(self) -> Text | str:
        """Whoever is charged with it, the institution or function before the person."""
        if self.function is not None:
            return self.function.title
        if self.organisation is not None:
            return self.organisation.name
        return str(self.person)

    @property
    def is_late(self) -> bool:
        return self.done_on is None and self.due_on < timezone.localdate()


class MissedPeriod(TenantModel):
    """The alert that a body let a quarter (half-year, year) pass without a meeting; raised once."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="missed_periods")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    noticed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("period without a meeting")
        verbose_name_plural = _("periods without a meeting")
        ordering = ["-starts_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["body", "starts_on"], name="meetings_missed_once")]

    def __str__(self) -> str:
        return f"{self.body_id} {self.starts_on}"


class CalendarKey(TenantModel):
    """The secret in the address of a person's own calendar; a new one makes the old address worthless."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")

    def __str__(self) -> str:
        return f"calendar of person {self.person_id}"
