"""Asking, and following one's own request with an account or by receipt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mithaq.commons.access.gates import public
from mithaq.commons.access.request import TownRequest
from mithaq.commons.clocks.queries import clock_of, reckoning
from mithaq.commons.files.models import Attachment
from mithaq.commons.files.views import handed_out
from mithaq.commons.receipts.codes import digests_of, grouped
from mithaq.commons.receipts.holding import receipt_of, with_receipt
from mithaq.kit.origin import needs_token, sent_from_here
from mithaq.kit.rowforms import posted, sent

from .. import actions
from ..access import is_asker
from ..enums import ANSWER_CLOCK, REVIEW_CLOCK, RUNNING, State
from ..forms import AppealForm, AskForm, NothingForm, OptionalWordsForm, WordsForm
from ..letters import LANGUAGES, appeal_letter
from ..models import Inquiry
from ..queries import may_appeal, may_review, review_until
from ..receipts import state_of
from .public import terms, with_covers


@never_cache
@sent_from_here
@public
def ask(request: TownRequest) -> HttpResponse:
    form = AskForm(posted(request), actor=request.actor, initial={"text": request.GET.get("text", "")[:4000]})
    asked = sent(form, lambda: actions.ask(by=request.actor, **form.cleaned_data))
    if asked:
        messages.success(request, _("Your request is filed."))
        return with_receipt(redirect("information_mine", asked.inquiry.pk), asked.receipt)
    context = {"form": form, "terms": terms(request.actor), "token": needs_token(request)}
    return render(request, "information/ask.html", context, status=422 if form.is_bound else 200)


def own_inquiry(request: TownRequest, pk: int) -> tuple[Inquiry | None, str]:
    """(the request, the receipt in this browser) for its asker; (None, "") for everybody else."""
    receipt = receipt_of(request)
    inquiry = Inquiry.objects.select_related("person").filter(pk=pk).first()
    if inquiry is None or not is_asker(request.actor, inquiry, receipt):
        return None, ""
    return inquiry, receipt


@never_cache
@public
def mine(request: TownRequest, pk: int) -> HttpResponse:
    """One's own request: where it stands, day by day, and what one can do."""
    inquiry, receipt = own_inquiry(request, pk)
    if inquiry is None:
        return redirect("receipt")
    kind = REVIEW_CLOCK if inquiry.state == State.REVIEW else ANSWER_CLOCK
    clock = clock_of(kind, inquiry)
    words, tone = state_of(inquiry)
    held = bool(receipt) and inquiry.receipt_digest in digests_of(receipt)
    context = {
        "inquiry": inquiry,
        "state": {"words": words, "tone": tone},
        "clock": clock,
        "reckoning": reckoning(clock) if clock else None,
        "steps": inquiry.steps.filter(inside=False),
        "rulings": inquiry.rulings.order_by("-decided_at", "-pk"),
        "appeals": inquiry.appeals.order_by("-pk"),
        "languages": LANGUAGES,
        "files": with_covers(list(_files(inquiry))),
        "receipt": grouped(receipt) if held else "",
        "may_take_back": inquiry.state in RUNNING,
        "may_review": may_review(inquiry),
        "review_until": review_until(inquiry),
        "may_appeal": may_appeal(inquiry),
    }
    return render(request, "information/mine.html", context)


def _files(inquiry: Inquiry) -> Any:
    """What was handed out with the answer; papers among officers are not public."""
    about = ContentType.objects.get_for_model(Inquiry)
    return Attachment.objects.filter(subject_type=about, subject_id=inquiry.pk, is_public=True).order_by("pk")


@never_cache
@require_safe
@public
def mine_file(request: TownRequest, pk: int, file: int) -> Any:
    """A document of the answer, for its asker."""
    inquiry, _receipt = own_inquiry(request, pk)
    if inquiry is None:
        raise Http404
    attachment = _files(inquiry).filter(pk=file).first()
    if attachment is None:
        raise Http404
    return handed_out(request, attachment)


@never_cache
@require_safe
@public
def letter(request: TownRequest, pk: int, language: str) -> HttpResponse:
    """The letter to the appeal body, as PDF."""
    inquiry, _receipt = own_inquiry(request, pk)
    appeal = inquiry.appeals.order_by("-pk").first() if inquiry else None
    if appeal is None or language not in LANGUAGES:
        raise Http404
    response = HttpResponse(appeal_letter(appeal, language), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="appeal-{language}.pdf"'
    return response


def _act(
    *,
    form_class: Any,
    may: Callable[[Inquiry], bool],
    act: Callable[..., Any],
    words: Callable[[], dict[str, str]],
) -> Any:
    """One thing an asker does with their own request: a page with a form, and the action."""

    @never_cache
    @sent_from_here
    @public
    def view(request: TownRequest, pk: int) -> HttpResponse:
        inquiry, receipt = own_inquiry(request, pk)
        if inquiry is None:
            return redirect("receipt")
        if not may(inquiry):
            return redirect("information_mine", inquiry.pk)
        form = form_class(posted(request), inquiry=inquiry)
        done = sent(
            form, lambda: act(by=request.actor, inquiry=inquiry, receipt=receipt, **form.cleaned_data)
        )
        said = words()
        if done:
            messages.success(request, said["done"])
            return redirect("information_mine", inquiry.pk)
        context = {"form": form, "inquiry": inquiry, "token": needs_token(request), **said}
        return render(request, "information/act.html", context, status=422 if form.is_bound else 200)

    return view


clarify = _act(
    form_class=WordsForm,
    may=lambda inquiry: inquiry.state == State.WAITING,
    act=actions.clarify,
    words=lambda: {
        "title": _("Say what you mean"),
        "button": _("Send"),
        "done": _("Thank you. The term runs again from today."),
    },
)
review = _act(
    form_class=OptionalWordsForm,
    may=may_review,
    act=actions.ask_review,
    words=lambda: {
        "title": _("Ask for a review"),
        "intro": _("Somebody other than the first officer decides. It is free, and you need give no reason."),
        "button": _("Ask for a review"),
        "done": _("The review is asked for."),
    },
)
appeal = _act(
    form_class=AppealForm,
    may=may_appeal,
    act=actions.lodge_appeal,
    words=lambda: {
        "title": _("Go to the appeal body"),
        "intro": _(
            "We note the day and write your letter in Arabic and in French. You sign it and send it yourself."
        ),
        "button": _("Write my letter"),
        "done": _("Your letter is ready below."),
    },
)


take_back = _act(
    form_class=NothingForm,
    may=lambda inquiry: inquiry.state in RUNNING,
    act=actions.take_back,
    words=lambda: {
        "title": _("Take the request back"),
        "intro": _("Nobody will answer it any more."),
        "button": _("Take the request back"),
        "done": _("You took the request back."),
    },
)
