"""Every write of participation records."""

from .activities import add_activity, change_activity, set_organisations, translate
from .census import remove_census_figure, set_census_figure
from .counting import add_headcount, change_headcount, remove_headcount
from .declaring import change_declaration, declare, withdraw_declaration
from .importing import LineProblem, WrongLines, import_headcounts, undo_import
from .publishing import follow_meeting, publish_counts, unpublish_counts

__all__ = [
    "LineProblem",
    "WrongLines",
    "add_activity",
    "add_headcount",
    "change_activity",
    "change_declaration",
    "change_headcount",
    "declare",
    "follow_meeting",
    "import_headcounts",
    "publish_counts",
    "remove_census_figure",
    "remove_headcount",
    "set_census_figure",
    "set_organisations",
    "translate",
    "undo_import",
    "unpublish_counts",
    "withdraw_declaration",
]
