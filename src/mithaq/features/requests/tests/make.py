"""Requests made quickly; each function needs an open scope."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from mithaq.commons.access.actor import anonymous
from mithaq.commons.people.models import Appointment, Function, Organisation, Person
from mithaq.commons.tenancy.models import Municipality
from mithaq.features.requests.actions import Filed, submit
from mithaq.features.requests.models import Category
from mithaq.kit.i18n import Text
from mithaq.registers.places.models import Zone

SQUARE = [[9.0, 34.0], [9.1, 34.0], [9.1, 34.1], [9.0, 34.1], [9.0, 34.0]]


def make_unit(code: str = "technical") -> Organisation:
    found = Organisation.objects.filter(code=code).first()
    return found or Organisation.objects.create(
        code=code, name=Text(ar=code, fr=code, en=code), kind="government", is_municipal=True
    )


def make_zone(code: str = "nour", **fields: Any) -> Zone:
    geometry = fields.pop("geometry", {"type": "Polygon", "coordinates": [SQUARE]})
    return Zone.objects.create(code=code, name=Text(ar=code, fr=code, en=code), geometry=geometry, **fields)


def make_category(code: str = "lamp", **fields: Any) -> Category:
    given = {
        "kind": "complaint",
        "field": "lighting",
        "name": Text(ar="مصباح معطّل", fr="Lampadaire en panne", en="Street light out"),
        "unit": fields.pop("unit", None) or make_unit(),
    }
    return Category.objects.create(code=code, **given | fields)


def file_one(town: Municipality, category: Category | None = None, **fields: Any) -> Filed:
    """From the web, without an account."""
    given = {"text": "The lamp before the school is dark.", "landmark": "the school"}
    return submit(
        by=fields.pop("by", anonymous(town)), category=category or make_category(), **given | fields
    )


def serve(person: Person, unit: Organisation, *duties: str) -> Person:
    """The person holds a function of the unit from today."""
    today = timezone.localdate()
    function = Function.objects.create(
        title=Text(en="Officer"), organisation=unit, duties=list(duties), opened_on=today
    )
    Appointment.objects.create(function=function, person=person, starts_on=today)
    return person


def photo(name: str = "lamp.jpg", *, at: tuple[float, float] | None = None) -> SimpleUploadedFile:
    """A JPEG as a phone takes it, with where it was taken."""
    picture, out = Image.new("RGB", (40, 30), "navy"), io.BytesIO()
    exif = Image.Exif()
    if at is not None:
        north, east = at
        exif.get_ifd(0x8825).update({1: "N", 2: (north, 0.0, 0.0), 3: "E", 4: (east, 0.0, 0.0)})
    picture.save(out, "JPEG", exif=exif)
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/jpeg")
