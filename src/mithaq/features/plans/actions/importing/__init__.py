"""A published OGP Local plan page, saved as text, becomes a plan: all of it or nothing."""

from .run import Imported, import_plan, publish_imported

__all__ = ["Imported", "import_plan", "publish_imported"]
