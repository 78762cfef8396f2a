"""What was said and decided, what is to be done, and what did not take place."""

from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.people.models import Function, Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import Text, TranslatedField
from mithaq.registers.bodies.models import Body

from ..enums import MinutesState


class Minutes(TenantModel):
    """What was said and agreed, from the draft to the published text."""

    meeting = models.OneToOneField("meetings.Meeting", on_delete=models.PROTECT, related_name="minutes")
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

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.CASCADE, related_name="decisions")
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

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.CASCADE, related_name="actions")
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
