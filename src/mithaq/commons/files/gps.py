"""Where a photo was taken, as the phone wrote into it; read before everything but the picture is thrown away."""

from __future__ import annotations

import io
import warnings

from django.core.files.base import File
from PIL import Image, UnidentifiedImageError
from PIL.ExifTags import GPS, IFD

Point = tuple[float, float]
LARGEST = 30_000_000


def gps_of(upload: File[bytes]) -> Point | None:
    """(latitude, longitude) of a JPEG or WebP; None when it says nothing readable."""
    upload.seek(0)
    data = upload.read(LARGEST)
    upload.seek(0)
    try:
        with warnings.catch_warnings():
            # Nothing is decoded here: only the notes beside the picture are read.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=["JPEG", "WEBP", "PNG"]) as picture:
                noted = picture.getexif().get_ifd(IFD.GPSInfo)
        latitude = _degrees(noted[GPS.GPSLatitude], noted[GPS.GPSLatitudeRef], "S")
        longitude = _degrees(noted[GPS.GPSLongitude], noted[GPS.GPSLongitudeRef], "W")
    except (KeyError, TypeError, ValueError, ZeroDivisionError, OSError, SyntaxError, UnidentifiedImageError):
        # No picture, no place in it, or a broken one: the check of files tells its sender what is wrong.
        return None
    whole = -90 <= latitude <= 90 and -180 <= longitude <= 180 and (latitude, longitude) != (0.0, 0.0)
    return (latitude, longitude) if whole else None


def _degrees(parts: tuple[float, float, float], direction: str, negative: str) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    return -value if direction == negative else value
