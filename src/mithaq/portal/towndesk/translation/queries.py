"""Which texts lack a language, over every record that offers itself for translation.

A record does so by `extra={"translate": "package.actions:function", "translatable": ("title", "text")}`; its
policy's verb `translate` says who may (see docs/house.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Count, F, Func, Model
from django.urls import reverse

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.kit.i18n import Text, TranslatedField, languages
from mithaq.kit.registry import Record, load, records

HOOK = "translate"
FIELDS = "translatable"
# A line of words and no more gets a line to write in; longer texts an area.
SHORT = 90


def translatable() -> Iterator[Record]:
    return (record for record in records if HOOK in record.extra)


def hook(record: Record) -> Callable[..., Any]:
    """`function(*, by, obj, field, language, text)`: writes one language of one text."""
    return load(record.extra[HOOK])


def fields_of(record: Record) -> dict[str, TranslatedField]:
    """The texts of a record by name: those it names, else every translated field of its model."""
    model = record.model_class()
    found = {f.name: f for f in model._meta.get_fields() if isinstance(f, TranslatedField)}
    named = record.extra.get(FIELDS)
    return {name: found[name] for name in named} if named else found


class Lacking(Func):
    """Whether a text says something, and nothing in this language: one comparison for the database.

    Spelled as SQL, since the same said with lookups takes Django longer to put together than it takes the
    database to answer.
    """

    output_field = BooleanField()

    def __init__(self, field: str, language: str) -> None:
        super().__init__(F(field))
        self.language, self.others = language, [code for code in languages() if code != language]

    def as_sql(
        self, compiler: Any, connection: Any, *_more: Any, **_extra: Any
    ) -> tuple[str, tuple[Any, ...]]:
        column, params = compiler.compile(self.source_expressions[0])
        read = (
            "COALESCE({} ->> '{}', '')"
            if connection.vendor == "postgresql"
            else "COALESCE(json_extract({}, '$.{}'), '')"
        )
        words = [read.format(column, code) for code in (self.language, *self.others)]
        written = " OR ".join(f"{other} <> ''" for other in words[1:]) or "1 = 0"
        return f"({words[0]} = '' AND ({written}))", tuple(params) * len(words)


@dataclass(frozen=True)
class Gap:
    """One text that waits for one language."""

    record: Record
    obj: Model
    field: str
    label: Any
    language: str

    @property
    def text(self) -> Text:
        return getattr(self.obj, self.field)

    @property
    def title(self) -> Any:
        return self.record.title(self.obj)

    @property
    def url(self) -> str:
        return reverse(
            "desk_translate_one",
            kwargs={
                "record": self.record.code,
                "pk": self.obj.pk,
                "field": self.field,
                "language": self.language,
            },
        )

    @property
    def is_long(self) -> bool:
        return any(len(words) > SHORT or "\n" in words for words in self.text.values())


def gaps(actor: Actor, language: str, limit: int = 50) -> list[Gap]:
    """The first texts this actor may translate into a language and nobody has."""
    found: list[Gap] = []
    for record in translatable():
        rows = visible(actor, record.model_class()._default_manager.all(), "translate")
        for name, field in fields_of(record).items():
            for obj in rows.filter(Lacking(name, language)).order_by("pk")[: limit - len(found)]:
                found.append(Gap(record, obj, name, field.verbose_name, language))
            if len(found) >= limit:
                return found
    return found


def count_gaps(actor: Actor, language: str | None = None) -> int:
    """How many texts wait, for one language or for all the town speaks: one query for each kind of record."""
    wanted = (language,) if language else languages()
    total = 0
    for record in translatable():
        rows = visible(actor, record.model_class()._default_manager.all(), "translate")
        counts = {
            f"{name}_{code}": Count("pk", filter=Lacking(name, code))
            for name in fields_of(record)
            for code in wanted
        }
        total += sum(rows.aggregate(**counts).values())
    return total
