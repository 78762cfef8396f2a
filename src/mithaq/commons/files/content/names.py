"""The name a file is shown and downloaded under."""

from __future__ import annotations

import re
import unicodedata

from mithaq.kit.text import strip_bidi

LONGEST = 120


def clean_filename(name: str) -> str:
    """The last part of whatever path came along, without marks, control characters and signs of shells.

    Arabic stays Arabic. "../../x.PDF" → "x.pdf"; nothing left → "file.pdf".
    """
    name = unicodedata.normalize("NFC", strip_bidi(name)).replace("\\", "/").rpartition("/")[2]
    name = "".join(character if character.isprintable() else " " for character in name)
    name = " ".join(re.sub(r'[<>:"|?*%;]', " ", name).split()).strip(". ")
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = ending, ""
    ending = ending.strip().lower()
    stem = stem.strip(". ")[: LONGEST - len(ending)] or "file"
    return f"{stem}.{ending}" if ending else stem
