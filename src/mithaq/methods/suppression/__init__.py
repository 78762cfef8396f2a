"""Publishing tables of counts of people without showing anybody: see README.md.

from mithaq.methods.suppression import publish

shown = publish({"age": {"young": {"women": 12, "men": 3}, "old": {"women": 7, "men": 9}}})
shown.total, shown.columns["women"], shown.tables["age"]["young"].cells["men"]
"""

from .publishing import LEAST, Line, Published, changed, publish

__all__ = ["LEAST", "Line", "Published", "changed", "publish"]
