"""The demonstration: every question goes the way its rows say, once."""

import pytest

from mithaq.commons.tenancy.context import inside
from mithaq.features.councils.demo import fill
from mithaq.features.councils.demo.content import DECISIONS, WATCHED
from mithaq.features.councils.models import Call, Decision, Item, QuarterRecord, Step, Task
from mithaq.registers.meetings.models import MinutesDecision
from mithaq.registers.meetings.tests.make import make_held

from .make import make_committee

BODIES = {
    "regueb": (("steering-committee", "unanimity", 8), ("monitoring", "consensus", 2)),
    "salt": (("steering-committee", "simple_majority", 8), ("women-and-youth", "consensus", 5)),
}
STATES = {
    "regueb": ["adopted", "open", "adopted"],
    "salt": ["adopted", "adopted", "rejected", "open"],
}


@pytest.mark.parametrize("slug", ["regueb", "salt"])
def test_demo_when_filled_twice_then_each_question_stands_once_as_told(slug, request, db):
    town = request.getfixturevalue(slug)
    with inside(town):
        for name, rule, members in BODIES[slug]:
            body = make_committee(members, slug=name, rule=rule)
            for row in DECISIONS[slug]:
                if row["body"] == name and "meeting" in row:
                    make_held(body, day=row["meeting"], state="draft")
        for _number in range(2):
            make_committee(1, kind="working_group", rule="consensus")
        said = []
        for _time in range(2):
            fill(municipality=town, say=said.append)
        states = list(Decision.objects.order_by("pk").values_list("state", flat=True))
        votes = {"regueb": 1, "salt": 2}[slug]
        assert states == STATES[slug] + ["adopted"] * votes
        assert (len(said), MinutesDecision.objects.count()) == (1, 1)
        assert Item.objects.count() == states.count("adopted") + len(WATCHED[slug])
        assert Call.objects.get().state == {"regueb": "open", "salt": "decided"}[slug]
        assert [Task.objects.count(), QuarterRecord.objects.filter(written_at__isnull=True).count()] == [3, 1]
        texts = [step.text for step in Step.objects.all()] + [row.title for row in Decision.objects.all()]
        assert [text for text in texts if text.missing(("ar", "fr", "en"))] == []
