"""What letters show elsewhere: "today", and the desk pages of what they are about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.manifest.definitions import Panel, Task, Todo
from mithaq.kit.registry import record_of

from .access import KEEP, OFFICERS
from .addresses import desk_letter_url
from .queries import end_of, letters_about, to_answer


def waiting(actor: Actor, limit: int) -> Iterable[Todo]:
    for row in to_answer(actor)[:limit]:
        yield Todo(
            title=f"{row.reference} · {row.subject}",
            url=desk_letter_url(row),
            kind=gettext("letter to answer"),
            due_at=end_of(row.answer_by) if row.answer_by is not None else None,
        )


TASKS = (Task(code="correspondence.answer", label=_("Correspondence"), grants=OFFICERS, waiting=waiting),)


def about(actor: Actor, obj: Any) -> dict[str, Any] | None:
    """The letters about a thing, and where one more is registered."""
    if not actor.has(*OFFICERS):
        return None
    new = f"{reverse('desk_letters_new')}?about={record_of(obj).code}:{obj.pk}" if actor.has(KEEP) else ""
    letters = list(letters_about(actor, obj))
    return {"letters": letters, "new": new} if letters or new else None


# Pages of the desk that show what others have to say of their record.
ABOUT = ("requests.request", "projects.project", "councils.decision", "meetings.meeting", "bodies.body")
PANELS = tuple(
    Panel(
        code=f"correspondence.{on}",
        on=on,
        template="correspondence/panel.html",
        context=about,
        place="desk",
        order=70,
    )
    for on in ABOUT
)
