"""Pictures: drawn anew, so that nothing but the picture is left."""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageDraw, ImageOps, UnidentifiedImageError

from .checked import Checked, Refused

# A phone takes 12 to 50 megapixels; what claims more is a bomb or a map that belongs elsewhere.
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 4000
OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 88, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 88, "method": 4},
}


@dataclass(frozen=True)
class Box:
    """A rectangle on a picture, in percent of its width and height, from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


def cover(data: bytes, form: str, boxes: Sequence[Box]) -> Checked:
    """The picture with black in the boxes: what stood there is overwritten before it is written anew."""
    with Image.open(io.BytesIO(data), formats=[form]) as stored:
        picture = stored.convert("RGBA" if stored.has_transparency_data else "RGB")
    pen = ImageDraw.Draw(picture)
    for box in boxes:
        # Outwards to whole pixels: no edge of a face is left.
        left, top = math.floor(box.left * picture.width / 100), math.floor(box.top * picture.height / 100)
        right = math.ceil((box.left + box.width) * picture.width / 100)
        bottom = math.ceil((box.top + box.height) * picture.height / 100)
        pen.rectangle((left, top, right - 1, bottom - 1), fill="black")
    out = io.BytesIO()
    picture.save(out, form, **OPTIONS[form])
    return Checked(out.getvalue(), f"image/{form.lower()}", picture.width, picture.height)


def check_picture(data: bytes, form: str) -> Checked:
    """form: JPEG, PNG or WEBP. Orientation is applied; EXIF, GPS, comments and further frames are gone."""
    try:
        with warnings.catch_warnings():
            # Our own limit is checked before a pixel is read.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture: Image.Image = Image.open(io.BytesIO(data), formats=[form])
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused(_("This picture is too large. Save it smaller, at most 60 megapixels."))
            picture.load()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise Refused(_("This picture is damaged or of another format than its name says.")) from error
    picture = _in_plain_colours(ImageOps.exif_transpose(picture), form)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    picture.info.clear()
    out = io.BytesIO()
    picture.save(out, form, **OPTIONS[form])
    return Checked(out.getvalue(), f"image/{form.lower()}", picture.width, picture.height)


def _in_plain_colours(picture: Image.Image, form: str) -> Image.Image:
    """RGB or RGBA in sRGB, whatever the camera's profile was."""
    profile = picture.info.get("icc_profile")
    transparent = form != "JPEG" and picture.has_transparency_data
    plain = picture.convert("RGBA" if transparent else "RGB")
    if not profile or picture.mode not in ("RGB", "RGBA"):
        return plain
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(plain, source, target) or plain
    except (ImageCms.PyCMSError, OSError):
        # A broken profile is left out, as browsers do.
        return plain
