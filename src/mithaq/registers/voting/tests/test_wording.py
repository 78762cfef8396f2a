import pytest
from django.utils import translation

from mithaq.methods.allocation import Code
from mithaq.registers.voting.wording import reason_words

from .make import words

FIGURES = {
    Code.FUNDED: {"score": "12", "cost": "60", "left": "100"},
    Code.ADDED_BY_COMPLETION: {"score": "12", "cost": "60", "left": "100"},
    Code.FUNDED_OVERRUN: {"cost": "60", "left": "50", "from_reserve": "10", "share": "5/6"},
    Code.PAID_BY_SUPPORTERS: {"round": 1, "cost": "60", "supporters": 12, "full_payment": "5/3"},
    Code.NO_SUPPORT: {},
    Code.BELOW_MINIMUM: {"score": "12", "minimum": "20"},
    Code.DOES_NOT_FIT: {"cost": "60", "left": "100/3", "missing": "80/3"},
    Code.AFTER_STOP: {"stopped_at": "P1"},
    Code.EXCLUDED_BY_RIVAL: {"rival": "P1"},
    Code.SUPPORTERS_LACK_MONEY: {
        "cost": "60",
        "held": "100/3",
        "missing": "80/3",
        "supporters": 12,
        "round": 2,
        "spent_on": [{"project": "P1", "voters": 4}],
    },
    Code.COMPARISON_LOST: {"prefer_shares": 4, "prefer_greedy": 12},
}


@pytest.mark.row("B07")
@pytest.mark.parametrize("code", list(Code))
def test_reason_when_of_any_kind_then_said_in_every_language_with_its_figures(town, code):
    reason, titles = {"code": str(code), **FIGURES[code]}, {"P1": words("Lamps")}
    said = set()
    for language in ("ar", "fr", "en"):
        with translation.override(language):
            told = reason_words(reason, titles)
        said.add(told)
        assert "%(" not in told
        assert ("Lamps" in told) == ("P1" in str(reason))
    assert len(said) == 3
