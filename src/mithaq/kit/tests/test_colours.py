import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.kit import colours

ANY = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_when_black_on_white_then_twenty_one():
    assert colours.contrast(colours.BLACK, colours.WHITE) == pytest.approx(21)


@given(ANY, ANY)
def test_palette_when_any_colours_are_chosen_then_words_stay_readable(brand, accent):
    own = {name: colours.parse(value) for name, value in vars(colours.palette(brand, accent)).items()}
    assert colours.contrast(own["brand"], colours.WHITE) >= 4.5
    assert colours.contrast(own["brand_dark"], own["brand_soft"]) >= 4.5
    assert colours.contrast(own["brand"], own["brand_soft"]) >= 4.5
    assert colours.contrast(own["accent"], own["accent_soft"]) >= 4.5


def test_palette_when_colour_is_dark_enough_then_kept():
    assert colours.palette("#0f5c5a").brand == "#0f5c5a"


@pytest.mark.parametrize("wrong", ["red", "#12345", "", "#gggggg", "#1234567"])
def test_parse_when_not_a_colour_then_refused(wrong):
    with pytest.raises(ValueError):  # noqa: PT011 int() words its own refusal
        colours.parse(wrong)


def test_version_when_colours_change_then_changes():
    assert colours.version("#0f5c5a", "#b3471d") != colours.version("#0f5c5a", "#b3471e")
