"""What a careful reader would query in a plan: `doubts(parsed)`, in the order of the page."""

from ..shapes import Doubt, ParsedPlan
from . import answers, dates, monitors, numbers, wording

CHECKS = (dates.check, answers.check, numbers.check, monitors.check, wording.check)

# Every code a doubt can carry; messages.py says each in words.
CODES = frozenset().union(dates.CODES, answers.CODES, numbers.CODES, monitors.CODES, wording.CODES)


def doubts(parsed: ParsedPlan) -> list[Doubt]:
    """Doubts about `parsed`, by line. None of them holds a private contact."""
    found = [doubt for check in CHECKS for doubt in check(parsed)]
    return sorted(found, key=lambda doubt: (doubt.line, doubt.code))
