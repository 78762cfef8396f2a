"""Projects, for tests."""

from __future__ import annotations

import datetime as dt
import io
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from mithaq.kit.i18n import Text
from mithaq.registers.projects.models import Project, Step

_numbers = count(1)


def days(number: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=number)


def words(base: str) -> Text:
    return Text(ar=f"{base} بالعربية", fr=f"{base} en français", en=base)


def make_project(title: str | Text = "School road", **extra: Any) -> Project:
    """Works that began 200 days ago and should end in 100."""
    shown = words(title) if isinstance(title, str) else title
    fields = {
        "code": f"P-{next(_numbers)}",
        "stage": "under_way",
        "stage_since": days(-200),
        "planned_start": days(-200),
        "planned_end": days(100),
        "started_on": days(-200),
    } | extra
    fields.setdefault("promised_end", fields["planned_end"])
    return Project.objects.create(title=shown, **fields)


def make_step(project: Project, title: str | Text = "Digging", **extra: Any) -> Step:
    shown = words(title) if isinstance(title, str) else title
    return Step.objects.create(project=project, title=shown, **extra)


def photo(owner: str = "Apple iPhone", gps: dict[int, Any] | None = None) -> SimpleUploadedFile:
    """A photo whose camera wrote itself into it, and perhaps the place."""
    picture, exif = Image.new("RGB", (32, 24), "teal"), Image.Exif()
    exif[0x010F] = owner
    exif[0x8825] = gps or {}
    kept = io.BytesIO()
    picture.save(kept, "JPEG", exif=exif)
    return SimpleUploadedFile("site.jpg", kept.getvalue())
