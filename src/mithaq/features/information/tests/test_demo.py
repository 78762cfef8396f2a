"""The demonstration: a year in every state, once."""

from mithaq.commons.clocks.definitions import clock_kinds
from mithaq.commons.clocks.measures import measured
from mithaq.features.information.demo import LIVES, QUESTION_LIVES, fill
from mithaq.features.information.models import Disclosure, Inquiry, Question, Redaction
from mithaq.features.information.queries import years


def test_demo_when_loaded_twice_then_a_year_in_every_state_once(town, visit):
    for _again in (1, 2):
        fill(municipality=town, say=lambda words: None)
    assert Inquiry.objects.count() == len(LIVES) + 1
    assert Question.objects.count() == len(QUESTION_LIVES)
    states = set(Inquiry.objects.values_list("state", flat=True))
    assert states == {
        "open",
        "waiting",
        "decided",
        "silent",
        "review",
        "appealed",
        "transferred",
        "withdrawn",
    }
    assert Disclosure.objects.count() == sum(life == "published" for _ago, life in LIVES)
    assert [one.finished_at is not None for one in Redaction.objects.all()] == [True]
    whole = measured(clock_kinds.get("information.answer")).whole
    assert (whole.rate.late > 0, whole.rate.overdue > 0, whole.rate.share > 0.7) == (True, True, True)
    assert sum(year.received for year in years()) == len(LIVES) + 1
    for path in ("information/statistics/", "information/", "in-time/information.answer/"):
        assert visit(town).get(f"/ar/{path}").status_code == 200
