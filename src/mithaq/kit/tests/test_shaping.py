"""Known answers: which glyph each letter takes, and in which order they stand."""

from mithaq.kit import shaping


def names(text, *, rtl=True):
    """Glyphs from left to right: Arabic by glyph name, the rest as itself, controls left out."""
    seen = []
    for glyph in shaping.shape(text, size=100, rtl=rtl).glyphs:
        font = shaping._font(glyph.font)
        plain = {font.get_nominal_glyph(ord(letter)): letter for letter in text if letter.isascii()}
        if glyph.font.startswith(shaping.LATIN + "-"):
            seen.append(plain.get(glyph.index, ""))
        else:
            seen.append(plain.get(glyph.index) or font.glyph_to_string(glyph.index))
    return [name for name in seen if name]


def test_shape_when_arabic_word_then_letters_join_and_last_stands_left():
    # meem alone, lam-alef final as one glyph, seen initial
    assert names("سلام") == ["uni0645", "uniFEFC", "uniFEB3"]


def test_shape_when_letter_repeats_then_takes_initial_middle_and_final_forms():
    assert names("ببب") == ["uniFE90", "uniFE92", "uniFE91"]


def test_shape_when_lam_meets_alef_then_one_ligature():
    assert names("لا") == ["uniFEFB"]
    assert names("لإ") == ["uniFEF9"]


def test_shape_when_figures_and_latin_stand_in_arabic_then_they_read_left_to_right_and_brackets_turn():
    # In memory: word, 12, (OGP). On paper from the left: the mirrored bracket first, the word at the right.
    assert "".join(n for n in names("رقم 12 (OGP)") if len(n) == 1) == "(OGP) 12 "
    assert names("رقم 12 (OGP)")[-3:] == ["uniFEE2", "uniFED7", "uni0631"]


def test_shape_when_arabic_stands_in_french_then_it_alone_reads_right_to_left():
    assert names("Ville: لا!", rtl=False) == [*"Ville: ", "uniFEFB", "!"]


def test_shape_when_isolates_wrap_a_reference_then_it_stays_apart_from_the_figure_after_it():
    joined = "".join(n for n in names("رقم R-1 / 20") if len(n) == 1)
    isolated = "".join(n for n in names("رقم \u2068R-1\u2069 / \u206820\u2069") if len(n) == 1)
    assert joined.split() == ["R-1", "/", "20"]
    assert isolated.split() == ["20", "/", "R-1"]


def test_levels_when_text_holds_removed_characters_then_every_character_has_one():
    text = "نص\u200c نص"
    assert shaping.levels(text, rtl=True) == [1] * len(text)


def test_wrap_when_too_long_for_the_lines_then_none():
    given = {"size": 40, "weight": "Bold", "rtl": False, "width": 400}
    assert shaping.wrap("one two three four five six seven", most=1, **given) is None
    lines = shaping.wrap("one two three four five six seven", most=3, **given)
    assert len(lines) == 2
    assert all(line.width <= 400 for line in lines)
