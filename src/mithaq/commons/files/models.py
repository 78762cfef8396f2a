"""One file that belongs to one record."""

from __future__ import annotations

import secrets

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField

FOLDER = "attachments"


def random_path(municipality_id: int, ending: str) -> str:
    """Where a file is kept: nothing of its own name but the ending, which was checked."""
    return f"{FOLDER}/{municipality_id}/{secrets.token_hex(16)}.{ending}"


class Attachment(TenantModel):
    """A document or picture of a record, as it was checked and stored."""

    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    # What the subject's feature calls it: "letter", "minutes"; "" when it makes no difference.
    kind = models.CharField(max_length=40, blank=True)
    title = TranslatedField(_("title"), blank=True)
    filename = models.CharField(_("file name"), max_length=160)
    # Stored under `random_path`, in the storage that the settings name.
    file = models.FileField(_("file"), max_length=200)
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    # Of the bytes as stored, so that anybody can compare what they downloaded.
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    # Pixels of a picture.
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    # Otherwise only for those who may attach to the subject.
    is_public = models.BooleanField(_("public"), default=True)
    # A picture for everybody, made from another one by covering parts of it; `boxes` says which (see `Box`).
    original = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="versions"
    )
    boxes = models.JSONField(default=list, blank=True)
    uploaded_at = models.DateTimeField(_("added"), default=timezone.now)
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["uploaded_at", "pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="files_subject")]

    def __str__(self) -> str:
        return f"file {self.pk}"

    @property
    def shown_title(self) -> object:
        """The title, or the file's own name."""
        return self.title or self.filename

    @property
    def ending(self) -> str:
        """PDF, DOCX: what a reader calls the format."""
        return self.filename.rpartition(".")[2].upper()

    @property
    def is_image(self) -> bool:
        return self.content_type.startswith("image/")
