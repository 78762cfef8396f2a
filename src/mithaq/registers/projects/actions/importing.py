"""Projects that exist already, from a list: all lines or none, every wrong line named."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require_grant
from mithaq.kit.lists import LineProblem, WrongLines

from ..access import RUN
from ..models import Project
from ..reading import read, sentences
from .opening import open_project


@transaction.atomic
def import_projects(*, by: Actor, text: str, published: bool = True) -> list[Project]:
    """Open every project of a list (see `reading.read`).

    WrongLines names all wrong lines; nothing is written then.
    """
    require_grant(by, RUN)
    rows = read(text)
    opened: list[Project] = []
    problems: list[LineProblem] = []
    for line, row in rows:
        try:
            opened.append(open_project(by=by, published=published, **row))
        except ValidationError as refused:
            problems.append(LineProblem(line, sentences(refused)))
    if problems:
        # Leaving the block by an exception takes the others out again.
        raise WrongLines(problems)
    return opened
