"""Follow and leave, with an account or by e-mail alone; unsubscribe without signing in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from mithaq.commons.access.gates import public
from mithaq.commons.access.policy import find
from mithaq.commons.people.models import Person
from mithaq.kit.origin import needs_token, sent_from_here
from mithaq.kit.registry import Record, records

from .. import actions
from ..enums import Channel, Kind
from ..forms import GuestFollowForm
from ..links import Stop, read_confirm, read_stop
from ..models import Follow
from ..queries import follow_of, follows_of
from ..wording import one_line, subject_title, subject_url


def followed_object(request: HttpRequest, code: str, pk: int) -> tuple[Record, Model]:
    """Http404 unless it is a thing one may follow and this visitor may see."""
    if code not in records or not records.get(code).followable:
        raise Http404
    record = records.get(code)
    return record, find(request.actor, record.model_class().objects.all(), pk=pk)  # type: ignore[attr-defined]


@public
@sent_from_here
def follow(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """GET: the page behind the button; POST: follow, or leave with `act=leave`; a guest leaves an address."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if request.method == "POST" and actor.person and request.POST.get("act") == "leave":
        return leave(request, code, pk)
    record, obj = followed_object(request, code, pk)
    back = record.url(obj) if record.url else "/"
    form = GuestFollowForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST" and actor.person:
        actions.follow(by=actor, obj=obj)
        messages.success(request, _("You follow this. News comes in your weekly letter."))
        return redirect(back)
    if request.method == "POST" and form.is_valid():
        try:
            actions.follow_as_guest(municipality=actor.municipality, obj=obj, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Almost done: open the letter we have just sent and confirm."))
            return redirect(back)
    shown = {"object": obj, "title": one_line(record.title(obj)), "back": back, "form": form}
    shown["with_token"] = needs_token(request)
    if actor.person:
        shown["following"] = follow_of(actor.person, obj) is not None
    return render(request, "notify/follow_page.html", shown)


def leave(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Also what one may no longer see can be left."""
    if code not in records:
        raise Http404
    actor: Any = request.actor  # type: ignore[attr-defined]
    actions.unfollow(by=actor, model=records.get(code).model_class(), pk=pk)
    messages.success(request, _("You no longer follow this."))
    return redirect("notify_preferences")


@public
@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # the signed link is the authority, and it opens nothing else
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The second yes of a guest, by a button: programs that look at links in letters must not say it."""
    wishes = Follow.objects.select_related("person").prefetch_related("subject")
    wish = wishes.filter(pk=read_confirm(token) or 0).first()
    shown: dict[str, Any] = {"wish": wish}
    if wish is not None:
        shown |= {"title": subject_title(wish), "url": subject_url(wish)}
        if request.method == "POST":
            actions.confirm_follow(wish)
            shown["done"] = True
    status = 200 if wish is not None else 404
    return never_kept(render(request, "notify/confirm.html", shown, status=status))


@public
@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # mail programs post here by themselves (RFC 8058); the signed link is the authority
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """What a letter's unsubscribe link stops, and the button that stops it. Nobody has to sign in."""
    what = read_stop(token)
    if what is None:
        return never_kept(render(request, "notify/stop.html", {"what": None}, status=404))
    person = get_object_or_404(Person, pk=what.person)
    shown: dict[str, Any] = {
        "what": what,
        "kind": Kind(what.kind).label,
        "channel": Channel(what.channel).label,
    }
    if request.method == "POST":
        shown["done"] = stopped(request, what)
    if what.kind == Kind.FOLLOWED:
        shown["follows"] = [(row.pk, subject_title(row)) for row in follows_of(person)]
    return never_kept(render(request, "notify/stop.html", shown))


def stopped(request: HttpRequest, what: Stop) -> str:
    """Leaves one thing when one is named, else stops the whole kind of letter. Says which: "one" or "all"."""
    one = request.POST.get("follow", "")
    if one.isascii() and one.isdigit() and len(one) < 19:
        actions.stop_following(what, int(one))
        return "one"
    actions.stop(what)
    return "all"


def never_kept(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
