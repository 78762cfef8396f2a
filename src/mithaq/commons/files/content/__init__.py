"""What a file really is: its content decides, its name must agree."""

from .checking import Checked, check
from .names import clean_filename

__all__ = ["Checked", "check", "clean_filename"]
