"""Registries: what each feature tells the house about itself, said once and refused twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Generic, Protocol, TypeVar


class Coded(Protocol):
    @property
    def code(self) -> str: ...


T = TypeVar("T", bound=Coded)


class AlreadyRegistered(ValueError):
    """Two features claim the same code."""


class Registry(Generic[T]):
    """An insertion-ordered collection of frozen definitions, keyed by `code`."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._items: dict[str, T] = {}

    def add(self, item: T) -> T:
        if item.code in self._items:
            raise AlreadyRegistered(f"{self.name}: “{item.code}” is registered already")
        self._items[item.code] = item
        return item

    def get(self, code: str) -> T:
        try:
            return self._items[code]
        except KeyError:
            raise LookupError(f"{self.name}: nothing is registered as “{code}”") from None

    def __contains__(self, code: object) -> bool:
        return code in self._items

    def __iter__(self) -> Iterator[T]:
        return iter(self._items.values())

    def __len__(self) -> int:
        return len(self._items)


def load(path: str) -> Any:
    """The object behind "package.module:Name" (late, so that definitions import nothing)."""
    module, _, name = path.partition(":")
    return getattr(import_module(module), name)


@dataclass(frozen=True, kw_only=True)
class Field:
    """One column of a dataset: what may leave the house, and what it means.

    value: attribute path ("plan.code") or a function of the object; kind: text, translated, integer,
    decimal, date, datetime, boolean, url, code, list.
    """

    code: str
    label: Any
    kind: str = "text"
    value: str | Callable[[Any], Any] | None = None
    help: Any = ""
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """A published table: a whitelist of fields over the rows an anonymous visitor may see."""

    code: str
    label: Any
    description: Any
    fields: tuple[Field, ...]
    frequency: str = "continuous"
    select_related: tuple[str, ...] = ()
    prefetch_related: tuple[str, ...] = ()
    order_by: tuple[str, ...] = ("pk",)


@dataclass(frozen=True, kw_only=True)
class Record:
    """A noun of the house: everything the commons need to serve it without knowing its feature.

    model: "app_label.ModelName"; policy: "package.access:XPolicy"; url/desk_url: object → path without
    language prefix handling (use reverse); searchable: attribute names whose text is indexed.
    """

    code: str
    model: str
    label: Any
    label_plural: Any
    policy: str
    title: Callable[[Any], Any] = str
    url: Callable[[Any], str] | None = None
    desk_url: Callable[[Any], str] | None = None
    comments: bool = False
    attachments: bool = False
    followable: bool = False
    searchable: tuple[str, ...] = ()
    dataset: Dataset | None = None
    # The record this one belongs to (a commitment's plan): followers of the parent hear of it too.
    parent: Callable[[Any], Any] | None = None
    # What else it belongs to, several at once (the zones a work lies in): their followers hear of it as well.
    parents: Callable[[Any], Iterable[Any]] | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    def model_class(self) -> Any:
        from django.apps import apps  # inline: registries are filled before the app registry is ready

        return apps.get_model(self.model)

    def policy_class(self) -> Any:
        return load(self.policy)

    def belongs_to(self, obj: Any) -> list[Any]:
        """What a thing directly belongs to: its parent, then its other parents; those that are gone left out."""
        above = [self.parent(obj)] if self.parent else []
        return [one for one in (*above, *(self.parents(obj) if self.parents else ())) if one is not None]


records: Registry[Record] = Registry("records")


def record_of(obj: Any) -> Record:
    """The definition of a model instance or class; LookupError when it is no public noun."""
    label = obj._meta.label_lower
    for definition in records:
        if definition.model.lower() == label:
            return definition
    raise LookupError(f"records: {label} is not registered")


def with_neighbours(about: Record, rows: Any) -> Any:
    """The rows of a record with what their titles and addresses read, fetched beforehand.

    A kind brings what its dataset joins, or says so by extra={"search_related": (…), "search_prefetch": (…)};
    what a generic row hangs on comes along by itself.
    """
    from django.contrib.contenttypes.fields import GenericForeignKey  # inline: needs the app registry

    joined = about.extra.get("search_related", about.dataset.select_related if about.dataset else ())
    if joined:
        rows = rows.select_related(*joined)
    generic = (one.name for one in rows.model._meta.private_fields if isinstance(one, GenericForeignKey))
    return rows.prefetch_related(*about.extra.get("search_prefetch", generic))
