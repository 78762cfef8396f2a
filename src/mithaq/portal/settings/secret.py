"""The secret key: given, or made once and kept where only this user reads it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .setting import SettingError


def secret_key(values: Mapping[str, Any]) -> str:
    if values["MITHAQ_SECRET_KEY"]:
        return str(values["MITHAQ_SECRET_KEY"])
    if values["MITHAQ_PROFILE"] == "test":
        return "for-tests-only-" * 4
    return kept_key(values["MITHAQ_VAR"] / "secret_key")


def kept_key(path: Path) -> str:
    """The key in `path`; made first when the file is missing. Safe when several processes start at once."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            draft = path.with_name(f"{path.name}.{os.getpid()}")
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(64))
            try:
                os.link(draft, path)  # unlike a rename, a link never replaces the key of a faster process
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        return path.read_text().strip()
    except OSError as problem:
        raise SettingError(
            f"The secret key cannot be kept in {path} ({problem.strerror})."
            " Hint: let this user write there, or set MITHAQ_SECRET_KEY or MITHAQ_VAR."
        ) from None
