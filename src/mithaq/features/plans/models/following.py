"""What became of the promises: evidence, changes of status, updates, requests, observations, measurements."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.discuss.enums import State
from mithaq.commons.files.models import Attachment
from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField
from mithaq.methods.quarters import Quarter, quarter_of
from mithaq.registers.places.models import Zone

from ..enums import MilestoneStatus
from ..enums_following import OPEN_REQUESTS, RequestState, Source, UpdateKind, UpdateState
from .commitment import Commitment, Milestone
from .plan import Plan

MEASURED_TWICE = _("There is a value for this day and place already.")


def someone(label: Any = None) -> models.ForeignKey[Person | None, Person | None]:
    """Who did it; empty when the house did, or somebody without an account."""
    return models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label
    )


class UpdateRequest(TenantModel):
    """How far have you come? Asked of one institution about one quarter of one plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="update_requests")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("institution")
    )
    # The first day of the quarter it asks about.
    quarter_on = models.DateField(_("quarter"))
    state = models.CharField(
        _("state"), max_length=8, choices=RequestState.choices, default=RequestState.SENT
    )
    due_on = models.DateField(_("due"))
    sent_at = models.DateTimeField(pgettext_lazy("day", "sent"), default=timezone.now)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    overdue_at = models.DateTimeField(_("found without answer"), null=True, blank=True)
    answered_at = models.DateTimeField(pgettext_lazy("day", "answered"), null=True, blank=True)
    waived_at = models.DateTimeField(_("waived"), null=True, blank=True)
    waiver = TranslatedField(_("why it was waived"), blank=True)
    # Who asked; empty when the house asked by itself.
    by = someone()

    class Meta:
        verbose_name = _("request for an update")
        verbose_name_plural = _("requests for updates")
        ordering = ["-quarter_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "organisation", "quarter_on"], name="plans_asked_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.quarter.code}"

    @property
    def quarter(self) -> Quarter:
        return quarter_of(self.quarter_on)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_REQUESTS

    def is_silent(self, today: dt.date) -> bool:
        """Past its day without a word, whether or not the house has said so yet."""
        return self.is_open and self.due_on < today


class RequestLink(TenantModel):
    """One way to answer a request without an account. Only a digest of its token is kept."""

    request = models.ForeignKey(UpdateRequest, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"link {self.pk} of request {self.request_id}"


class ProgressUpdate(TenantModel):
    """What was said of a commitment or one of its steps, by whom, about which quarter."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="updates")
    milestone = models.ForeignKey(
        Milestone, on_delete=models.CASCADE, null=True, blank=True, related_name="updates"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=UpdateKind.choices, default=UpdateKind.PROGRESS)
    quarter_on = models.DateField(_("quarter"))
    text = TranslatedField(_("what was done"), blank=True)
    # What the writer says; "" and None where they say nothing of it.
    claimed_status = models.CharField(
        _("status claimed"), max_length=12, choices=MilestoneStatus.choices, blank=True
    )
    claimed_percent = models.PositiveSmallIntegerField(_("percent claimed"), null=True, blank=True)
    # What followed from the evidence at that moment (enums_following.PERCENT).
    computed_percent = models.PositiveSmallIntegerField(_("percent computed"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=12, choices=Source.choices)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = someone()
    request = models.ForeignKey(
        UpdateRequest, on_delete=models.SET_NULL, null=True, blank=True, related_name="updates"
    )
    written_at = models.DateTimeField(_("written"), default=timezone.now)
    state = models.CharField(
        _("state"), max_length=9, choices=UpdateState.choices, default=UpdateState.WAITING
    )
    validated_by = someone(_("checked by"))
    validated_at = models.DateTimeField(_("checked"), null=True, blank=True)
    # Why it was not accepted, or what the checker adds.
    reason = TranslatedField(_("remark of who checked it"), blank=True)

    class Meta:
        verbose_name = _("update")
        verbose_name_plural = _("updates")
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(claimed_percent__isnull=True) | Q(claimed_percent__lte=100),
                name="plans_claim_within_hundred",
            ),
            models.CheckConstraint(
                condition=Q(claimed_status="") | Q(milestone__isnull=False),
                name="plans_status_of_a_milestone",
            ),
        ]
        indexes = [models.Index(fields=["commitment", "state", "written_at"], name="plans_update_told")]

    def __str__(self) -> str:
        return f"update {self.pk}"

    @property
    def quarter(self) -> Quarter:
        return quarter_of(self.quarter_on)


class Evidence(TenantModel):
    """Something anybody can open to check a claim: a file, or a link."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="evidence")
    milestone = models.ForeignKey(
        Milestone, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    # The update it came with.
    update = models.ForeignKey(
        ProgressUpdate, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    title = TranslatedField(_("title"))
    link = models.URLField(_("link"), max_length=500, blank=True)
    files = GenericRelation(Attachment, content_type_field="subject_type", object_id_field="subject_id")
    source = models.CharField(_("source"), max_length=12, choices=Source.choices)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = someone()
    added_at = models.DateTimeField(_("added"), default=timezone.now)
    # Empty while the update it came with waits to be checked.
    published_at = models.DateTimeField(pgettext_lazy("day", "published"), null=True, blank=True)

    class Meta:
        verbose_name = _("piece of evidence")
        verbose_name_plural = _("evidence")
        ordering = ["-added_at", "-pk"]

    def __str__(self) -> str:
        return str(self.title)


class StatusChange(TenantModel):
    """A milestone went from one status to another, on this evidence. Written by one act only."""

    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="changes")
    before = models.CharField(_("before"), max_length=12, choices=MilestoneStatus.choices)
    after = models.CharField(_("after"), max_length=12, choices=MilestoneStatus.choices)
    evidence = models.ForeignKey(
        Evidence, on_delete=models.RESTRICT, null=True, blank=True, related_name="changes"
    )
    update = models.ForeignKey(
        ProgressUpdate, on_delete=models.SET_NULL, null=True, blank=True, related_name="changes"
    )
    reason = TranslatedField(_("reason"), blank=True)
    by = someone()
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)

    class Meta:
        verbose_name = _("change of status")
        verbose_name_plural = _("changes of status")
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(evidence__isnull=False) | Q(after=MilestoneStatus.NO_EVIDENCE),
                name="plans_status_on_evidence",
            )
        ]

    def __str__(self) -> str:
        return f"milestone {self.milestone_id}: {self.before} → {self.after}"


class Observation(TenantModel):
    """What somebody saw with their own eyes of a promise, and how far they find it has come."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="observations")
    milestone = models.ForeignKey(
        Milestone, on_delete=models.SET_NULL, null=True, blank=True, related_name="observations"
    )
    rating = models.CharField(_("how far it has come"), max_length=12, choices=MilestoneStatus.choices)
    text = models.TextField(_("what you saw"))
    language = models.CharField(max_length=8)
    observed_on = models.DateField(_("seen on"))
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # WGS 84; where the observer chose to say.
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    files = GenericRelation(Attachment, content_type_field="subject_type", object_id_field="subject_id")
    author = someone()
    name = models.CharField(_("name shown"), max_length=80)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(pgettext_lazy("observation", "received"), default=timezone.now)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.PENDING)
    published_at = models.DateTimeField(pgettext_lazy("day", "published"), null=True, blank=True)
    moderated_at = models.DateTimeField(null=True, blank=True)
    moderated_by = someone()
    reason = TranslatedField(_("why it is not published"), blank=True)
    # The observer asked to be forgotten: name and words are gone, what they rated stays.
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering = ["-observed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="plans_observed_on_earth",
            )
        ]
        indexes = [
            models.Index(fields=["commitment", "state", "published_at"], name="plans_observation_shown"),
            models.Index(fields=["municipality", "state", "submitted_at"], name="plans_observation_waits"),
        ]

    def __str__(self) -> str:
        # Neither name nor words: this string reaches logs.
        return f"observation {self.pk}"

    @property
    def shown_name(self) -> str:
        return self.name if self.erased_at is None else str(_("a person who left"))


class Indicator(TenantModel):
    """A number by which a commitment is judged: from where, to where, until when."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="indicators")
    order = models.PositiveSmallIntegerField(default=0)
    label = TranslatedField(_("what is counted"))
    unit = TranslatedField(_("unit"), blank=True)
    method = TranslatedField(_("how it is measured"), blank=True)
    baseline = models.DecimalField(_("at the start"), max_digits=14, decimal_places=3, null=True, blank=True)
    baseline_on = models.DateField(_("day of the start value"), null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=3, null=True, blank=True)
    target_on = models.DateField(_("day of the target"), null=True, blank=True)
    responsible = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["commitment", "order", "pk"]

    def __str__(self) -> str:
        return str(self.label)


class Measurement(TenantModel):
    """One value of an indicator, on one day, perhaps in one zone."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="measurements")
    measured_on = models.DateField(_("measured on"))
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=3)
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(_("where the value comes from"), max_length=300, blank=True)
    by = someone()
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")
        ordering = ["-measured_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "measured_on", "zone"],
                name="plans_measured_once",
                violation_error_message=MEASURED_TWICE,
            ),
            # Two missing zones are one and the same: the whole town.
            models.UniqueConstraint(
                fields=["indicator", "measured_on"],
                condition=Q(zone__isnull=True),
                name="plans_measured_once_in_town",
                violation_error_message=MEASURED_TWICE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.value}"
