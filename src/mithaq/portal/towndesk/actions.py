"""What a town changes about itself, from its own desk. Every act is in its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.tenancy.actions import change_municipality
from mithaq.commons.tenancy.enums import Licence
from mithaq.commons.tenancy.models import GlossaryTerm, Municipality
from mithaq.kit import countries
from mithaq.kit.countries.profiles import BadProfile
from mithaq.kit.i18n import Text

from .logos import redrawn

SETTINGS = "town.settings"
TEXTS = ("name", "tagline", "about", "contact", "population", "population_source")


def locked_town(by: Actor) -> Municipality:
    """The town's own row, held until the end: the one in `by` is shared by every request of the process."""
    return Municipality.objects.select_for_update(no_key=True).get(pk=by.municipality.pk)


def change(by: Actor, town: Municipality, changes: Mapping[str, Any]) -> list[str]:
    """Set fields and tell the history which; nothing is written when nothing differs."""
    changed = change_municipality(town, changes=changes)
    if changed:
        said = {field: changes[field] for field in changed if field != "logo"}
        record("town.settings_changed", by=by, on=town, data={"fields": changed, "values": said})
    return changed


@transaction.atomic
def change_texts(*, by: Actor, **texts: Any) -> list[str]:
    """name, tagline, about, contact (Text), population (int | None), population_source (str)."""
    require_grant(by, SETTINGS)
    if unknown := set(texts) - set(TEXTS):
        raise TypeError(f"not a text of the town: {', '.join(sorted(unknown))}")
    town = locked_town(by)
    if "name" in texts and not texts["name"].get(town.default_language, "").strip():
        raise ValidationError({"name": _("Write the name in the first language.")})
    return change(by, town, texts)


@transaction.atomic
def change_look(
    *, by: Actor, colour: str, accent: str, logo: UploadedFile | None = None, without_logo: bool = False
) -> list[str]:
    """colour, accent: "#rrggbb"; logo: an uploaded picture, drawn anew; without_logo takes the present one off."""
    require_grant(by, SETTINGS)
    town = locked_town(by)
    changes: dict[str, Any] = {"colour": colour.lower(), "accent": accent.lower()}
    if logo is not None:
        changes["logo"] = redrawn(logo, town.slug)
    elif without_logo:
        changes["logo"] = ""
    return change(by, town, changes)


@transaction.atomic
def change_languages(*, by: Actor, languages: Sequence[str]) -> list[str]:
    """The languages the town speaks, in the order of fallback, the primary one first."""
    require_grant(by, SETTINGS)
    known = [code for code, _name in settings.LANGUAGES]
    if not languages or len(set(languages)) != len(languages) or not set(languages) <= set(known):
        raise ValidationError(_("Choose at least one language, each only once."))
    town = locked_town(by)
    if not town.name.get(languages[0], "").strip():
        raise ValidationError(_("First write the town's name in the language that is to come first."))
    return change(by, town, {"languages": list(languages)})


@transaction.atomic
def change_moderation(*, by: Actor, moderation: str) -> list[str]:
    require_grant(by, SETTINGS)
    return change(by, locked_town(by), {"moderation": moderation})


@transaction.atomic
def change_licence(*, by: Actor, licence: str) -> list[str]:
    """licence: a Licence of the tenancy; it holds for every dataset from now on."""
    require_grant(by, SETTINGS)
    if licence not in Licence.values:
        raise ValidationError({"licence": _("Choose one of the licences.")})
    return change(by, locked_town(by), {"licence": licence})


@transaction.atomic
def override_fact(*, by: Actor, path: str, value: Any, why: str) -> None:
    """Replace one fact of the country profile for this town; the shipped value takes the override off.

    why: the decision or law behind it, kept in the history. Raises ValidationError for an impossible value.
    """
    require_grant(by, SETTINGS)
    town = locked_town(by)
    shipped = countries.country(town.country)
    overrides = {**town.profile_overrides, path: value}
    try:
        profile = shipped.with_overrides(overrides)
    except BadProfile:
        raise ValidationError(_("This value is not possible here."))
    overrides = {difference.path: difference.value for difference in profile.differences()}
    if overrides == town.profile_overrides:
        return
    change_municipality(town, changes={"profile_overrides": overrides})
    record("town.profile_changed", by=by, on=town, data={"path": path, "value": value, "why": why})


@transaction.atomic
def restore_fact(*, by: Actor, path: str) -> None:
    """Back to the value the house ships."""
    require_grant(by, SETTINGS)
    town = locked_town(by)
    # A part of the fact may be overridden alone: "deadlines.comments.answer.n".
    kept = town.profile_overrides.items()
    overrides = {key: value for key, value in kept if key != path and not key.startswith(f"{path}.")}
    if overrides != town.profile_overrides:
        change_municipality(town, changes={"profile_overrides": overrides})
        record("town.profile_changed", by=by, on=town, data={"path": path, "value": None, "why": ""})


@transaction.atomic
def keep_term(
    *, by: Actor, term: Text, wrong: Sequence[str] = (), note: str = "", pk: int | None = None
) -> GlossaryTerm:
    """Add a protected term, or change the one with this pk. At least two languages: one alone binds nothing."""
    require_grant(by, SETTINGS, "translate")
    if sum(bool(form.strip()) for form in term.values()) < 2:
        raise ValidationError({"term": _("Write the term in at least two languages.")})
    row: GlossaryTerm = get_object_or_404(GlossaryTerm.objects.all(), pk=pk) if pk else GlossaryTerm()
    row.term, row.wrong, row.note = term, [form for form in wrong if form.strip()], note
    row.full_clean(exclude=["municipality"])
    row.save()
    said = {"term": dict(term), "wrong": row.wrong, "id": row.pk}
    record("town.term_changed" if pk else "town.term_added", by=by, on=by.municipality, data=said)
    return row


@transaction.atomic
def remove_term(*, by: Actor, pk: int) -> None:
    require_grant(by, SETTINGS, "translate")
    row: GlossaryTerm = get_object_or_404(GlossaryTerm.objects.all(), pk=pk)
    record("town.term_removed", by=by, on=by.municipality, data={"term": dict(row.term), "id": row.pk})
    row.delete()


@transaction.atomic
def translate_town(*, by: Actor, obj: Municipality, field: str, language: str, text: str) -> None:
    """One text of the town in one language, from the translation screen."""
    require(by, "translate", obj)
    town = locked_town(by)
    change(by, town, {field: Text({**getattr(town, field), language: text})})
