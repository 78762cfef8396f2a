"""What the house knows about files."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mithaq.commons.audit.events import Event, events
from mithaq.commons.audit.models import Entry
from mithaq.kit.registry import Record, records

from .models import Attachment


def url_of(attachment: Attachment) -> str:
    return reverse("file", args=[attachment.pk, attachment.filename])


def name_and_hash(entry: Entry) -> str:
    return f"{entry.data['name']} · SHA-256 {entry.data['sha256']}"


records.add(
    Record(
        code="files.attachment",
        model="files.Attachment",
        label=_("file"),
        label_plural=_("files"),
        policy="mithaq.commons.files.access:AttachmentPolicy",
        title=lambda attachment: attachment.shown_title,
        url=url_of,
        parent=lambda attachment: attachment.subject,
    )
)
events.add(Event(code="files.attached", label=_("added a file"), public=True, detail=name_and_hash))
events.add(Event(code="files.removed", label=_("removed a file"), public=True, detail=name_and_hash))
events.add(
    Event(
        code="files.covered",
        label=_("covered parts of a picture for everybody"),
        public=True,
        detail=lambda entry: (
            ngettext("%(count)s box", "%(count)s boxes", entry.data["boxes"]) % {"count": entry.data["boxes"]}
        ),
    )
)
events.add(Event(code="files.opened", label=_("showed a file to everybody"), detail=name_and_hash))
events.add(Event(code="files.closed", label=_("kept a file among officers"), detail=name_and_hash))
