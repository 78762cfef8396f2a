"""Attaching and removing files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Model, Q
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Denied, require
from mithaq.commons.audit.actions import record
from mithaq.commons.tenancy.pages import public_changed
from mithaq.kit.formats import size as shown_size
from mithaq.kit.i18n import Text
from mithaq.kit.registry import record_of

from .content import check, clean_filename
from .content.pictures import Box, cover
from .models import Attachment, random_path
from .queries import latest_versions

MOST_BOXES = 40


def attach(
    *,
    by: Actor,
    to: Model,
    upload: File[bytes],
    title: Text | None = None,
    kind: str = "",
    is_public: bool = True,
) -> Attachment:
    """Keep a file with a record whose policy opens the verb `attach`.

    Pictures are drawn anew without their metadata. Raises ValidationError with a sentence for the person.
    """
    if not record_of(to).attachments:
        raise Denied(f"{record_of(to).code}: attachments")
    require(by, "attach", to)
    filename = clean_filename(upload.name or "")
    ending = filename.rpartition(".")[2] if "." in filename else ""
    checked = check(_read(upload), ending)
    attachment = Attachment(
        municipality=by.municipality,
        subject=to,
        kind=kind,
        title=title or Text(),
        filename=filename,
        content_type=checked.content_type,
        size=len(checked.data),
        sha256=hashlib.sha256(checked.data).hexdigest(),
        width=checked.width,
        height=checked.height,
        is_public=is_public,
        uploaded_by=by.person,
    )
    # The file is written first: a row never points to nothing, and a file without a row is swept away later.
    attachment.file.save(random_path(by.municipality.pk, ending), ContentFile(checked.data), save=False)
    with transaction.atomic():
        attachment.save()
        record("files.attached", by=by, on=to, data=_facts(attachment))
    return attachment


@transaction.atomic
def open_attachments(*, by: Actor, on: Model, is_public: bool) -> None:
    """Show the pictures and documents of a record to whoever sees it, or keep them among officers.

    Of a picture that was covered, only the latest version is shown.
    """
    require(by, "attach", on)
    kind = ContentType.objects.get_for_model(on)
    rows = list(Attachment.objects.filter(subject_type=kind, subject_id=on.pk))
    for attachment in latest_versions(rows) if is_public else rows:
        if attachment.is_public == is_public:
            continue
        attachment.is_public = is_public
        attachment.save(update_fields=["is_public"])
        event = "files.opened" if is_public else "files.closed"
        record(event, by=by, on=on, data=_facts(attachment))


def black_out(*, by: Actor, attachment: Attachment, boxes: Sequence[Box]) -> Attachment:
    """A new version of a picture for everybody, black in the boxes; the picture itself is for officers from now on.

    Made from the picture as it was sent, whichever version is given: another call takes back the one before.
    Raises ValidationError when a box is none.
    """
    require(by, "cover", attachment)
    source = attachment.original or attachment
    _check_boxes(boxes)
    with source.file.open("rb") as stored:
        covered = cover(stored.read(), source.content_type.removeprefix("image/").upper(), boxes)
    version = Attachment(
        municipality=by.municipality,
        subject_type_id=source.subject_type_id,
        subject_id=source.subject_id,
        kind=source.kind,
        title=source.title,
        filename=source.filename,
        content_type=covered.content_type,
        size=len(covered.data),
        sha256=hashlib.sha256(covered.data).hexdigest(),
        width=covered.width,
        height=covered.height,
        is_public=True,
        uploaded_by=by.person,
        original=source,
        boxes=[asdict(box) for box in boxes],
    )
    ending = source.filename.rpartition(".")[2]
    version.file.save(random_path(by.municipality.pk, ending), ContentFile(covered.data), save=False)
    with transaction.atomic():
        Attachment.objects.filter(Q(pk=source.pk) | Q(original=source)).update(is_public=False)
        version.save()
        record(
            "files.covered", by=by, on=source.subject or source, data=_facts(version) | {"boxes": len(boxes)}
        )
        public_changed(by.municipality.pk)
    return version


def _check_boxes(boxes: Sequence[Box]) -> None:
    if len(boxes) > MOST_BOXES:
        raise ValidationError(_("At most %(count)s boxes.") % {"count": MOST_BOXES})
    for box in boxes:
        inside = 0 <= box.left < 100 and 0 <= box.top < 100 and box.width > 0 and box.height > 0
        if not (inside and box.left + box.width <= 100.01 and box.top + box.height <= 100.01):
            raise ValidationError(_("A box lies outside the picture: all four figures are percent of it."))


@transaction.atomic
def remove_attachment(*, by: Actor, attachment: Attachment) -> None:
    """Delete a file; the history keeps its name and hash."""
    require(by, "remove", attachment)
    record("files.removed", by=by, on=attachment.subject or attachment, data=_facts(attachment))
    path = str(attachment.file.name)
    attachment.delete()
    transaction.on_commit(lambda: default_storage.delete(path))


@transaction.atomic
def forget_attachments(*, of: Sequence[Model], kind: str) -> None:
    """Delete what somebody who is erased had sent with these records, which are of one model; no name is kept."""
    if not of:
        return
    about = ContentType.objects.get_for_model(of[0])
    rows = Attachment.objects.filter(subject_type=about, subject_id__in=[one.pk for one in of], kind=kind)
    paths = [str(one.file.name) for one in rows]
    rows.delete()
    for path in paths:
        transaction.on_commit(partial(default_storage.delete, path))


def _facts(attachment: Attachment) -> dict[str, object]:
    return {
        "file": attachment.pk,
        "name": attachment.filename,
        "type": attachment.content_type,
        "size": attachment.size,
        "sha256": attachment.sha256,
    }


def _read(upload: File[bytes]) -> bytes:
    limit = settings.MITHAQ_UPLOAD_MB * 1_000_000
    upload.seek(0)
    data = upload.read(limit + 1)
    if len(data) > limit:
        raise ValidationError(_("This file is too large: at most %(limit)s.") % {"limit": shown_size(limit)})
    return data
