"""Numbers that do not add up."""

from collections.abc import Iterator

from ..shapes import Doubt, ParsedPlan
from .making import doubt

CODES = frozenset(
    {
        "participants_sum",
        "list_count",
        "groups_differ",
        "number_missing",
        "institutions_differ",
        "commitments_order",
    }
)


def check(plan: ParsedPlan) -> Iterator[Doubt]:
    yield from _participants(plan)
    for code, count in (("groups", plan.groups), ("meetings", plan.meetings)):
        section = plan.section(code)
        if section and section.blocks and count is None:
            yield doubt("number_missing", code, section.line, section.answer, heading=section.heading)
    lead, listed = len(plan.lead_institutions), len(plan.institutions)
    section = plan.section("institutions")
    if section and lead and listed and lead != listed:
        yield doubt("institutions_differ", "institutions", section.line, "", header=lead, listed=listed)
    numbers = [commitment.number for commitment in plan.commitments]
    if numbers != list(range(1, len(numbers) + 1)):
        found = ", ".join(str(number) for number in numbers)
        line = plan.commitments[0].line
        yield doubt("commitments_order", "contribution", line, found, numbers=found)


def _participants(plan: ParsedPlan) -> Iterator[Doubt]:
    people, bodies = plan.participants.total("people"), plan.participants.total("groups")
    declared = plan.participants.declared
    if declared and people and declared.count != people:
        both = f"{declared.count} / {people}"
        sums = {"declared": declared.count, "total": people}
        yield doubt("participants_sum", "participants", declared.line, both, **sums)
    for one in plan.participants.categories:
        if one.names and len(one.names) != one.count:
            numbers = {"declared": one.count, "listed": len(one.names)}
            yield doubt("list_count", "participants", one.line, one.label, label=one.label, **numbers)
    if plan.groups and bodies and plan.groups.count != bodies:
        both = f"{plan.groups.count} / {bodies}"
        counts = {"groups": plan.groups.count, "institutions": bodies, "people": people}
        yield doubt("groups_differ", "groups", plan.groups.line, both, **counts)
