"""The `mithaq` command."""

from .main import main as main
