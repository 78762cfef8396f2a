"""`{% kept "name" key… %}…{% endkept %}`: a part of a page kept until the town's next public act.

For parts that every visitor without a duty sees alike: nothing of the visitor may stand in them (no form's token,
no "you follow this"). `{% kept_for_visitors … %}` keeps a part only for those without a session, as whole pages are
kept (portal.pagecache): forms and threads may stand in it. Kept are the words, under town, host, public version,
language, name and keys; whoever holds a grant may see more and gets the part made anew. Time alone makes it stale
after a minute, since pages speak of dates.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from django import template
from django.core.cache import caches
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from mithaq.kit.origin import needs_token

from ..actor import Actor

register = template.Library()
cache = caches["pages"]

SECONDS = 60


class KeptNode(template.Node):
    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: NodeList, keys: list[FilterExpression], visitors_only: bool) -> None:
        self.nodelist, self.keys, self.visitors_only = nodelist, keys, visitors_only

    def render(self, context: Context) -> SafeString:
        request: Any = context.get("request")
        actor = getattr(request, "actor", None)
        if not isinstance(actor, Actor) or actor.grants or (self.visitors_only and needs_token(request)):
            return self.nodelist.render(context)
        keys = [str(key.resolve(context)) for key in self.keys]
        return kept(request, keys, lambda: self.nodelist.render(context))


def kept(request: Any, keys: list[str], make: Callable[[], str]) -> SafeString:
    """The rendered part of that name, made only when it is not there."""
    place = key_of(request.actor.municipality, [request.scheme, request.get_host(), *keys])
    words = cache.get(place)
    if words is None:
        words = str(make())
        cache.set(place, words, SECONDS)
    return mark_safe(words)  # noqa: S308 rendered by the template itself


def key_of(municipality: Any, keys: list[str]) -> str:
    digest = hashlib.blake2b("\n".join(keys).encode(), digest_size=16).hexdigest()
    return f"part:{municipality.pk}.{municipality.public_version}:{get_language()}:{digest}"


def compiled(parser: Parser, token: Token) -> KeptNode:
    """The first argument names the part; the others say which one of its kind it is."""
    name, *keys = token.split_contents()
    if not keys:
        raise template.TemplateSyntaxError(f"{name} wants the part's name: {{% {name} “plan” plan.pk %}}")
    nodelist = parser.parse((f"end{name}",))
    parser.delete_first_token()
    filters = [parser.compile_filter(key) for key in keys]
    return KeptNode(nodelist, filters, visitors_only=name == "kept_for_visitors")


register.tag("kept", compiled)
register.tag("kept_for_visitors", compiled)
