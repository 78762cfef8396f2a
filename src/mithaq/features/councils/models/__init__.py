from .board import QuarterRecord, Risk, Task
from .deciding import Decision, Item, Position, Round, Step
from .nominating import Call, Criterion, Nominee, Score

__all__ = [
    "Call",
    "Criterion",
    "Decision",
    "Item",
    "Nominee",
    "Position",
    "QuarterRecord",
    "Risk",
    "Round",
    "Score",
    "Step",
    "Task",
]
