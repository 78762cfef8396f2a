"""How dates, numbers and money look in each town; every trap found once has its line here."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils.translation import override

from mithaq.kit import formats as f
from mithaq.kit.formats import Formats, formats, set_formats, use_formats

TUNISIA = Formats(language="ar", locale="ar_TN", currency="TND", timezone="Africa/Tunis")
JORDAN = Formats(
    language="ar",
    locale="ar_JO",
    currency="JOD",
    timezone="Asia/Amman",
    weekend=frozenset({4, 5}),
    first_weekday=5,
)
DAY = dt.date(2026, 1, 3)
MOMENT = dt.datetime(2026, 1, 3, 13, 5, tzinfo=dt.UTC)
RLM, NBSP, NNBSP = "\u200f", "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("town", "language", "expected"),
    [
        (TUNISIA, "ar", "3 جانفي 2026"),
        (TUNISIA, "fr", "3 janvier 2026"),
        (TUNISIA, "en", "3 January 2026"),
        (JORDAN, "ar", "3 كانون الثاني 2026"),
        (JORDAN, "fr", "3 janvier 2026"),
        (JORDAN, "en", "3 January 2026"),
    ],
)
def test_day_when_country_and_language_then_its_own_months(town, language, expected):
    with use_formats(town), override(language):
        assert f.day(DAY) == expected


@pytest.mark.parametrize(
    ("town", "names"),
    [
        (
            TUNISIA,
            "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
        ),
        (
            JORDAN,
            "كانون الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين الأول تشرين الثاني كانون الأول",
        ),
    ],
)
def test_month_when_each_of_the_year_then_local_name(town, names):
    with use_formats(town), override("ar"):
        written = " ".join(f.month(dt.date(2026, n, 1)).removesuffix(" 2026") for n in range(1, 13))
    assert written == names


def test_weekday_day_when_each_language_then_day_first():
    with use_formats(TUNISIA):
        written = []
        for language in ("ar", "fr", "en"):
            with override(language):
                written.append(f.weekday_day(DAY))
    assert written == ["السبت، 3 جانفي 2026", "samedi 3 janvier 2026", "Saturday, 3 January 2026"]


def test_day_when_first_of_month_in_french_then_1er():
    with use_formats(TUNISIA), override("fr"):
        first = dt.date(2026, 1, 1)
        assert f.day(first) == "1er janvier 2026"
        assert f.weekday_day(first) == "jeudi 1er janvier 2026"
        assert f.month(first) == "janvier 2026"
        assert f.day(dt.date(2026, 1, 11)) == "11 janvier 2026"


def test_day_time_when_moment_is_utc_then_town_clock():
    with use_formats(JORDAN), override("ar"):
        assert f.day_time(MOMENT) == "3 كانون الثاني 2026، 4:05 م"  # Amman keeps +03 in winter
    with use_formats(TUNISIA), override("fr"):
        assert f.day_time(MOMENT) == "3 janvier 2026 à 14:05"
    with use_formats(TUNISIA), override("en"):
        assert f.day_time(MOMENT) == f"3 January 2026, 2:05{NNBSP}pm"


def test_day_when_moment_is_already_tomorrow_in_town_then_tomorrow():
    with use_formats(JORDAN), override("en"):
        assert f.day(dt.datetime(2026, 1, 3, 22, 0, tzinfo=dt.UTC)) == "4 January 2026"


def test_day_time_when_naive_then_refused():
    with use_formats(TUNISIA), pytest.raises(ValueError, match="naive"):
        f.day_time(dt.datetime(2026, 1, 3, 14, 5))


def test_period_when_parts_are_shared_then_said_once():
    with use_formats(TUNISIA):
        with override("fr"):
            assert f.period(dt.date(2026, 1, 1), dt.date(2026, 1, 4)) == "du 1er au 4 janvier 2026"
            assert f.period(DAY, dt.date(2026, 3, 4)) == "du 3 janvier au 4 mars 2026"
            assert f.period(dt.date(2025, 11, 30), DAY) == "du 30 novembre 2025 au 3 janvier 2026"
            assert f.period(DAY, DAY) == "3 janvier 2026"
            assert f.period(None, DAY) == "jusqu’au 3 janvier 2026"
            assert f.period(DAY, None) == "à partir du 3 janvier 2026"
            assert f.period(None, None) == ""
        with override("ar"):
            assert f.period(DAY, dt.date(2026, 3, 4)) == "من 3 جانفي إلى 4 مارس 2026"
        with override("en"):
            assert f.period(DAY, dt.date(2026, 1, 4)) == "3 to 4 January 2026"


def test_ago_when_past_or_future_then_direction_and_plural():
    with use_formats(TUNISIA), override("ar"):
        assert f.ago(MOMENT, now=MOMENT + dt.timedelta(days=2)) == "قبل يومين"
        assert f.ago(MOMENT, now=MOMENT + dt.timedelta(days=3)) == "قبل 3 أيام"
        assert f.ago(MOMENT, now=MOMENT - dt.timedelta(hours=11)) == "خلال 11 ساعة"
    with use_formats(TUNISIA), override("fr"):
        assert f.ago(MOMENT, now=MOMENT + dt.timedelta(seconds=5)) == "il y a 1 minute"


def test_number_when_town_and_language_then_its_signs():
    value = Decimal("1234567.891")
    with override("ar"):
        with use_formats(TUNISIA):
            assert f.number(value) == "1.234.567,891"
        with use_formats(JORDAN):
            assert f.number(value) == "1,234,567.891"
    with use_formats(TUNISIA), override("fr"):
        assert f.number(value) == f"1{NNBSP}234{NNBSP}567,891"


def test_digits_when_town_chose_arabic_indic_then_in_arabic_only():
    with use_formats(Formats("ar", "ar_JO", "arab", "JOD", "Asia/Amman")):
        with override("ar"):
            assert f.number(Decimal("1234.5")) == "١٬٢٣٤٫٥"
            assert f.day(DAY) == "٣ كانون الثاني ٢٠٢٦"
            assert f.day_time(MOMENT) == "٣ كانون الثاني ٢٠٢٦، ٤:٠٥ م"
            assert f.percent(Decimal("0.25")) == "٢٥٪"
            assert f.money(Decimal("1234.5")) == f"{RLM}١٬٢٣٤٫٥٠٠{NBSP}د.أ.{RLM}"
            assert f.duration(5) == "٥ أيام"
        with override("fr"):
            assert f.number(Decimal("1234.5")) == f"1{NNBSP}234,5"
            assert f.day(DAY) == "3 janvier 2026"


def test_digits_when_jordan_says_nothing_then_latin():
    with use_formats(JORDAN), override("ar"):
        assert f.number(1234) == "1,234"


def test_money_when_tnd_or_jod_then_three_decimals():
    with override("ar"):
        with use_formats(TUNISIA):
            assert f.money(Decimal("1234.5")) == f"{RLM}1.234,500{NBSP}د.ت.{RLM}"
        with use_formats(JORDAN):
            assert f.money(Decimal("1234.5")) == f"{RLM}1,234.500{NBSP}د.أ.{RLM}"
    with override("fr"):
        with use_formats(TUNISIA):
            assert f.money(Decimal("1234.5")) == f"1{NNBSP}234,500{NBSP}DT"
            assert f.money(Decimal("1234.5"), "EUR") == f"1{NNBSP}234,50{NBSP}€"
        with use_formats(JORDAN):
            assert f.money(Decimal("-1234.5")) == f"-1{NNBSP}234,500{NBSP}JOD"
    with use_formats(JORDAN), override("en"):
        assert f.money(Decimal("1234.5")) == f"JOD{NBSP}1,234.500"
        assert f.money(Decimal("1234.5"), "EUR") == "€1,234.50"


def test_currency_exponent_when_known_then_its_own():
    assert [f.currency_exponent(code) for code in ("TND", "JOD", "EUR", "JPY")] == [3, 3, 2, 0]


def test_percent_when_half_then_rounded_up():
    with use_formats(TUNISIA), override("en"):
        assert [f.percent(x) for x in (0, Decimal("0.005"), 0.256, 1)] == ["0%", "1%", "26%", "100%"]
        assert f.percent(Decimal("0.2565"), 1) == "25.7%"


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "0 يوم"),
        (1, "يوم واحد"),
        (2, "يومان"),
        (3, "3 أيام"),
        (10, "10 أيام"),
        (11, "11 يومًا"),
        (99, "99 يومًا"),
        (100, "100 يوم"),
        (102, "102 يوم"),
        (103, "103 أيام"),
        (111, "111 يومًا"),
    ],
)
def test_duration_when_arabic_then_six_forms(count, expected):
    with use_formats(TUNISIA), override("ar"):
        assert f.duration(count) == expected


def test_duration_when_french_then_zero_is_singular():
    with use_formats(TUNISIA), override("fr"):
        assert [f.duration(n) for n in (0, 1, 2)] == ["0 jour", "1 jour", "2 jours"]
        assert f.duration(15, "workday") == "15 jours ouvrés"
    with use_formats(TUNISIA), override("ar"):
        assert f.duration(15, "workday") == "15 يوم عمل"
        assert f.duration(10, "workday") == "10 أيام عمل"
        assert f.duration(48, "hour") == "48 ساعة"
    with use_formats(TUNISIA), override("en"):
        assert [f.duration(1, "week"), f.duration(3, "month"), f.duration(2, "year")] == [
            "1 week",
            "3 months",
            "2 years",
        ]


def test_days_taken_when_whole_or_a_part_is_left_then_its_own_form():
    with use_formats(TUNISIA), override("ar"):
        assert [f.days_taken(n) for n in (9.0, 2, 2.5)] == ["9 أيام", "يومان", "2,5 يوم"]


def test_duration_when_unit_is_unknown_then_refused():
    with pytest.raises(KeyError):
        f.duration(1, "fortnight")


def test_list_of_when_language_then_its_conjunction():
    with use_formats(TUNISIA):
        with override("ar"):
            assert f.list_of(["الماء", "الطرقات", "الإنارة"]) == "الماء والطرقات والإنارة"
        with override("fr"):
            assert f.list_of(["eau", "routes"]) == "eau et routes"
        with override("en"):
            assert f.list_of(["water", "roads", "light"]) == "water, roads and light"


def test_size_when_bytes_grow_then_unit_follows():
    with use_formats(TUNISIA):
        with override("en"):
            sizes = [f.size(n) for n in (0, 1, 999, 1000, 1_250_000, 24_600_000)]
            assert sizes == ["0 bytes", "1 byte", "999 bytes", "1 kB", "1.3 MB", "25 MB"]
        with override("fr"):
            assert f.size(1_250_000) == "1,3 Mo"


def test_formats_when_language_changes_then_country_stays():
    with use_formats(JORDAN), override("fr"):
        assert (formats().locale, formats().currency, str(formats().babel)) == ("fr_JO", "JOD", "fr")
    with use_formats(JORDAN), override("en"):
        assert str(formats().babel) == "en_001"
    assert str(Formats("xx", "xx_YY").babel) == "en"


def test_use_formats_when_block_ends_then_former_formats_return():
    set_formats(TUNISIA)
    with use_formats(JORDAN), override("ar"):
        assert formats() == JORDAN
    with override("ar"):
        assert formats() == TUNISIA
    set_formats(Formats())
