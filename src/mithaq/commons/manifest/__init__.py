"""What a feature plugs into the house: one manifest, opened once, refused twice."""

from .definitions import Block, DeskItem, Manifest, MenuItem, Task, blocks, desk_items, menu_items, tasks
from .opening import open_feature

__all__ = [
    "Block",
    "DeskItem",
    "Manifest",
    "MenuItem",
    "Task",
    "blocks",
    "desk_items",
    "menu_items",
    "open_feature",
    "tasks",
]
