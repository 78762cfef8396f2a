"""One request from its arrival to its end: steps, talk, supporters, prepared answers."""

from __future__ import annotations

import datetime as dt

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField
from mithaq.registers.places.models import Zone

from ..enums import ENDED, TONES, Channel, Priority, Publicity, State
from .subjects import Category, Key


class Request(TenantModel):
    """One thing somebody told the municipality."""

    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(_("number"))
    category = models.ForeignKey(
        Category,
        on_delete=models.PROTECT,
        related_name="requests",
        verbose_name=pgettext_lazy("request", "category"),
    )
    # As everybody reads it; `original` keeps what was sent when an officer took something out of it.
    text = models.TextField(pgettext_lazy("request", "what was said"))
    original = models.TextField(blank=True)
    language = models.CharField(_("language"), max_length=8)
    # {code of the question: answer}
    answers = models.JSONField(default=dict, blank=True)

    zone = models.ForeignKey(
        Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("zone")
    )
    landmark = models.CharField(_("landmark"), max_length=200, blank=True)
    # WGS 84.
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    channel = models.CharField(_("channel"), max_length=8, choices=Channel.choices, default=Channel.WEB)
    # An account, or a guest who left an address; nobody when neither.
    author = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=80, blank=True)
    shows_name = models.BooleanField(_("the name is shown"), default=False)
    # The officer who wrote it down, and when the person said yes to it.
    agent = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    consent_at = models.DateTimeField(_("consent given"), null=True, blank=True)
    receipt_digest = models.CharField(max_length=64, unique=True)
    # The application that sent it, and its picture there.
    key = models.ForeignKey(Key, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    publicity = models.CharField(
        _("who reads it"), max_length=8, choices=Publicity.choices, default=Publicity.WAITING
    )
    withheld_reason = TranslatedField(_("why it is not shown"), blank=True)

    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.RECEIVED)
    unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit in charge")
    )
    assignee = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("officer in charge"),
    )
    partner = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("handed to"),
    )
    priority = models.CharField(
        _("priority"), max_length=1, choices=Priority.choices, default=Priority.NORMAL
    )
    duplicate_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates"
    )
    planned_on = models.DateField(_("planned for"), null=True, blank=True)

    received_at = models.DateTimeField(_("received"), default=timezone.now)
    moved_at = models.DateTimeField(_("last step"), default=timezone.now)
    # The first answer in words; the last one decides what can be contested, and until when.
    answered_at = models.DateTimeField(pgettext_lazy("day", "answered"), null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    contest_until = models.DateTimeField(null=True, blank=True)
    contested_at = models.DateTimeField(pgettext_lazy("day", "contested"), null=True, blank=True)

    rating = models.PositiveSmallIntegerField(
        _("satisfaction"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    rating_words = models.TextField(blank=True)
    rated_at = models.DateTimeField(null=True, blank=True)
    # Its sender asked to be forgotten: name and words are gone, the answer stands.
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "year", "number"], name="requests_number"),
            models.CheckConstraint(
                condition=~Q(state__in=ENDED) | Q(answered_at__isnull=False),
                name="requests_ended_only_answered",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.MERGED) | Q(duplicate_of__isnull=False),
                name="requests_merged_into_one",
            ),
            models.CheckConstraint(
                condition=Q(rating__isnull=True) | Q(rating__range=(1, 5)), name="requests_rating_of_five"
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "publicity", "-received_at"], name="requests_shown"),
            models.Index(fields=["municipality", "state", "received_at"], name="requests_state"),
            models.Index(fields=["municipality", "-received_at", "-id"], name="requests_latest"),
            models.Index(fields=["municipality", "category", "zone"], name="requests_place"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """ "2026/0042": said on paper and by phone."""
        return f"{self.year}/{self.number:04d}"

    @property
    def tone(self) -> str:
        return TONES.get(State(self.state), "quiet")

    @property
    def shown_name(self) -> str:
        """What everybody reads: nothing unless the sender wanted it."""
        return self.name if self.shows_name and self.erased_at is None else ""

    @property
    def may_contest(self) -> bool:
        """Once, for a while after an answer."""
        return (
            self.state in (State.RESOLVED, State.REFUSED, State.NOT_OURS)
            and self.contested_at is None
            and self.contest_until is not None
            and timezone.now() < self.contest_until
        )

    @property
    def may_rate(self) -> bool:
        return self.answered_at is not None and self.rating is None and self.state in (*ENDED,)

    @property
    def may_withdraw(self) -> bool:
        return self.answered_at is None and self.state in (State.RECEIVED, State.ACCEPTED)

    @property
    def days_to_answer(self) -> int | None:
        return (self.answered_at - self.received_at).days if self.answered_at else None


class Step(TenantModel):
    """One move of a request, for ever. Its words are what its sender is told."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(_("state"), max_length=12, choices=State.choices)
    words = TranslatedField(_("what the sender is told"), blank=True)
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.request_id}: {self.state}"


class Message(TenantModel):
    """One word of the conversation between a sender and a unit; a note stays among officers."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="messages")
    text = models.TextField(_("message"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    from_officer = models.BooleanField(default=False)
    is_note = models.BooleanField(_("internal note"), default=False)
    channel = models.CharField(_("channel"), max_length=8, choices=Channel.choices, default=Channel.WEB)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"message {self.pk}"


class Support(TenantModel):
    """ "Me too": once for an account, once for a browser."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="supports")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    # A random word in the browser's signed cookie, digested.
    browser = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request", "person"], condition=Q(person__isnull=False), name="requests_one_me_too"
            ),
            models.UniqueConstraint(
                fields=["request", "browser"], condition=~Q(browser=""), name="requests_one_me_too_browser"
            ),
        ]

    def __str__(self) -> str:
        return f"support of {self.request_id}"


class Reply(TenantModel):
    """Words an officer begins an answer with."""

    name = models.CharField(_("name"), max_length=80)
    state = models.CharField(_("state"), max_length=12, choices=State.choices)
    words = TranslatedField(_("words"))
    category = models.ForeignKey(
        Category,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("request", "category"),
    )

    class Meta:
        verbose_name = _("prepared answer")
        verbose_name_plural = _("prepared answers")
        ordering = ["state", "name"]

    def __str__(self) -> str:
        return self.name


def year_of(moment: dt.datetime) -> int:
    """The town's own year, by which numbers start again."""
    return timezone.localtime(moment).year
