"""Who plays in the demonstration of one town, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils import timezone

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.people.queries import grants_on
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.i18n import Text

# Comments and answers come in during the morning.
MORNING = dt.time(9, 30)


def texts(value: dict[str, str] | None) -> Text:
    return Text({code: words.strip() for code, words in (value or {}).items()})


@dataclass
class Cast:
    """The town of one file with its people and organisations, found by the codes the file uses."""

    municipality: Municipality
    data: dict[str, Any]
    today: dt.date = field(default_factory=timezone.localdate)

    @cached_property
    def house(self) -> Actor:
        return system(self.municipality, channel="demo")

    @cached_property
    def people(self) -> dict[str, Person]:
        emails = {row["email"]: row["code"] for row in self.data["people"]}
        rows = Person.objects.filter(user__email__in=emails).select_related("user", "municipality")
        return {emails[person.email]: person for person in rows}

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        return {one.code: one for one in Organisation.objects.select_related("parent")}

    def organisation(self, code: str) -> Organisation:
        return self.organisations[code.replace("_", "-")]

    def actor(self, code: str, *, speaking_for: str = "") -> Actor:
        person = self.people[code]
        return Actor(
            municipality=self.municipality,
            person=person,
            organisation=self.organisation(speaking_for) if speaking_for else None,
            grants=grants_on(person, self.today),
            channel="web",
        )

    def by_role(self, role: str) -> Actor:
        return self.actor(next(row["code"] for row in self.data["people"] if row["role"] == role))

    def day(self, value: int | dt.date | None) -> dt.date | None:
        """A fact of a published plan, or so many days from today."""
        return self.today + dt.timedelta(days=value) if isinstance(value, int) else value

    def moment(self, value: int, *, hours: int = 0) -> dt.datetime:
        """In the morning of a day, never later than now."""
        morning = dt.datetime.combine(self.today + dt.timedelta(days=value), MORNING)
        then = timezone.make_aware(morning) + dt.timedelta(hours=hours)
        return min(then, timezone.now()) if value <= 0 else then
