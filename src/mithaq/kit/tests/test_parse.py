"""What people type, in every digit and sign our towns use."""

import datetime as dt
from decimal import Decimal

import pytest
from django import forms
from django.db import models
from django.db.migrations.writer import MigrationWriter
from django.test.utils import isolate_apps
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from mithaq.kit.fields import (
    FoldedDateField,
    FoldedDecimalField,
    FoldedIntegerField,
    MoneyField,
    MoneyFormField,
    PhoneField,
)
from mithaq.kit.formats import Formats, money, number, use_formats
from mithaq.kit.parse import (
    ParseError,
    normalise_phone,
    parse_date,
    parse_decimal,
    parse_int,
    parse_money,
    show_phone,
)

TUNISIA = Formats("ar", "ar_TN", "latn", "TND", "Africa/Tunis")
JORDAN = Formats("ar", "ar_JO", "latn", "JOD", "Asia/Amman")


@pytest.fixture(autouse=True)
def tunisia():
    with use_formats(TUNISIA), override("ar"):
        yield


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1234", "1234"),
        ("1234.5", "1234.5"),  # Babel reads 12345 in ar_TN
        ("1234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1,234,567.891", "1234567.891"),
        ("1 234,5", "1234.5"),
        ("1\u202f234\u202f567,891", "1234567.891"),
        ("1 234.567", "1234.567"),
        ("1,234", "1.234"),  # the comma is the decimal sign of ar_TN
        ("0.234", "0.234"),  # nobody groups digits after a zero
        ("1234.567", "1234.567"),
        (".5", "0.5"),
        ("١٢٫٥", "12.5"),
        ("١٬٢٣٤٫٥", "1234.5"),
        ("۱۲٫۵", "12.5"),
        ("\u200f١٢٣\u200e", "123"),
        ("-7", "-7"),
        ("−7,5", "-7.5"),
        ("+7", "7"),
    ],
)
def test_decimal_when_readable_then_exact(typed, value):
    assert parse_decimal(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "abc",
        "12a",
        "1.2.3",
        "12 34",
        "1,23,456",
        "1.234.56",
        "1..2",
        "--1",
        "٫",
        "1٬23",
        "١٬٢٣",
        "1e3",
        "NaN",
    ],
)
def test_decimal_when_not_a_number_then_refused(typed):
    with pytest.raises(ParseError):
        parse_decimal(typed)


def test_decimal_when_it_has_two_readings_then_refused_with_both():
    with override("en"):
        with pytest.raises(ParseError) as caught:
            parse_decimal("1,234")
        assert str(caught.value) == "“1,234” can be read in two ways. Write 1234 or 1.234."
    with pytest.raises(ParseError) as caught:
        parse_decimal("1.234")
    assert str(caught.value) == "يمكن أن يُقرأ «1.234» على وجهين. اكتبوا 1234 أو 1,234."
    with use_formats(JORDAN):
        assert parse_decimal("1.234") == Decimal("1.234")


@given(
    st.decimals(-(10**12), 10**12, places=3),
    st.sampled_from([TUNISIA, JORDAN, Formats("ar", "ar_JO", "arab", "JOD")]),
    st.sampled_from(["ar", "fr", "en"]),
)
def test_money_when_shown_then_reads_back(amount, town, language):
    with use_formats(town), override(language):
        assert parse_money(money(amount), town.currency) == amount


@given(st.integers(-(10**12), 10**12), st.sampled_from(["ar", "fr", "en"]))
def test_int_when_shown_then_reads_back(value, language):
    with override(language):
        assert parse_int(number(value)) == value


@pytest.mark.parametrize(
    ("typed", "value"), [("٤٥٦", 456), ("1.234", 1234), ("1,234", 1234), ("1 234", 1234), ("-3", -3)]
)
def test_int_when_grouped_or_folded_then_read(typed, value):
    assert parse_int(typed) == value


@pytest.mark.parametrize("typed", ["1.5", "١٫٥", "", "x", "1,23"])
def test_int_when_not_whole_then_refused(typed):
    with pytest.raises(ParseError):
        parse_int(typed)


@pytest.mark.parametrize(
    ("typed", "currency", "value"),
    [
        ("1234,5", "TND", "1234.500"),
        ("1.234,500 DT", "TND", "1234.500"),
        ("١٢٫٥ د.ت.", "TND", "12.500"),
        ("12,5 دينار", "TND", "12.500"),
        ("12,5 Dinars", "TND", "12.500"),
        ("TND 12", "TND", "12.000"),
        ("12.5 د.أ", "JOD", "12.500"),
        ("JD 12.250", "JOD", "12.250"),
        ("12,50", "EUR", "12.50"),
    ],
)
def test_money_when_currency_is_written_then_amount(typed, currency, value):
    with use_formats(JORDAN if currency == "JOD" else TUNISIA):
        assert str(parse_money(typed, currency)) == value


def test_money_when_more_decimals_than_the_currency_then_refused():
    with override("en"), pytest.raises(ParseError, match="at most 3 decimals"):
        parse_money("1.2345", "TND")
    with override("en"), pytest.raises(ParseError, match="at most 2 decimals"):
        parse_money("0.125", "EUR")


def test_money_when_another_currency_is_written_then_refused():
    with pytest.raises(ParseError):
        parse_money("12 EUR", "TND")


@pytest.mark.parametrize(
    "typed",
    [
        "2026-01-25",
        "25/01/2026",
        "25-1-2026",
        "25.1.2026",
        "٢٥/١/٢٠٢٦",
        "\u200f25\u200f/\u200f1\u200f/\u200f2026",
        "2026/01/25",
        "25 جانفي 2026",
        "٢٥ كانون الثاني ٢٠٢٦",
        "25 يناير 2026",
        "25 janvier 2026",
        "25 janv. 2026",
        "25 January 2026",
    ],
)
def test_date_when_written_in_any_of_our_ways_then_same_day(typed):
    assert parse_date(typed) == dt.date(2026, 1, 25)


def test_date_when_first_of_the_month_in_french_then_read():
    assert parse_date("1er août 2026") == dt.date(2026, 8, 1)


@pytest.mark.parametrize(
    "typed", ["", "31/02/2026", "25/13/2026", "01/25/2026", "25/1/26", "25 brumaire 2026", "demain"]
)
def test_date_when_it_does_not_exist_then_refused(typed):
    with pytest.raises(ParseError):
        parse_date(typed)


@pytest.mark.parametrize(
    ("typed", "country", "value"),
    [
        ("71 123 456", "TN", "+21671123456"),
        ("٢٠ ١٢٣ ٤٥٦", "TN", "+21620123456"),
        ("00216 20 123 456", "TN", "+21620123456"),
        ("+216-20.123.456", "JO", "+21620123456"),
        ("\u202a+962 7 9012 3456\u202c", "TN", "+962790123456"),
        ("0790123456", "JO", "+962790123456"),
        ("٠٧٩٠١٢٣٤٥٦", "jo", "+962790123456"),
    ],
)
def test_phone_when_valid_then_e164(typed, country, value):
    assert normalise_phone(typed, country) == value


@pytest.mark.parametrize(
    ("typed", "country"), [("12", "TN"), ("", "TN"), ("abc", "JO"), ("0690123456", "JO")]
)
def test_phone_when_not_valid_then_refused(typed, country):
    with pytest.raises(ParseError):
        normalise_phone(typed, country)


def test_show_phone_when_stored_then_grouped():
    assert show_phone("+21620123456") == "+216 20 123 456"
    assert show_phone("extension 12") == "extension 12"


class PaperForm(forms.Form):
    share = FoldedDecimalField(max_value=100)
    people = FoldedIntegerField(min_value=1)
    on = FoldedDateField()
    cost = MoneyFormField(max_digits=18, decimal_places=3)
    phone = PhoneField(required=False)


TYPED = {"share": "١٢٫٥", "people": "٣٠", "on": "٢٥/١/٢٠٢٦", "cost": "1.234,5 د.ت", "phone": "٢٠ ١٢٣ ٤٥٦"}


@pytest.mark.parametrize(
    ("parse", "typed", "limit"),
    [
        (parse_int, "9" * 19, 18),
        (parse_int, "9" * 6000, 18),
        (parse_decimal, "0." + "9" * 18, 18),
        (lambda typed: parse_money(typed, "TND"), "9" * 40, 18),
        (lambda typed: parse_money(typed, "TND"), "9" * 16, 15),
    ],
)
def test_number_when_longer_than_any_column_then_refused_with_a_sentence(parse, typed, limit):
    with pytest.raises(ParseError) as refused:
        parse(typed)
    assert refused.value.params == {"limit": limit}


@pytest.mark.parametrize(
    ("typed", "wrong"), [("2147483647", []), ("2147483648", ["people"]), ("9" * 6000, ["people"])]
)
def test_form_when_a_whole_number_is_larger_than_every_database_takes_then_refused(typed, wrong):
    assert list(PaperForm({**TYPED, "people": typed}).errors) == wrong


def test_form_when_arabic_digits_are_typed_then_values():
    form = PaperForm(TYPED)
    assert form.errors == {}
    assert form.cleaned_data == {
        "share": Decimal("12.5"),
        "people": 30,
        "on": dt.date(2026, 1, 25),
        "cost": Decimal("1234.500"),
        "phone": "+21620123456",
    }


def test_form_when_refused_then_what_was_typed_stays_and_limits_hold():
    form = PaperForm({**TYPED, "cost": "1.234", "share": "١٠١", "people": "٠"})
    assert sorted(form.errors) == ["cost", "people", "share"]
    assert 'value="1.234"' in str(form["cost"])
    assert 'value="١٠١"' in str(form["share"])


def test_form_when_values_are_stored_then_inputs_accept_them_back():
    stored = {
        "share": Decimal("12.5"),
        "on": dt.date(2026, 1, 25),
        "cost": Decimal("1234.500"),
        "people": 3000,
    }
    for language in ("ar", "fr", "en"):
        with override(language):
            form = PaperForm(initial=stored)
            sign = "." if language == "en" else ","
            assert f'value="1234{sign}500"' in str(form["cost"])
            assert 'type="date" name="on" value="2026-01-25"' in str(form["on"])
            assert 'value="3000"' in str(form["people"])
            assert parse_money(f"1234{sign}500", "TND") == stored["cost"]


def test_form_when_rendered_then_number_keyboard_and_left_to_right():
    form = PaperForm()
    assert 'type="text" name="people" inputmode="numeric" dir="ltr"' in str(form["people"])
    assert 'type="tel" name="phone" dir="ltr" autocomplete="tel"' in str(form["phone"])


@isolate_apps("mithaq.kit")
def test_money_field_when_in_a_model_then_money_form_and_plain_migration():
    class Line(models.Model):
        amount = MoneyField()

        class Meta:
            app_label = "kit"

    assert type(Line._meta.get_field("amount").formfield()) is MoneyFormField
    source, _imports = MigrationWriter.serialize(MoneyField())
    assert source == "models.DecimalField(decimal_places=3, max_digits=18)"
