"""A person's own data, to read and to take elsewhere."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation

from mithaq.commons.people.models import Person
from mithaq.commons.people.personal import personal


def collected(person: Person) -> list[dict[str, Any]]:
    """[{code, label, rows}] of every kind kept, in the person's language."""
    with translation.override(person.language):
        return [
            {"code": kind.code, "label": str(kind.label), "rows": kind.export(person)} for kind in personal
        ]


def personal_archive(person: Person) -> bytes:
    """A ZIP of data.json (for machines) and data.html (for eyes)."""
    kinds = collected(person)
    with translation.override(person.language):
        page = render_to_string(
            "membership/personal_data.html", {"person": person, "kinds": kinds, "now": timezone.now()}
        )
    data = {kind["code"]: kind["rows"] for kind in kinds}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=2, default=str))
        archive.writestr("data.html", page)
    return packed.getvalue()
