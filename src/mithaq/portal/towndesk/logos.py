"""A town's logo: checked by its content, drawn anew without anything hidden in it."""

from __future__ import annotations

import hashlib
import io
import warnings

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 4000 * 4000
SIDE = 512
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")


def redrawn(upload: UploadedFile, slug: str) -> ContentFile[bytes]:
    """A PNG of at most 512 × 512 pixels, without metadata; ValidationError when it is no such picture."""
    if (upload.size or 0) > MOST_BYTES:
        raise ValidationError({"logo": _("This file is larger than 2 MB.")})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(upload, formats=FORMATS)
            if opened.width * opened.height > MOST_PIXELS:
                raise ValidationError({"logo": _("This picture has more than 16 million points.")})
            picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ValidationError({"logo": _("This is no picture we can read: choose PNG, JPEG or WebP.")})
    picture.thumbnail((SIDE, SIDE))
    clean = Image.new("RGBA", picture.size)
    clean.paste(picture)
    out = io.BytesIO()
    clean.save(out, "PNG", optimize=True)
    body = out.getvalue()
    # The name changes with the picture, so that browsers may keep each for a year.
    return ContentFile(body, name=f"{slug}-{hashlib.sha256(body).hexdigest()[:12]}.png")
