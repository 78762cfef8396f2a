"""Where requests, answers and questions are shown, and to whom."""

from __future__ import annotations

from django.urls import reverse

from .models import Disclosure, Inquiry, Question


def asker_url(inquiry: Inquiry) -> str:
    """Their own page with an account, else the page that asks for the receipt."""
    with_account = inquiry.person is not None and inquiry.person.user_id is not None
    return reverse("information_mine", args=[inquiry.pk]) if with_account else reverse("receipt")


def question_asker_url(question: Question) -> str:
    with_account = question.person is not None and question.person.user_id is not None
    return reverse("question_mine", args=[question.pk]) if with_account else reverse("receipt")


def desk_inquiry_url(inquiry: Inquiry) -> str:
    return reverse("desk_information_object", args=[inquiry.pk])


def disclosure_url(disclosure: Disclosure) -> str:
    return reverse("information_answer", args=[disclosure.pk])


def question_url(question: Question) -> str:
    return reverse("question", args=[question.pk])


def desk_question_url(question: Question) -> str:
    return reverse("desk_questions_object", args=[question.pk])
