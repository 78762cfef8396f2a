"""The sender may answer our letters by e-mail: the answer joins the conversation."""

from __future__ import annotations

from mithaq.commons.notify.replies import ReplyTaker
from mithaq.commons.people.models import Person

from .actions import write_by_mail
from .enums import State
from .models import Request


def is_sender(row: Request, person: Person) -> bool:
    return row.author_id == person.pk and row.erased_at is None and row.state != State.WITHDRAWN


REPLIES = ReplyTaker(
    code="r",
    record="requests.request",
    may=is_sender,
    take=lambda by, row, text, files: write_by_mail(by=by, request=row, text=text, files=files),
)
