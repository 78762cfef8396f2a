"""A copy of a PDF in which parts of the pages are blacked out for good, each by a ground of the law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.files.actions import attach, remove_attachment
from mithaq.commons.files.content.pages import Box, black_out, count_pages, draw_page
from mithaq.commons.files.models import Attachment
from mithaq.kit.i18n import Text

from ..enums import Audience
from ..models import Cover, Disclosure, Inquiry, Redaction
from ..queries import ground_of
from .asking import hold
from .deciding import ground_in_words

PDF = "application/pdf"
# What an attachment is to a request: the first one of a copy, which never leaves the officers, or the copy.
ORIGINAL = "original"
COPY = "blacked-out"
WHOLE = Decimal(100)


def start_redaction(
    *, by: Actor, inquiry: Inquiry, source: Attachment | None = None, upload: File[bytes] | None = None
) -> Redaction:
    """Begin with a PDF that hangs on the request, or with one uploaded, which nobody but officers gets.

    Raises ValidationError by field name for what is no PDF, cannot be drawn or has too many pages. No lock is held
    while PDFium counts.
    """
    require(by, "handle", inquiry)
    if source is not None:
        return _start(by, inquiry, source, "source")
    if upload is None:
        raise ValidationError({"source": _("Choose a PDF, or upload one.")})
    original = attach(by=by, to=inquiry, upload=upload, kind=ORIGINAL, is_public=False)
    try:
        return _start(by, inquiry, original, "upload")
    except ValidationError:
        remove_attachment(by=by, attachment=original)
        raise


def _start(by: Actor, inquiry: Inquiry, source: Attachment, field: str) -> Redaction:
    if source.subject != inquiry or source.content_type != PDF:
        raise ValidationError({field: _("Only a PDF of this request can be blacked out.")})
    try:
        pages = count_pages(bytes_of(source))
    except ValidationError as refused:
        raise ValidationError({field: refused.messages}) from refused
    return Redaction.objects.create(inquiry=inquiry, source=source, pages=pages, by=by.person)


@transaction.atomic
def cover(
    *,
    by: Actor,
    redaction: Redaction,
    page: int,
    left: Decimal,
    top: Decimal,
    width: Decimal,
    height: Decimal,
    ground: str,
) -> Cover:
    """Mark a part of a page, in percent from its upper left corner; what reaches beyond the page is cut."""
    _hold(by, redaction)
    found = ground_of(by.municipality, ground)
    if found is None:
        raise ValidationError(
            {"ground": _("Nothing is blacked out without a ground of the law: choose one.")}
        )
    if not 1 <= page <= redaction.pages:
        raise ValidationError({"page": _("The document has no such page.")})
    width, height = min(width, WHOLE - left), min(height, WHOLE - top)
    if left < 0 or top < 0 or width <= 0 or height <= 0:
        raise ValidationError(_("Mark a part of the page: position and size in percent, from 0 to 100."))
    return Cover.objects.create(
        redaction=redaction,
        page=page,
        left=left,
        top=top,
        width=width,
        height=height,
        ground=found.code,
        ground_words=ground_in_words(by, found),
    )


@transaction.atomic
def uncover(*, by: Actor, redaction: Redaction, cover: Cover) -> None:
    """Take a mark away."""
    _hold(by, redaction)
    if cover.redaction_id != redaction.pk:
        raise ValidationError(_("This mark is not of this document."))
    cover.delete()


def finish_redaction(
    *, by: Actor, redaction: Redaction, audience: str, title: Text | None = None
) -> Attachment:
    """Make the copy, for the asker alone or beside the published answer; the marks are fixed from then on.

    The pages are drawn before anything is locked: it takes seconds.
    """
    inquiry, source = redaction.inquiry, _source(redaction)
    require(by, "handle", inquiry)
    covers = list(redaction.covers.all())
    if not covers:
        raise ValidationError(_("Mark at least one part first."))
    to: Inquiry | Disclosure | None = inquiry
    if audience == Audience.EVERYBODY:
        to = Disclosure.objects.filter(inquiry=inquiry).first()
    if to is None:
        raise ValidationError({"audience": _("Publish the answer first.")})
    made = black_out(bytes_of(source), boxes_of(covers))
    # Not under its first name, which may tell who somebody is.
    upload = ContentFile(made, name=f"{inquiry.year}-{inquiry.number}-{redaction.pk}.pdf")
    with transaction.atomic():
        _hold(by, redaction)
        if list(redaction.covers.all()) != covers:
            raise ValidationError(_("Marks were changed meanwhile: look at the pages again."))
        copy = attach(by=by, to=to, upload=upload, title=title, kind=COPY)
        redaction.result, redaction.finished_at = copy, timezone.now()
        redaction.save(update_fields=["result", "finished_at"])
        facts = {
            "source_sha256": source.sha256,
            "sha256": copy.sha256,
            "for": str(audience),
            "parts": dict(Counter(one.ground for one in covers)),
        }
        record("information.blacked_out", by=by, on=inquiry, data=facts)
    return copy


def page_of(*, by: Actor, redaction: Redaction, page: int) -> bytes:
    """A page of the first document as JPEG, with what is marked on it under a veil."""
    require(by, "handle", redaction.inquiry)
    return draw_page(bytes_of(_source(redaction)), page, boxes_of(redaction.covers.filter(page=page)))


def boxes_of(covers: Iterable[Cover]) -> list[Box]:
    return [
        Box(one.page, float(one.left), float(one.top), float(one.width), float(one.height)) for one in covers
    ]


def bytes_of(attachment: Attachment) -> bytes:
    with attachment.file.open("rb") as file:
        return bytes(file.read())


def _source(redaction: Redaction) -> Attachment:
    if redaction.source is None:
        raise ValidationError(_("The first document was removed."))
    return redaction.source


def _hold(by: Actor, redaction: Redaction) -> Inquiry:
    """The request, locked; refuses once the copy is made."""
    inquiry = hold(redaction.inquiry)
    require(by, "handle", inquiry)
    redaction.refresh_from_db(fields=["finished_at", "result"])
    if redaction.finished_at is not None:
        raise ValidationError(_("The copy is made already: begin another."))
    return inquiry
