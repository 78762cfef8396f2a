"""Who checks the plan from outside, what they declare, assess and contest, and how citizens take part meanwhile."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField
from mithaq.registers.bodies.models import Body

from ..enums_monitoring import AssessmentKind, AssessmentState, Scale, Stance
from .commitment import Commitment, Milestone
from .plan import Plan


class Monitor(TenantModel):
    """Who monitors a plan: a body, an organisation or one person. It ends and is never deleted."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="monitors")
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("body")
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    # Who may give it orders, or pays it; nobody, for a truly independent one.
    answers_to = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answers to"),
    )
    mandate = TranslatedField(_("what it is asked to do"), blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    end_reason = TranslatedField(_("why it ended"), blank=True)

    class Meta:
        verbose_name = _("monitor of a plan")
        verbose_name_plural = _("monitors of plans")
        ordering = ["plan", "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(body__isnull=False, organisation__isnull=True, person__isnull=True)
                | Q(body__isnull=True, organisation__isnull=False, person__isnull=True)
                | Q(body__isnull=True, organisation__isnull=True, person__isnull=False),
                name="plans_monitor_is_one",
                violation_error_message=_("Name a body, an organisation or a person: one of them."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="plans_monitor_in_order",
            ),
        ]

    def __str__(self) -> str:
        return str(self.who)

    @property
    def who(self) -> object:
        """The name shown."""
        if self.body is not None:
            return self.body.name
        return self.organisation.name if self.organisation is not None else self.person


class IndependenceDeclaration(TenantModel):
    """Signed and published by the monitor in one act. A new one stands beside the earlier ones."""

    monitor = models.ForeignKey(Monitor, on_delete=models.CASCADE, related_name="declarations")
    text = TranslatedField(_("declaration"))
    # What it says on the points that the house checks against its records.
    sits_on_committee = models.BooleanField(_("sits on the steering committee"), default=False)
    depends_on_town = models.BooleanField(
        _("works for the municipality or takes orders from it"), default=False
    )
    paid_by_town = models.BooleanField(_("is paid by the municipality"), default=False)
    signed_name = models.CharField(_("signed by"), max_length=120)
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(_("signed on"), default=timezone.now)

    class Meta:
        verbose_name = _("declaration of independence")
        verbose_name_plural = _("declarations of independence")
        ordering = ["-signed_at", "-pk"]

    def __str__(self) -> str:
        return f"declaration {self.pk}"

    @property
    def admits_a_tie(self) -> bool:
        return self.sits_on_committee or self.depends_on_town or self.paid_by_town


class AssessmentForm(TenantModel):
    """One version of the questions of one kind of assessment; those begun with an older one keep it."""

    kind = models.CharField(_("kind"), max_length=20, choices=AssessmentKind.choices)
    version = models.PositiveSmallIntegerField(_("version"))
    title = TranslatedField(_("title"))

    class Meta:
        verbose_name = _("assessment form")
        verbose_name_plural = _("assessment forms")
        ordering = ["kind", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "version"], name="plans_assessment_form_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"


class AssessmentQuestion(TenantModel):
    form = models.ForeignKey(AssessmentForm, on_delete=models.CASCADE, related_name="questions")
    code = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField()
    title = TranslatedField(_("question"))
    help = TranslatedField(_("help"), blank=True)
    scale = models.CharField(_("permitted values"), max_length=16, choices=Scale.choices)
    required = models.BooleanField(default=True)
    # Asked once for each commitment of the plan.
    per_commitment = models.BooleanField(default=False)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["form", "code"], name="plans_assessment_question_code")
        ]

    def __str__(self) -> str:
        return str(self.title)


class Assessment(TenantModel):
    """One assessment that is due: of a plan, or of one commitment. Opened by the house, signed by the monitor."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="assessments")
    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, null=True, blank=True, related_name="assessments"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=AssessmentKind.choices)
    form = models.ForeignKey(AssessmentForm, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        _("state"), max_length=6, choices=AssessmentState.choices, default=AssessmentState.OPEN
    )
    # The day it counts from: submission, completion of the commitment, end of the plan.
    counts_from = models.DateField(_("counted from"))
    # As its clock says; kept here so that open data need not ask the clock.
    due_on = models.DateField(_("due"))
    summary = TranslatedField(_("in short"), blank=True)
    signed_name = models.CharField(_("signed by"), max_length=120, blank=True)
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(_("signed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "kind"],
                condition=Q(commitment__isnull=True),
                name="plans_assessment_of_plan_once",
            ),
            models.UniqueConstraint(fields=["kind", "commitment"], name="plans_assessment_once"),
        ]

    def __str__(self) -> str:
        return f"assessment {self.pk}"

    @property
    def is_signed(self) -> bool:
        return self.state == AssessmentState.SIGNED

    @property
    def done_on(self) -> dt.date | None:
        return timezone.localdate(self.signed_at) if self.signed_at else None


class AssessmentAnswer(TenantModel):
    """What was answered to one question, with the evidence for it in words."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(AssessmentQuestion, on_delete=models.PROTECT, related_name="+")
    # For questions asked of each commitment.
    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    # Codes of the question's scale.
    values = models.JSONField(default=list, blank=True)
    text = TranslatedField(_("evidence and reasons"), blank=True)

    class Meta:
        ordering = ["question__order", "commitment__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "question"],
                condition=Q(commitment__isnull=True),
                name="plans_assessment_answer_to_plan_once",
            ),
            models.UniqueConstraint(
                fields=["assessment", "question", "commitment"], name="plans_assessment_answer_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id}: {self.question_id}"


class FigureCheck(TenantModel):
    """The monitor's word on one progress figure as it stood, and the officer's reply to it."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="checks")
    # Empty when the figure is the progress of the whole commitment.
    milestone = models.ForeignKey(
        Milestone, on_delete=models.CASCADE, null=True, blank=True, related_name="checks"
    )
    # What the page said at that moment: a milestone's status, or "3/7" steps done.
    figure = models.CharField(_("figure"), max_length=20)
    stance = models.CharField(_("what the monitor says"), max_length=13, choices=Stance.choices)
    reason = TranslatedField(_("reason"), blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reply = TranslatedField(_("the municipality’s reply"), blank=True)
    replied_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("the monitor’s word on a figure")
        verbose_name_plural = _("the monitor’s words on figures")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"check {self.pk}"

    @property
    def is_contested(self) -> bool:
        return self.stance == Stance.CONTESTED


class RelayMessage(TenantModel):
    """A message on its way to a monitor. Its words and addresses are erased as soon as it has left."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    # The sender agreed that the monitor gets their address, to answer directly.
    passes_address = models.BooleanField(default=False)
    text = models.TextField(_("message"), blank=True)
    language = models.CharField(max_length=8)
    received_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("message to a monitor")
        verbose_name_plural = _("messages to monitors")
        indexes = [models.Index(fields=["plan", "received_at"], name="plans_relay_recent")]

    def __str__(self) -> str:
        return f"message {self.pk}"


class ParticipationStrategy(TenantModel):
    """How people take part while the plan is carried out."""

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="strategy")
    text = TranslatedField(_("strategy"))
    published_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("participation strategy")
        verbose_name_plural = _("participation strategies")

    def __str__(self) -> str:
        return str(self.plan)


class PlannedActivity(TenantModel):
    """One dated activity of the strategy; reported once it took place, or cancelled with a reason."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="activities")
    commitment = models.ForeignKey(
        Commitment, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    title = TranslatedField(_("activity"))
    audience = TranslatedField(_("for whom"), blank=True)
    place = TranslatedField(_("place"), blank=True)
    planned_on = models.DateField(_("planned for"))
    held_on = models.DateField(_("held on"), null=True, blank=True)
    # Roughly who came, in words; counts by category are records of participation.
    report = TranslatedField(_("what came of it"), blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("activity of the participation strategy")
        verbose_name_plural = _("activities of the participation strategy")
        ordering = ["planned_on", "pk"]

    def __str__(self) -> str:
        return str(self.title)

    def state(self, today: dt.date) -> str:
        """reported, cancelled, planned, or owed: its day has passed without a report."""
        if self.cancelled_at:
            return "cancelled"
        if self.reported_at:
            return "reported"
        return "owed" if self.planned_on < today else "planned"
