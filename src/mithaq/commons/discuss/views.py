"""Commenting and following one's own comment, with an account or by receipt."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.gates import officers, public
from mithaq.commons.access.policy import allowed, find
from mithaq.commons.receipts.codes import grouped
from mithaq.commons.receipts.holding import receipt_of, with_receipt
from mithaq.kit.i18n import Text
from mithaq.kit.origin import needs_token, sent_from_here
from mithaq.kit.registry import Record, records
from mithaq.kit.rowforms import explain

from . import actions
from .access import require_author
from .forms import AppealForm, CommentForm, OnBehalfForm, WordsForm
from .models import Comment
from .notices import title_of, url_of
from .queries import by_receipt, comments_of
from .showing import life_of, shown_answer


def subject_of(actor: Actor, code: str, pk: int) -> tuple[Record, Model]:
    """The thing to comment on, if it takes comments and the actor may see it; else 404."""
    if code not in records or not (record := records.get(code)).comments:
        raise Http404
    return record, find(actor, record.model_class()._default_manager.all(), pk=pk)


def label_of(record: Record, subject: Model, place: str) -> Text:
    """What a part is called; a record that names its parts (`extra["place_label"]`) has no others."""
    name_part = record.extra.get("place_label")
    if not place or name_part is None:
        return Text()
    label = name_part(subject, place)
    if not label:
        raise Http404
    return Text(label)


@never_cache
@sent_from_here
@public
def discuss_post(request: HttpRequest, code: str, pk: int, place: str = "") -> HttpResponse:
    """The form on a page of its own; what is wrong comes back with every word kept."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    record, subject = subject_of(actor, code, pk)
    label = label_of(record, subject, place)
    is_open = allowed(actor, "comment", subject)
    form = CommentForm(request.POST if request.method == "POST" else None, actor=actor)
    if form.is_bound and not is_open:
        form.add_error(None, _("Comments are closed here. Keep your text; another page may still take it."))
    if form.is_bound and form.is_valid():
        words: dict[str, Any] = {
            name: form.cleaned_data.get(name) or "" for name in ("text", "name", "email", "phone")
        }
        try:
            posted = actions.post_comment(
                by=actor, on=subject, place=place, place_label=label, hold=form.too_fast, **words
            )
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("Thank you. Your comment has arrived."))
            return with_receipt(redirect("discuss_follow", posted.comment.pk), posted.receipt)
    context = {
        "form": form,
        "object": subject,
        "place": place,
        "about": record.title(subject),
        "label": label,
        "back": record.url(subject) if record.url else "",
        "is_open": is_open,
        "token": needs_token(request),
        "by_place": {place: list(comments_of(actor, subject, place))},
    }
    return render(request, "discuss/post.html", context, status=422 if form.is_bound else 200)


@never_cache
@officers("discuss.desk")
def discuss_on_behalf(request: HttpRequest, code: str, pk: int, place: str = "") -> HttpResponse:
    """Writing down what somebody said at the counter, on paper or by phone; the receipt is for them."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    record, subject = subject_of(actor, code, pk)
    label = label_of(record, subject, place)
    form = OnBehalfForm(request.POST or None)
    if form.is_bound and form.is_valid():
        words = dict(form.cleaned_data)
        day = words.pop("day")
        noon = timezone.make_aware(dt.datetime.combine(day, dt.time(12))) if day else None
        try:
            posted = actions.post_comment(
                by=actor, on=subject, place=place, place_label=label, submitted_at=noon, **words
            )
        except ValidationError as error:
            explain(form, error)
        else:
            context = {"posted": posted, "about": record.title(subject), "again": request.path}
            return render(request, "discuss/written_down.html", context)
    context = {"form": form, "about": record.title(subject), "label": label}
    return render(request, "discuss/on_behalf.html", context, status=422 if form.is_bound else 200)


def own_comment(request: HttpRequest, pk: int) -> tuple[Comment | None, str]:
    """(the comment, the receipt in this browser) for its author; (None, "") for everybody else."""
    receipt = receipt_of(request)
    comment = Comment.objects.select_related("author", "organisation", "answer__by").filter(pk=pk).first()
    if comment is None:
        return None, ""
    try:
        require_author(request.actor, comment, receipt)  # type: ignore[attr-defined]
    except Http404:
        return None, ""
    return comment, receipt


@never_cache
@public
def discuss_follow(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own comment: what became of it, step by step, and what one can still do."""
    comment, receipt = own_comment(request, pk)
    if comment is None:
        return redirect("discuss_receipt")
    held = by_receipt(receipt)
    context = {
        "comment": comment,
        "about": title_of(comment),
        "url": url_of(comment),
        "life": life_of(comment),
        "answer": shown_answer(comment.official) if comment.official else None,
        "receipt": grouped(receipt) if held is not None and held.pk == comment.pk else "",
    }
    return render(request, "discuss/follow.html", context)


@never_cache
@sent_from_here
@public
def discuss_edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _author_act(
        request,
        pk,
        form_class=WordsForm,
        act=actions.edit,
        may="may_change",
        title=_("Change your comment"),
        button=_("Save"),
        done=_("Your comment was changed."),
    )


@never_cache
@sent_from_here
@public
def discuss_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    return _author_act(
        request,
        pk,
        form_class=Form,
        act=actions.withdraw,
        may="may_change",
        title=_("Withdraw your comment"),
        button=_("Withdraw"),
        done=_("Your comment was withdrawn."),
    )


@never_cache
@sent_from_here
@public
def discuss_appeal(request: HttpRequest, pk: int) -> HttpResponse:
    return _author_act(
        request,
        pk,
        form_class=AppealForm,
        act=actions.appeal,
        may="may_appeal",
        title=_("Ask for a second look"),
        button=_("Send"),
        done=_("Another moderator will look at your comment."),
    )


@never_cache
@sent_from_here
@public
def discuss_erase(request: HttpRequest, pk: int) -> HttpResponse:
    return _author_act(
        request,
        pk,
        form_class=Form,
        act=actions.erase_own,
        may="may_erase",
        title=_("Erase what you wrote"),
        button=_("Erase for good"),
        done=_("Your name and words were erased."),
        intro=_(
            "Your name, your words, your address and your photos go for good, here and in the history. "
            "That there was a comment, and the municipality’s answer if there is one, stays."
        ),
    )


def _author_act(
    request: HttpRequest,
    pk: int,
    *,
    form_class: type[Form],
    act: Any,
    may: str,
    title: str,
    button: str,
    done: str,
    intro: str = "",
) -> HttpResponse:
    """A page with one form by which an author does one thing to their comment."""
    comment, receipt = own_comment(request, pk)
    if comment is None:
        return redirect("discuss_receipt")
    if not getattr(comment, may):
        messages.warning(request, _("This is no longer possible: the comment is answered or decided."))
        return redirect("discuss_follow", pk)
    start = {"text": comment.text} if form_class is WordsForm else None
    form = form_class(request.POST if request.method == "POST" else None, initial=start)
    if form.is_bound and form.is_valid():
        try:
            act(by=request.actor, comment=comment, receipt=receipt, **form.cleaned_data)  # type: ignore[attr-defined]
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, done)
            return redirect("discuss_follow", pk)
    context = {
        "form": form,
        "comment": comment,
        "title": title,
        "button": button,
        "intro": intro,
        "token": needs_token(request),
    }
    return render(request, "discuss/author_act.html", context, status=422 if form.is_bound else 200)
