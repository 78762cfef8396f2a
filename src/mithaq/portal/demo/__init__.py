"""The demonstration: both towns with their people, then what each feature adds, ready for today."""

from .loading import load

__all__ = ["load"]
