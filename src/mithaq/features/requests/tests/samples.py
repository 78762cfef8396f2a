"""One more of what people tell the municipality, for everybody and for few, for the house tests."""

from __future__ import annotations

import itertools
from typing import Any

from django.utils import timezone

from mithaq.commons.people.models import Organisation
from mithaq.commons.receipts.codes import new_code
from mithaq.features.requests.models import Category, Endpoint, Key, Message, Reply, Request, Step
from mithaq.kit.testing import Sample, mark, samples

_count = itertools.count(1)


def unit(town: Any) -> Organisation:
    return Organisation.objects.create(
        code=f"unit-{next(_count)}", name=mark(town), kind="government", is_municipal=True
    )


def category(town: Any) -> Category:
    return Category.objects.create(
        code=f"subject-{next(_count)}", kind="complaint", name=mark(town), help=mark(town), unit=unit(town)
    )


def request(town: Any, *, hidden: bool = False) -> Request:
    """Shown: without its sender's name, its notes and what was taken out of it. Hidden: not yet read."""
    said, secret = mark(town, hidden=hidden), mark(town, hidden=True)
    about, now = category(town), timezone.now()
    found = Request.objects.create(
        year=2020,
        number=next(_count),
        category=about,
        text=said["en"],
        original=secret["en"],
        name=secret["en"],
        language="en",
        landmark=said["en"],
        unit=about.unit,
        receipt_digest=new_code().digest,
        publicity="waiting" if hidden else "shown",
        state="received" if hidden else "resolved",
        answered_at=None if hidden else now,
    )
    Step.objects.create(request=found, state="received", unit=about.unit)
    Step.objects.create(request=found, state=found.state, unit=about.unit, words=said)
    Message.objects.create(request=found, text=secret["en"], from_officer=True, is_note=True)
    return found


def reply(town: Any) -> Reply:
    said = mark(town, hidden=True)
    return Reply.objects.create(name=said["en"], state="resolved", words=said)


def key(town: Any) -> Key:
    return Key.objects.create(name=mark(town, hidden=True)["en"], digest=new_code().digest)


def endpoint(town: Any) -> Endpoint:
    return Endpoint.objects.create(name=mark(town, hidden=True)["en"], url="https://water.example/open311/v2")


samples.add(Sample(code="requests.endpoint", make=endpoint, hidden=endpoint))
samples.add(Sample(code="requests.key", make=key, hidden=key))
samples.add(Sample(code="requests.category", make=category))
samples.add(Sample(code="requests.request", make=request, hidden=lambda town: request(town, hidden=True)))
samples.add(Sample(code="requests.reply", make=reply, hidden=reply))
