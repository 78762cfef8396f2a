"""The projects of the demonstration, by town. Invented."""

from .regueb import REGUEB
from .salt import SALT
from .words import OFFICE

PROJECTS = {"regueb": REGUEB, "salt": SALT}

__all__ = ["OFFICE", "PROJECTS"]
