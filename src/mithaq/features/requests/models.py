"""What people tell the municipality, where it goes, and each step until it is answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import Text, TranslatedField
from mithaq.registers.places.models import Zone

from .enums import ENDED, TONES, Channel, Field, Kind, Priority, Publicity, Stage, State, Term


class Category(TenantModel):
    """One subject people write about: who serves it, how soon, what must be asked. It closes and never vanishes."""

    code = models.SlugField(_("short name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    field = models.CharField(_("field"), max_length=10, choices=Field.choices, default=Field.OTHER)
    name = TranslatedField(_("name"))
    help = TranslatedField(_("what belongs here"), blank=True)
    unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit in charge")
    )
    term = models.CharField(
        pgettext_lazy("duration", "term"), max_length=40, choices=Term.choices, default=Term.USUAL
    )
    # Otherwise only its sender and the officers read it.
    is_public = models.BooleanField(_("shown to everybody once read"), default=True)
    asks_place = models.BooleanField(_("asks where"), default=True)
    # [{"code", "label": Text, "kind", "required", "options": [{"code", "label": Text, "stop": Text}]}]; an option
    # with `stop` is answered at once with these words, and nothing is sent. What is asked no more carries "retired":
    # earlier answers are still read with it.
    questions = models.JSONField(_("further questions"), default=list, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=50)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("request", "category")
        verbose_name_plural = pgettext_lazy("request", "categories")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="requests_category_code",
                violation_error_message=_("Another category has this short name."),
            )
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def asked(self) -> list[dict[str, Any]]:
        """The further questions put today, with the answers offered today."""
        return [
            {**one, "options": standing(one.get("options", []))} if "options" in one else one
            for one in standing(self.questions)
        ]


def standing(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in rows if not one.get("retired")]


class Route(TenantModel):
    """In one zone another unit serves a category."""

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="routes")
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="+", verbose_name=_("zone"))
    unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit in charge")
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["category", "zone"], name="requests_one_route")]

    def __str__(self) -> str:
        return f"{self.category_id} @ {self.zone_id}"


class Key(TenantModel):
    """Another application may send requests in (Open311), until an officer takes the key back."""

    name = models.CharField(pgettext_lazy("key", "application"), max_length=120)
    # HMAC of the key, which is told once and kept nowhere.
    digest = models.CharField(max_length=64, unique=True)
    per_hour = models.PositiveIntegerField(_("requests an hour"), default=300)
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(_("issued"), default=timezone.now)
    revoked_at = models.DateTimeField(pgettext_lazy("key", "taken back"), null=True, blank=True)

    class Meta:
        verbose_name = _("key of an application")
        verbose_name_plural = _("keys of applications")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


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


class Endpoint(TenantModel):
    """The Open311 server of another body, to which requests of some subjects are sent on."""

    name = models.CharField(pgettext_lazy("endpoint", "body"), max_length=120)
    # The address the standard's operations stand below: https://…/open311/v2
    url = models.CharField(pgettext_lazy("endpoint", "address"), max_length=300)
    jurisdiction = models.CharField("jurisdiction_id", max_length=120, blank=True)
    # `kit.sealed`: unreadable without the installation's own secret, never shown again.
    key_sealed = models.TextField(blank=True)
    closed_at = models.DateTimeField(pgettext_lazy("endpoint", "closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("server of another body")
        verbose_name_plural = _("servers of other bodies")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Forward(TenantModel):
    """Requests of a category are sent on under the other body's own code."""

    category = models.OneToOneField(Category, on_delete=models.CASCADE, related_name="forward")
    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, related_name="forwards")
    service_code = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"{self.category_id} → {self.service_code}"


class Handover(TenantModel):
    """One request on its way to another body, and what that body last said of it."""

    request = models.OneToOneField(Request, on_delete=models.CASCADE, related_name="handover")
    endpoint = models.ForeignKey(Endpoint, on_delete=models.PROTECT, related_name="handovers")
    service_code = models.CharField(max_length=120)
    stage = models.CharField(_("state"), max_length=8, choices=Stage.choices, default=Stage.WAITING)
    # Names this one sending, however often it is tried.
    once = models.CharField(max_length=64, unique=True)
    token = models.CharField(max_length=120, blank=True)
    remote_id = models.CharField(_("their number"), max_length=120, blank=True)
    remote_status = models.CharField(max_length=20, blank=True)
    # What was already told, so that it is told once.
    remote_words = models.TextField(blank=True)
    # The kind of what went wrong last; never words of the other side.
    problem = models.CharField(_("what went wrong"), max_length=40, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["endpoint", "stage"], name="requests_handover_stage")]

    def __str__(self) -> str:
        return f"{self.request_id} → {self.endpoint_id}"


def text_of(value: object) -> Text:
    """A table of languages from a category's questions."""
    return Text(value) if isinstance(value, dict) else Text()


def year_of(moment: dt.datetime) -> int:
    """The town's own year, by which numbers start again."""
    return timezone.localtime(moment).year
