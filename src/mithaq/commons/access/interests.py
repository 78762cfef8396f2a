"""Whoever has an interest in an organisation does not decide on its matters: warned first, then blocked.

A feature shows `conflicts(…)` beside the decision and calls `require_no_interest(…)` in the action.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.people.models import InterestDeclaration, Organisation
from mithaq.commons.people.queries import interests_of

from .actor import Actor
from .policy import Denied


class InterestConflict(Denied):
    """The actor declared an interest in what is to be decided. `declarations`: those in the way."""

    def __init__(self, declarations: list[InterestDeclaration]) -> None:
        names = ", ".join(str(declaration.organisation) for declaration in declarations)
        super().__init__(_("You declared an interest in %s: somebody else must decide this.") % names)
        self.declarations = declarations


def conflicts(
    actor: Actor, organisations: Iterable[Organisation], day: dt.date | None = None
) -> list[InterestDeclaration]:
    """The actor's declarations in force on a day (today) that touch these organisations or those they are part of."""
    if actor.person is None:
        return []
    touched: set[int] = set()
    for organisation in organisations:
        above: Organisation | None = organisation
        while above is not None and above.pk not in touched:
            touched.add(above.pk)
            above = above.parent
    declared = interests_of(actor.person, day or timezone.localdate())
    return list(declared.filter(organisation__in=touched).order_by("pk"))


def require_no_interest(
    actor: Actor, organisations: Iterable[Organisation], day: dt.date | None = None
) -> None:
    """Raise InterestConflict (403) when the actor declared an interest in one of these."""
    if found := conflicts(actor, organisations, day):
        raise InterestConflict(found)
