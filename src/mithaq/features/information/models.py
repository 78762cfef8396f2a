"""Requests for information and what was decided on them; the register of questions; what is published unasked."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.clocks.reckoning import add_months
from mithaq.commons.files.models import Attachment
from mithaq.commons.people.models import Function, Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.fields import MoneyField
from mithaq.kit.i18n import TranslatedField

from .enums import (
    APPEALABLE,
    NEED_GROUND,
    AccessForm,
    Channel,
    FileFormat,
    Freshness,
    Level,
    Outcome,
    QuestionState,
    State,
    StepKind,
)


class Numbered(TenantModel):
    """A line of a yearly register."""

    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(pgettext_lazy("identifier", "number"))
    filed_at = models.DateTimeField(_("filed"), default=timezone.now)
    # An account, or a guest who left an address; nobody when only a name was given.
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=80, blank=True)
    language = models.CharField(_("language"), max_length=8)
    channel = models.CharField(_("channel"), max_length=8, choices=Channel.choices, default=Channel.WEB)
    agent = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # HMAC of the code its author holds; the code itself is kept nowhere.
    receipt_digest = models.CharField(max_length=64, unique=True)
    unit = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit"),
    )
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def reference(self) -> str:
        return f"{self.year}/{self.number}"


class Inquiry(Numbered):
    """A request for information. Only its asker and the officers read it; see `Disclosure` for everybody."""

    text = models.TextField(_("what is asked for"))
    form = models.CharField(
        _("form"), max_length=10, choices=AccessForm.choices, default=AccessForm.ELECTRONIC
    )
    file_format = models.CharField(
        _("format"), max_length=7, choices=FileFormat.choices, default=FileFormat.AS_HELD
    )
    urgent = models.BooleanField(_("a life or a freedom is at stake"), default=False)
    may_publish = models.BooleanField(_("question and answer may be published"), default=False)
    state = models.CharField(_("state"), max_length=11, choices=State.choices, default=State.OPEN)
    # Of the last ruling; "" before the first.
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    cost = MoneyField(_("cost of the copies"), null=True, blank=True)
    # The first request for the same thing: what is asked twice is published.
    same_as = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="alike",
        verbose_name=_("same as"),
    )

    class Meta:
        verbose_name = _("information request")
        verbose_name_plural = _("information requests")
        ordering = ["-filed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year", "number"], name="information_inquiry_number"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.DECIDED, State.SILENT]) | ~Q(outcome=""),
                name="information_decided_has_outcome",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "state", "filed_at"], name="information_state")]

    def __str__(self) -> str:
        # Neither name nor words: this string reaches logs.
        return f"information request {self.year}/{self.number}"


class Step(TenantModel):
    """One thing that happened on the way; `inside` ones are for officers."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(_("kind"), max_length=11, choices=StepKind.choices)
    text = models.TextField(_("text"), blank=True)
    inside = models.BooleanField(default=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class LegalGround(TenantModel):
    """A ground of the law as the town's legal officer settled it; it stands before what the house ships."""

    code = models.SlugField(_("short name"), max_length=40)
    article = models.CharField(_("article of the law"), max_length=20, blank=True)
    title = TranslatedField(_("legal ground in words"))
    confirmed_on = models.DateField(_("confirmed on"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("confirmed legal ground")
        verbose_name_plural = _("confirmed legal grounds")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "code"], name="information_ground_code")
        ]

    def __str__(self) -> str:
        return self.code


class Ruling(TenantModel):
    """A decision on a request: the answer, the review, the appeal body's, or silence."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="rulings")
    level = models.CharField(_("level"), max_length=9, choices=Level.choices, default=Level.ANSWER)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices)
    # The legal ground, copied as it stood: its code, and its article and title in words.
    ground = models.CharField(_("legal ground"), max_length=40, blank=True)
    ground_words = TranslatedField(_("legal ground in words"), blank=True)
    text = TranslatedField(_("answer or reason"), blank=True)
    appeal_route = TranslatedField(_("how to appeal"), blank=True)
    decided_at = models.DateTimeField(_("decided"), default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("decision on a request")
        verbose_name_plural = _("decisions on requests")
        ordering = ["decided_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome__in=NEED_GROUND) | (~Q(ground="") & ~Q(text={}) & ~Q(appeal_route={})),
                name="information_refusal_is_reasoned",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=APPEALABLE) | ~Q(appeal_route={}),
                name="information_refusal_shows_the_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.outcome} {self.pk}"


class Appeal(TenantModel):
    """An asker who went to the appeal body, as a dated record."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="appeals")
    # Of the country profile, copied: bodies close, what was sent to them stays sent.
    body = models.CharField(_("body"), max_length=40)
    body_name = TranslatedField(_("name of the body"))
    text = models.TextField(_("what the asker says"), blank=True)
    lodged_on = models.DateField(_("lodged on"))
    decided_on = models.DateField(_("decided on"), null=True, blank=True)

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ["lodged_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=F("lodged_on")),
                name="information_appeal_days_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"appeal {self.pk}"


class Disclosure(TenantModel):
    """A question and its answer as everybody may read them, with what concerns persons taken out."""

    inquiry = models.OneToOneField(
        Inquiry, on_delete=models.PROTECT, null=True, blank=True, related_name="disclosure"
    )
    title = TranslatedField(_("title"))
    question = TranslatedField(_("question"))
    answer = TranslatedField(_("answer"))
    published_at = models.DateTimeField(pgettext_lazy("day", "published"), default=timezone.now)
    # Taken back: nobody but officers sees it.
    hidden_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("answer to an information request")
        verbose_name_plural = _("answers to information requests")
        ordering = ["-published_at", "-pk"]

    def __str__(self) -> str:
        return str(self.title)


class Redaction(TenantModel):
    """A PDF of a request on its way to a copy with parts blacked out; the first one stays among officers."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="redactions")
    # Either may be removed later; what was covered, and why, stays known.
    source = models.ForeignKey(Attachment, on_delete=models.SET_NULL, null=True, related_name="+")
    result = models.ForeignKey(Attachment, on_delete=models.SET_NULL, null=True, related_name="+")
    pages = models.PositiveSmallIntegerField(_("number of pages"))
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("blacked-out copy")
        verbose_name_plural = _("blacked-out copies")
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"redaction {self.pk}"


class Cover(TenantModel):
    """A rectangle of a page that is blacked out, in percent of the page, and the ground of the law for it."""

    redaction = models.ForeignKey(Redaction, on_delete=models.CASCADE, related_name="covers")
    page = models.PositiveSmallIntegerField(_("page of the document"))
    left = models.DecimalField(max_digits=5, decimal_places=2)
    top = models.DecimalField(max_digits=5, decimal_places=2)
    width = models.DecimalField(max_digits=5, decimal_places=2)
    height = models.DecimalField(max_digits=5, decimal_places=2)
    # Copied as it stood, as in a `Ruling`.
    ground = models.CharField(_("legal ground"), max_length=40)
    ground_words = TranslatedField(_("legal ground in words"))

    class Meta:
        verbose_name = _("blacked-out part")
        verbose_name_plural = _("blacked-out parts")
        ordering = ["page", "top", "left", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(page__gte=1, left__gte=0, top__gte=0, width__gt=0, height__gt=0)
                & Q(left__lte=100 - F("width"), top__lte=100 - F("height")),
                name="information_cover_within_page",
            )
        ]

    def __str__(self) -> str:
        return f"cover {self.pk}"


class Question(Numbered):
    """A question to the municipality, entered into its public register with the answer."""

    text = models.TextField(_("question"))
    state = models.CharField(
        _("state"), max_length=11, choices=QuestionState.choices, default=QuestionState.RECEIVED
    )
    shown_at = models.DateTimeField(_("entered"), null=True, blank=True)
    answer = TranslatedField(_("answer"), blank=True)
    answered_at = models.DateTimeField(pgettext_lazy("day", "answered"), null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = TranslatedField(_("why it is not entered"), blank=True)
    # The due date of its clock, said here too so that the register and its files need no join.
    due_on = models.DateField(_("due"), null=True, blank=True)

    class Meta:
        verbose_name = _("question to the municipality")
        verbose_name_plural = _("questions to the municipality")
        ordering = ["-filed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year", "number"], name="information_question_number"
            ),
            models.CheckConstraint(
                condition=~Q(state=QuestionState.ANSWERED) | (Q(answered_at__isnull=False) & ~Q(answer={})),
                name="information_question_answered",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "state", "filed_at"], name="information_questions")]

    def __str__(self) -> str:
        return f"question {self.year}/{self.number}"

    @property
    def title(self) -> str:
        return self.text if len(self.text) <= 120 else self.text[:119] + "…"


class IndexItem(TenantModel):
    """One thing that must be published without anybody asking: where it is, whose it is, how fresh."""

    code = models.SlugField(_("short name"), max_length=40)
    title = TranslatedField(_("what is published"))
    article = models.CharField(_("article of the law"), max_length=20, blank=True)
    owner = models.ForeignKey(
        Function, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    url = models.CharField(_("where it stands"), max_length=500, blank=True)
    updated_on = models.DateField(_("last updated"), null=True, blank=True)
    every_months = models.PositiveSmallIntegerField(_("months until it is out of date"), default=12)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("information published unasked")
        verbose_name_plural = _("information published unasked")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "code"], name="information_item_code"),
            models.CheckConstraint(
                condition=Q(url="") | Q(updated_on__isnull=False), name="information_item_dated"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def stale_from(self) -> dt.date | None:
        return add_months(self.updated_on, self.every_months) if self.updated_on else None

    @property
    def freshness(self) -> Freshness:
        if not self.url or self.stale_from is None:
            return Freshness.MISSING
        return Freshness.STALE if self.stale_from < timezone.localdate() else Freshness.PRESENT
