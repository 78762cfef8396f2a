"""What bodies decide, round by round and seat by seat, and what became of it."""

from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField
from mithaq.registers.bodies.enums import Rule
from mithaq.registers.bodies.models import Body, Seat
from mithaq.registers.meetings.models import Meeting

from ..enums import DECIDED, Choice, Fate, Kind, Outcome, State, StepKind


class AboutRecord(TenantModel):
    """Something about a public record of any app (a commitment), or about none."""

    subject_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject_id = models.PositiveBigIntegerField(null=True, blank=True)
    subject = GenericForeignKey("subject_type", "subject_id")

    class Meta:
        abstract = True


class Decision(AboutRecord):
    """What is put to the members of a body. The rule is copied when they are first asked, and then holds."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="council_decisions")
    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="council_decisions",
        verbose_name=_("meeting"),
    )
    kind = models.CharField(_("kind"), max_length=14, choices=Kind.choices, default=Kind.DECISION)
    title = TranslatedField(_("title"))
    text = TranslatedField(_("text"), blank=True)
    # Whose matter it is: whoever declared an interest in one of these is kept from the vote.
    organisations = models.ManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name=_("institutions concerned")
    )
    # Empty until members are asked.
    rule = models.CharField(_("decided by"), max_length=17, choices=Rule.choices, blank=True)
    quorum_percent = models.PositiveSmallIntegerField(_("quorum (%)"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.DRAFT)
    reason = TranslatedField(_("why it was withdrawn"), blank=True)
    proposed_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=(State.OPEN, *DECIDED)) | ~Q(rule=""), name="councils_asked_by_a_rule"
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=False, state__in=DECIDED)
                | (Q(decided_at__isnull=True) & ~Q(state__in=DECIDED)),
                name="councils_decided_on_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "state", "decided_at"], name="councils_decided"),
            models.Index(fields=["subject_type", "subject_id"], name="councils_subject"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def is_decided(self) -> bool:
        return self.state in DECIDED


class Round(TenantModel):
    """One time of asking. The wording may change between two rounds: each keeps what was put to members."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("number"))
    text = TranslatedField(_("text"), blank=True)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    closed_at = models.DateTimeField(pgettext_lazy("day", "closed"), null=True, blank=True)
    outcome = models.CharField(_("result"), max_length=9, choices=Outcome.choices, blank=True)
    # As counted: {"for": 5, "against": 1, "abstain": 0}.
    counts = models.JSONField(_("positions"), default=dict, blank=True)
    entitled = models.PositiveIntegerField(_("may vote"), default=0)
    needed = models.PositiveIntegerField(_("quorum"), default=0)

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="councils_round_number"),
            models.UniqueConstraint(
                fields=["decision"], condition=Q(closed_at__isnull=True), name="councils_one_open_round"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, outcome="")
                | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="councils_closed_with_result",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} · {self.number}"

    @property
    def cast(self) -> int:
        return sum(self.counts.values())

    @property
    def shown_counts(self) -> list[tuple[str, int]]:
        """(words, how many), in the order of the rule."""
        return [(str(Choice(code).label), number) for code, number in self.counts.items()]


class Position(TenantModel):
    """The place of one seat in one round: made when the round opens, filled when the member answers."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="positions")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(_("position"), max_length=11, choices=Choice.choices, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    cast_at = models.DateTimeField(_("given"), null=True, blank=True)
    # The officer who wrote down what a member said; empty when members answered themselves.
    entered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    by_member = models.BooleanField(default=False)
    # An interest keeps the member from the vote; they are not counted among those who may vote.
    kept_out = models.BooleanField(_("kept from the vote"), default=False)

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "seat"], name="councils_one_position"),
            models.CheckConstraint(
                condition=~Q(choice=Choice.BLOCK) | ~Q(reason=""), name="councils_block_has_reason"
            ),
        ]

    def __str__(self) -> str:
        # No name and no position: this string reaches logs.
        return f"position {self.pk}"


class Item(AboutRecord):
    """Something a body follows: what it decided or recommended, or a matter it keeps an eye on."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="followed_items")
    decision = models.OneToOneField(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="item"
    )
    title = TranslatedField(_("what is followed"))
    addressee = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who is to act"),
    )
    due_on = models.DateField(_("until"), null=True, blank=True)
    fate = models.CharField(_("what became of it"), max_length=9, choices=Fate.choices, default=Fate.FOLLOWED)
    since = models.DateField(_("followed since"), default=timezone.localdate)

    class Meta:
        verbose_name = _("followed item")
        verbose_name_plural = _("followed items")
        ordering = ["-since", "-pk"]

    def __str__(self) -> str:
        return str(self.title)


class Step(TenantModel):
    """One line of what happened to a followed item. Written once."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("what this is"), max_length=7, choices=StepKind.choices)
    text = TranslatedField(_("text"))
    fate = models.CharField(_("what became of it"), max_length=9, choices=Fate.choices)
    on = models.DateField(_("day"), default=timezone.localdate)
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.on}"
