"""`{% load look %}`: the components of the house. Every one is shown on the gallery page.

Small pieces (icon, chip) are built here, larger ones are the templates of `kit/`. Words come from the caller,
already translated; a component never decides what may be seen.

Tones, everywhere: "" (plain), "good", "soon", "late", "quiet". A tone always comes with words and a shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.http import QueryDict
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info, gettext, ngettext, pgettext

from mithaq.kit import colours, icons

register = template.Library()

TONE_ICONS = {"good": "check", "soon": "clock", "late": "alert", "quiet": "dot"}
SOON_DAYS = 14


@register.simple_tag(name="icon")
def icon_tag(name: str, label: str = "") -> SafeString:
    """`{% icon "bell" %}` decoration, `{% icon "bell" label=_("Notifications") %}` an image with a name."""
    return mark_safe(icons.icon(name, label))  # noqa: S308 our own shapes, label escaped there


@register.simple_tag
def chip(text: Any, tone: str = "", icon: str = "") -> SafeString:
    """`{% chip _("Late") tone="late" %}`: a state in words, colour and shape (icon="none" drops it)."""
    name = icon or TONE_ICONS.get(tone, "")
    shape = icon_tag(name) if name and name != "none" else ""
    return format_html('<span class="chip {}">{}<span>{}</span></span>', tone, shape, text)


def days_until(day: date | datetime, today: date | None = None) -> int:
    """Calendar days from today (the town's own date) to `day`; negative once it has passed."""
    if isinstance(day, datetime):
        day = timezone.localdate(day)
    return (day - (today or timezone.localdate())).days


def due_state(
    day: date | datetime, *, done_on: date | None = None, today: date | None = None
) -> tuple[str, str]:
    """(words, tone) of a promise due on `day`: done, late, soon (within 14 days) or still far."""
    if done_on is not None:
        late = -days_until(day, done_on)
        if late <= 0:
            return gettext("done in time"), "good"
        return ngettext("done %(days)s day late", "done %(days)s days late", late) % {"days": late}, "soon"
    left = days_until(day, today)
    if left < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -left) % {"days": -left}, "late"
    if left == 0:
        return gettext("due today"), "soon"
    words = ngettext("%(days)s day left", "%(days)s days left", left) % {"days": left}
    return words, "soon" if left <= SOON_DAYS else ""


def closing_state(day: date | datetime, *, today: date | None = None) -> tuple[str, str]:
    """(words, tone) of something open to the public until the end of `day`."""
    left = days_until(day, today)
    if left < 0:
        return pgettext("open to the public", "closed"), "quiet"
    if left == 0:
        return gettext("closes today"), "soon"
    words = ngettext("closes in %(days)s day", "closes in %(days)s days", left) % {"days": left}
    return words, "soon" if left <= SOON_DAYS else ""


@register.inclusion_tag("kit/due.html")
def due(
    day: date | datetime | None, done_on: date | None = None, today: date | None = None, bare: bool = False
) -> dict[str, Any]:
    """`{% due milestone.due done_on=milestone.done_on %}`: date and state in words; `bare` drops the date."""
    words, tone = due_state(day, done_on=done_on, today=today) if day else (gettext("no date given"), "quiet")
    return {"day": None if bare else day, "words": words, "tone": tone}


@register.inclusion_tag("kit/due.html")
def closes(day: date | datetime | None, today: date | None = None, bare: bool = False) -> dict[str, Any]:
    """`{% closes consultation.closes_on %}`: until when one may take part."""
    words, tone = closing_state(day, today=today) if day else (gettext("open without end date"), "")
    return {"day": None if bare else day, "words": words, "tone": tone}


@register.inclusion_tag("kit/meter.html")
def meter(value: float, maximum: float = 100, label: str = "", text: str = "") -> dict[str, Any]:
    """`{% meter 62 100 label=_("Progress") text="62 %" %}`: a bar that says its figure in words too."""
    return {"value": value, "maximum": maximum, "label": label, "text": text}


@register.simple_block_tag
def note(content: SafeString, tone: str = "", role: str = "", icon: str = "") -> SafeString:
    """`{% note tone="soon" %}…{% endnote %}`; role="status" or "alert" when it appears after an act."""
    shape = icon_tag(icon or ("info" if not tone or tone == "quiet" else TONE_ICONS[tone]))
    voice = format_html(' role="{}"', role) if role else ""
    return format_html(
        '<div class="note {}"{}>{}<div class="stack-sm">{}</div></div>', tone, voice, shape, content
    )


@register.inclusion_tag("kit/crumbs.html")
def crumbs(*items: Any) -> dict[str, Any]:
    """`{% crumbs list %}` with [(label, url), …, (label, "")], or inline: `{% crumbs "A" url title "" %}`."""
    pairs = items[0] if len(items) == 1 else list(zip(items[::2], items[1::2], strict=True))
    return {"items": pairs}


@register.inclusion_tag("kit/tabs.html")
def tabs(items: Sequence[Mapping[str, Any]], label: str = "") -> dict[str, Any]:
    """Links that look like tabs. items: [{"label", "url", "current": bool, "count": optional}]."""
    return {"items": items, "label": label}


@register.inclusion_tag("kit/pager.html", takes_context=True)
def pager(context: Context, page: Any, name: str = "page", anchor: str = "") -> dict[str, Any]:
    """Numbered pages of a `django.core.paginator.Page`; keeps the rest of the query string.

    name: of the parameter; anchor: the part of the page to come back to.
    """
    if not page.has_other_pages():
        return {"page": page}
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query.pop("comment", None)

    def address(number: int) -> str:
        query[name] = str(number)
        return f"?{query.urlencode()}{'#' + anchor if anchor else ''}"

    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "numbers": [(number, address(number) if isinstance(number, int) else "") for number in shown],
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "following": address(page.next_page_number()) if page.has_next() else "",
    }


@register.inclusion_tag("kit/choose.html")
def choose(
    name: str, label: str, options: Iterable[tuple[str, Any]], chosen: str = "", everything: str = ""
) -> dict[str, Any]:
    """`{% choose "state" _("State") states asked.state %}`: one choice of a filter; first in it, "All"."""
    return {
        "name": name,
        "label": label,
        "options": options,
        "chosen": chosen,
        "all": everything or gettext("All"),
    }


@register.inclusion_tag("kit/cursor.html")
def cursor(previous: str = "", following: str = "") -> dict[str, Any]:
    """Newer and older links for lists too long to number; each URL empty when there is none."""
    return {"previous": previous, "following": following}


@register.inclusion_tag("kit/empty.html")
def empty(title: str, text: str = "", url: str = "", action: str = "", icon: str = "inbox") -> dict[str, Any]:
    """What stands where a list has nothing yet: why, and the one thing to do about it."""
    return {"title": title, "text": text, "url": url, "action": action, "icon": icon}


@register.inclusion_tag("kit/byline.html")
def byline(
    name: Any, organisation: Any = None, when: datetime | None = None, role: Any = "", url: str = ""
) -> dict[str, Any]:
    """Who speaks, for whom, and when: "Amal, speaking for the Youth Association · 3 March"."""
    return {"name": name, "organisation": organisation, "when": when, "role": role, "url": url}


@register.inclusion_tag("kit/door.html")
def door(title: str, url: str, text: str = "", icon: str = "arrow", level: int = 3) -> dict[str, Any]:
    """A way in: icon, verb and one line; the whole card is the link."""
    return {"title": title, "url": url, "text": text, "icon": icon, "level": level}


@register.inclusion_tag("kit/figures.html")
def figures(items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A list of figures. items: [{"label", "value", "note": where it comes from}]."""
    return {"items": items}


@register.inclusion_tag("kit/stats.html")
def stats(items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Tiles of figures. items: [{"label", "value", "url": optional, "tone": optional, "note": optional}]."""
    return {"items": items}


@register.inclusion_tag("kit/stepper.html")
def stepper(steps: Sequence[Any], current: int) -> dict[str, Any]:
    """Where one is in a journey of few steps; `current` counts from 1."""
    return {"steps": steps, "current": current}


@register.inclusion_tag("kit/history.html")
def history(entries: Sequence[Any]) -> dict[str, Any]:
    """What happened, newest first. entries: objects with `when`, `label`, perhaps `by`, `detail`, `url`."""
    return {"entries": entries}


@register.inclusion_tag("kit/zones.html")
def zones(items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The places of a town as a list (the map's companion). items: [{"label", "url", "note", "count"}]."""
    return {"items": items}


@register.inclusion_tag("kit/share.html", takes_context=True)
def share(context: Context, title: str = "", url: str = "") -> dict[str, Any]:
    """Ways to pass a page on that send nothing anywhere by themselves: mail, and the address to copy."""
    return {"title": title, "url": absolute(context, url)}


@register.inclusion_tag("kit/language_tabs.html")
def language_tabs(items: Sequence[Mapping[str, Any]], label: str = "") -> dict[str, Any]:
    """The languages a text exists in. items: [{"code", "url", "current", "missing": bool}]."""
    names = dict(settings.LANGUAGES)
    named = [{**item, "name": names[item["code"]]} for item in items]
    return {"items": named, "label": label or gettext("Language of the text")}


@register.inclusion_tag("kit/untranslated.html")
def untranslated(language: str) -> dict[str, Any]:
    """The visible mark of a text shown in another language than the page's."""
    return {"language": get_language_info(language)["name_translated"]}


@register.inclusion_tag("kit/sheet_head.html", takes_context=True)
def sheet_head(context: Context, title: str, reference: str = "") -> dict[str, Any]:
    """The head of a printed sheet: town, title, reference, address, date of printing."""
    return {
        "town": context.get("town"),
        "title": title,
        "reference": reference,
        "address": absolute(context, ""),
        "now": timezone.now(),
    }


@register.simple_block_tag
def computed(content: SafeString, title: str = "") -> SafeString:
    """`{% computed %}…{% endcomputed %}`: how a figure is computed and from which data, folded away."""
    return format_html(
        '<details class="computed small"><summary>{} {} {}</summary><div class="stack-sm">{}</div></details>',
        icon_tag("scales"),
        title or gettext("How this figure is computed"),
        format_html('<span class="turn">{}</span>', icon_tag("down")),
        content,
    )


@register.simple_tag(takes_context=True)
def absolute(context: Context, url: str = "") -> str:
    """The full address of a path, or of this page when none is given; "" without a request."""
    request = context.get("request")
    if request is None:
        return url
    return str(request.build_absolute_uri(url or request.path))


@register.simple_tag
def option(mapping: Mapping[Any, Any], key: Any) -> Any:
    """`{% option mapping key %}`: a look-up Django's templates lack; None when absent."""
    return mapping.get(key)


@register.simple_tag(takes_context=True)
def theme_url(context: Context) -> str:
    """Address of the town's colours, versioned; "" outside a town or where the URL is not mounted."""
    town = context.get("town")
    if town is None:
        return ""
    try:
        address = reverse("theme")
    except NoReverseMatch:
        return ""
    return f"{address}?v={colours.version(town.colour, town.accent)}"
