import pytest

from mithaq.kit.shares import whole_percents


@pytest.mark.parametrize(
    ("counts", "percents"),
    [
        ([99, 101], [50, 50]),
        ([199, 201], [50, 50]),
        ([995, 1005], [50, 50]),
        ([1, 1, 1], [34, 33, 33]),
        ([0, 0], [0, 0]),
        ([0, 7], [0, 100]),
        ([], []),
    ],
)
def test_percents_when_rounded_then_together_a_hundred(counts, percents):
    assert whole_percents(counts) == percents
