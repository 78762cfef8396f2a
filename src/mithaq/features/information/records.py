"""The nouns of access to information."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mithaq.kit.registry import Record

from .addresses import desk_inquiry_url, desk_question_url, disclosure_url, question_url
from .exports import ANSWERS, INDEX, QUESTIONS

POLICIES = "mithaq.features.information.access"
TRANSLATE = "mithaq.features.information.actions:translate"

RECORDS = (
    Record(
        code="information.inquiry",
        model="information.Inquiry",
        label=_("information request"),
        label_plural=_("information requests"),
        policy=f"{POLICIES}:InquiryPolicy",
        title=lambda row: row.reference,
        desk_url=desk_inquiry_url,
        attachments=True,
    ),
    Record(
        code="information.disclosure",
        model="information.Disclosure",
        label=_("answer to an information request"),
        label_plural=_("answers to information requests"),
        policy=f"{POLICIES}:DisclosurePolicy",
        title=lambda row: row.title,
        url=disclosure_url,
        attachments=True,
        followable=True,
        searchable=("title", "question", "answer"),
        dataset=ANSWERS,
        extra={"translate": TRANSLATE, "translatable": ("title", "question", "answer")},
    ),
    Record(
        code="information.question",
        model="information.Question",
        label=_("question to the municipality"),
        label_plural=_("questions to the municipality"),
        policy=f"{POLICIES}:QuestionPolicy",
        title=lambda row: row.title,
        url=question_url,
        desk_url=desk_question_url,
        followable=True,
        searchable=("text", "answer"),
        dataset=QUESTIONS,
    ),
    Record(
        code="information.item",
        model="information.IndexItem",
        label=_("information published unasked"),
        label_plural=_("information published unasked"),
        policy=f"{POLICIES}:IndexItemPolicy",
        title=lambda row: row.title,
        url=lambda row: f"{reverse('transparency')}#{row.code}",
        desk_url=lambda row: reverse("desk_transparency_object", args=[row.pk]),
        dataset=INDEX,
        extra={"translate": TRANSLATE, "translatable": ("title",)},
    ),
)
