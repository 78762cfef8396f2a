"""Comments on any public record, and the official answer each is owed."""

from __future__ import annotations

import datetime as dt

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import Text, TranslatedField

from .enums import Channel, Outcome, State


class Comment(TenantModel):
    """What one person, with an account or without, said about one thing or one place in it."""

    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    # A part of the subject that is no record itself: the code of a question, "" for the whole.
    place = models.CharField(max_length=80, blank=True)
    place_label = TranslatedField(blank=True)

    # An account, or a guest who left an address; nobody when only a name was given.
    author = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="comments"
    )
    name = models.CharField(_("name shown"), max_length=80)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    language = models.CharField(_("language"), max_length=8)
    text = models.TextField(_("comment"))
    channel = models.CharField(_("channel"), max_length=8, choices=Channel.choices, default=Channel.WEB)
    # The officer who wrote down what was said at the counter, on paper, in a meeting.
    agent = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # HMAC of the code its author holds; the code itself is kept nowhere.
    receipt_digest = models.CharField(max_length=64, unique=True)

    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.PENDING)
    submitted_at = models.DateTimeField(_("received"), default=timezone.now)
    edited_at = models.DateTimeField(_("changed"), null=True, blank=True)
    published_at = models.DateTimeField(_("published on"), null=True, blank=True)
    # When a moderator last decided; a published comment without it has not been read yet.
    moderated_at = models.DateTimeField(_("moderated"), null=True, blank=True)
    moderated_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = TranslatedField(_("why it is not published"), blank=True)

    appeal_text = models.TextField(_("appeal"), blank=True)
    appealed_at = models.DateTimeField(_("appealed"), null=True, blank=True)
    appeal_decided_at = models.DateTimeField(null=True, blank=True)
    appeal_decided_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    appeal_reason = TranslatedField(_("decision on the appeal"), blank=True)

    # The first official answer, said here too so that lists and deadlines need no join.
    answered_at = models.DateTimeField(pgettext_lazy("day", "answered"), null=True, blank=True)
    # The author asked to be forgotten: name and text are gone, the answer stands.
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["submitted_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(published_at__isnull=False),
                name="discuss_published_has_date",
            ),
            models.CheckConstraint(
                condition=Q(appeal_decided_at__isnull=True) | Q(appealed_at__isnull=False),
                name="discuss_appeal_before_decision",
            ),
        ]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "submitted_at"], name="discuss_subject"),
            models.Index(fields=["municipality", "state", "submitted_at"], name="discuss_state"),
        ]

    def __str__(self) -> str:
        # Neither name nor words: this string reaches logs.
        return f"comment {self.pk}"

    @property
    def anchor(self) -> str:
        return f"comment-{self.pk}"

    @property
    def shown_name(self) -> str:
        return self.name if self.erased_at is None else str(_("a person who left"))

    @property
    def official(self) -> Answer | None:
        """The answer, None while there is none (the reverse one-to-one raises)."""
        return getattr(self, "answer", None) if self.answered_at else None

    @property
    def answer_text(self) -> Text:
        """What the search finds the comment by besides its own words."""
        return self.official.reason if self.official else Text()

    @property
    def days_to_answer(self) -> int | None:
        return (self.answered_at - self.submitted_at).days if self.answered_at else None

    @property
    def pending_since(self) -> dt.datetime | None:
        """Since when a moderator is awaited: for an appeal, or to read it first or again; None when for neither."""
        if self.appeal_waits:
            return self.appealed_at
        unread = self.state in (State.PENDING, State.PUBLISHED) and self.moderated_at is None
        return (self.edited_at or self.submitted_at) if unread else None

    @property
    def may_appeal(self) -> bool:
        """Once, against a decision not to publish."""
        return self.state == State.REJECTED and self.appealed_at is None and self.may_erase

    @property
    def may_change(self) -> bool:
        """Its author may edit or withdraw it until it is answered."""
        open_ones = (State.PENDING, State.PUBLISHED)
        return self.state in open_ones and self.answered_at is None and self.may_erase

    @property
    def may_erase(self) -> bool:
        """Its author may have it forgotten, once, answered or not."""
        return self.erased_at is None

    @property
    def appeal_waits(self) -> bool:
        return self.appealed_at is not None and self.appeal_decided_at is None


class Answer(TenantModel):
    """The town's reasoned answer to one comment."""

    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="answer")
    outcome = models.CharField(_("outcome"), max_length=16, choices=Outcome.choices)
    reason = TranslatedField(_("reason"))
    changed = TranslatedField(_("what changed because of it"), blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(pgettext_lazy("day", "answered"), default=timezone.now)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")

    def __str__(self) -> str:
        return f"answer to comment {self.comment_id}"
