"""Permission, said once as a query: the list, the 404, the button and the API all ask the same Q."""

from __future__ import annotations

import hashlib
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import Http404

from mithaq.kit.registry import record_of

from .actor import Actor

M = TypeVar("M", bound=Model)

KEPT_SECONDS = 60
# The largest number a column takes. Anybody may write a larger one into an address.
LARGEST = 2**63 - 1

NOBODY = Q(pk__in=[])
# Not the empty Q(): Django drops that from an "or", and `rule | ANYBODY` would mean `rule` alone.
ANYBODY = ~NOBODY


class Denied(PermissionDenied):
    """The actor may see the thing but not do this to it (403)."""


def only_if(condition: bool) -> Q:
    return ANYBODY if condition else NOBODY


class Policy:
    """One method per verb, each `(self, actor) -> Q` over the model's own table. Unsaid verbs are closed."""

    def view(self, actor: Actor) -> Q:
        return NOBODY

    def q(self, actor: Actor, verb: str) -> Q:
        rule = getattr(self, verb, None)
        return rule(actor) if rule is not None else NOBODY


def policy_of(model: Any) -> Policy:
    return record_of(model).policy_class()()


def visible(actor: Actor, rows: QuerySet[M], verb: str = "view") -> QuerySet[M]:
    """The rows to which the actor may do `verb`. Joins in a rule may repeat rows; those are folded."""
    found = rows.filter(policy_of(rows.model).q(actor, verb))
    return found.distinct() if may_repeat(found) else found


def may_repeat(rows: QuerySet[M]) -> bool:
    """Whether a join leads from one row to many. DISTINCT compares whole rows, texts and all: not for nothing."""
    joins = (getattr(table, "join_field", None) for table in rows.query.alias_map.values())
    return any(join is not None and (join.one_to_many or join.many_to_many) for join in joins)


def on_subjects(actor: Actor, model: type[Model], verb: str = "view") -> Q:
    """Rows that hang on a thing of one kind (`subject_type`, `subject_id`) to which the actor may do `verb`."""
    subjects = visible(actor, model._default_manager.all(), verb).order_by().values("pk")
    return Q(subject_type=ContentType.objects.get_for_model(model), subject_id__in=subjects)


def allowed(actor: Actor, verb: str, obj: Model) -> bool:
    """Whether the actor may do `verb` to this one row, asked of the database by the same Q."""
    if obj.pk is None or getattr(obj, "municipality_id", actor.municipality.pk) != actor.municipality.pk:
        return False
    rule = policy_of(obj).q(actor, verb)
    return type(obj)._default_manager.filter(rule, pk=obj.pk).exists()


def require(actor: Actor, verb: str, obj: Model) -> None:
    """Raise Http404 when the actor may not even see the row, Denied when they may not do this."""
    if allowed(actor, verb, obj):
        return
    if verb != "view" and allowed(actor, "view", obj):
        raise Denied(f"{record_of(obj).code}: {verb}")
    raise Http404


def require_grant(actor: Actor, *grants: str) -> None:
    if not actor.has(*grants):
        raise Denied(" / ".join(grants))


def find(actor: Actor, rows: QuerySet[M], verb: str = "view", **lookup: Any) -> M:
    """The one row that matches and to which the actor may do `verb`, else Http404."""
    if any(isinstance(value, int) and abs(value) > LARGEST for value in lookup.values()):
        raise Http404
    asked = rows.filter(policy_of(rows.model).q(actor, verb), **lookup)
    for row in asked.order_by()[:1]:
        return row
    raise Http404


def find_alike(actor: Actor, rows: QuerySet[M], **lookup: Any) -> M:
    """`find` for the page of one thing; an anonymous visitor's row is kept until the town's next public act.

    rows: every row of the model, at most with `select_related`. Kept for a minute at most, as whole pages are.
    """
    if not actor.is_anonymous or actor.is_system:
        return find(actor, rows, **lookup)
    town = actor.municipality
    asked = f"{rows.model._meta.label} {sorted(lookup.items())} {rows.query.select_related}"
    digest = hashlib.blake2b(asked.encode(), digest_size=16).hexdigest()
    key = f"row:{town.pk}.{town.public_version}:{digest}"
    cache = caches["pages"]
    row: M | None = cache.get(key)
    if row is None:
        row = find(actor, rows, **lookup)
        cache.set(key, row, KEPT_SECONDS)
    return row
