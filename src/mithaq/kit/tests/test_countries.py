"""Country profiles: every value sourced, overridable, and right."""

import datetime as dt
from collections import Counter

import pytest
from django.utils.translation import override

from mithaq.kit.countries import codes, country, draft_holidays
from mithaq.kit.countries.profiles import BadProfile, Difference
from mithaq.kit.workdays import WorkCalendar

LANGUAGES = {"ar", "fr", "en"}


def test_codes_when_shipped_then_both_founding_countries():
    assert codes() == ["JO", "TN"]


@pytest.mark.parametrize("code", ["TN", "JO"])
def test_profile_when_read_then_every_value_has_source_and_date(code):
    profile = country(code)
    for fact in profile.facts.values():
        assert (set(fact.source.title), type(fact.checked_on)) == (LANGUAGES, dt.date)
        assert type(fact.certain) is bool
        assert fact.certain or fact.note  # a doubt says what it is about
        assert set(fact.note) in (LANGUAGES, set())
    for body in profile.appeals:
        assert (set(body.name), bool(body.source.title)) == (LANGUAGES, True)
    for law in profile.laws:
        assert (set(law.title), type(law.checked_on)) == (LANGUAGES, dt.date)
    assert set(profile.name) == LANGUAGES


def test_tunisia_when_read_then_its_rules():
    tunisia = country("tn")
    answer = tunisia.deadline("information.answer")
    assert (tunisia.weekend, tunisia.first_weekday, tunisia.currency) == ({5, 6}, 0, "TND")
    assert (tunisia.timezone, tunisia.default_language, tunisia.phone_prefix) == (
        "Africa/Tunis",
        "ar",
        "+216",
    )
    assert (answer.n, answer.unit, answer.start_rule, answer.silence) == (
        20,
        "calendar",
        "day_after",
        "refused",
    )
    assert [
        (code, d.n, d.unit)
        for code, d in tunisia.deadlines.items()
        if code.startswith("information.") and code != "information.answer"
    ] == [
        ("information.extension", 10, "calendar"),
        ("information.urgent", 48, "hour"),
        ("information.review_request", 20, "calendar"),
        ("information.review_answer", 10, "calendar"),
        ("information.refresh", 3, "month"),
        ("information.question", 15, "working"),
    ]


def test_jordan_when_read_then_its_rules():
    jordan = country("JO")
    answer = jordan.deadline("information.answer")
    assert (jordan.weekend, jordan.first_weekday, jordan.currency) == ({4, 5}, 5, "JOD")
    assert (answer.n, answer.unit, answer.silence, answer.fact.certain) == (15, "working", "refused", True)
    assert jordan.deadline("information.extension").n == 10
    with pytest.raises(LookupError, match="JO has no fact"):
        jordan.deadline("information.urgent")


def test_doubtful_when_nobody_decided_then_listed():
    paths = [fact.path for fact in country("TN").doubtful()]
    assert "deadlines.information.answer" in paths
    assert "deadlines.information.urgent" in paths
    decided = country("TN").with_overrides({"deadlines.information.answer.unit": "working"})
    assert "deadlines.information.answer" not in [fact.path for fact in decided.doubtful()]


def test_country_when_unknown_then_refused_with_the_list():
    for code in ("FR", "holidays", "../tn"):
        with pytest.raises(LookupError, match="there are: JO, TN"):
            country(code)


def test_appeal_route_when_body_closed_then_not_offered_but_kept():
    tunisia = country("TN")
    before = [body.code for body in tunisia.appeal_route("information", dt.date(2025, 1, 1))]
    after = [body.code for body in tunisia.appeal_route("information", dt.date(2026, 1, 1))]
    assert before == ["head", "inai", "administrative-court"]
    assert after == ["head", "administrative-court"]
    assert "inai" in [body.code for body in tunisia.appeals]


def test_overrides_when_given_then_only_differences_are_listed():
    shipped = country("TN")
    changed = shipped.with_overrides(
        {"deadlines.information.answer.unit": "working", "digits": "latn", "weekend": ["sunday"]}
    )
    assert changed.deadline("information.answer").unit == "working"
    assert changed.deadline("information.answer").n == 20
    assert changed.weekend == {6}
    assert changed.differences() == [
        Difference("weekend", ["saturday", "sunday"], ["sunday"]),
        Difference(
            "deadlines.information.answer",
            {"n": 20, "unit": "calendar", "silence": "refused"},
            {"n": 20, "unit": "working", "silence": "refused"},
        ),
    ]
    assert (shipped.differences(), shipped.weekend) == ([], {5, 6})
    assert changed.with_overrides({"weekend": ["saturday", "sunday"]}).differences()[0].path != "weekend"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("wekend", ["sunday"]),
        ("deadlines.information.answer.color", "red"),
        ("weekend", ["dimanche"]),
        ("weekend", []),
        ("timezone", "Tunis"),
        ("currency", "DT"),
        ("digits", "roman"),
        ("deadlines.information.answer.n", 0),
        ("deadlines.information.answer.n", "20"),
        ("deadlines.information.answer.unit", "moons"),
        ("deadlines.information.answer", {"n": 20}),
    ],
)
def test_overrides_when_impossible_then_refused_with_the_path(path, value):
    with pytest.raises(BadProfile, match=path.rpartition(".color")[0] or path.split(".n")[0][:6]):
        country("TN").with_overrides({path: value})


def test_formats_when_asked_then_of_the_country():
    formats = country("JO").formats("fr")
    assert (formats.locale, formats.currency, formats.timezone, formats.weekend, formats.first_weekday) == (
        "fr_JO",
        "JOD",
        "Asia/Amman",
        {4, 5},
        5,
    )


def test_tunisian_holidays_when_drafted_then_17_december_and_not_14_january():
    days = {holiday.date: holiday for holiday in draft_holidays("TN", 2026)}
    assert dt.date(2026, 1, 14) not in days
    revolution = days[dt.date(2026, 12, 17)]
    assert (revolution.status, revolution.name["fr"]) == ("confirmed", "Fête de la Révolution")
    assert dt.date(2020, 1, 14) in {holiday.date for holiday in draft_holidays("TN", 2020)}
    assert dt.date(2020, 12, 17) not in {holiday.date for holiday in draft_holidays("TN", 2020)}


def test_holidays_when_the_moon_decides_then_estimated():
    days = {holiday.date: holiday for holiday in draft_holidays("TN", 2026)}
    assert days[dt.date(2026, 3, 21)].status == "estimated"
    both = days[dt.date(2026, 3, 20)]  # the first day of Eid falls on Independence Day
    with override("fr"):
        assert (both.status, str(both.name)) == ("confirmed", "Aïd el-Fitr · Fête de l’Indépendance")
    jordan = Counter(holiday.status for holiday in draft_holidays("JO", 2026))
    assert jordan == {"estimated": 10, "confirmed": 4}


@pytest.mark.parametrize("code", ["TN", "JO"])
def test_holidays_when_drafted_for_ten_years_then_named_in_three_languages(code):
    for year in range(2024, 2034):
        drafted = draft_holidays(code, year)
        assert [h.date for h in drafted] == sorted({h.date for h in drafted})
        for holiday in drafted:
            assert set(holiday.name) == LANGUAGES
            assert (holiday.name["fr"] != holiday.name["en"], bool(holiday.source)) == (True, True)


def test_due_dates_when_each_profile_counts_then_right_in_both_countries():
    due = {}
    for code in ("TN", "JO"):
        profile = country(code)
        calendar = WorkCalendar.of(profile.weekend, draft_holidays(code, 2026))
        answer = profile.deadline("information.answer")
        due[code] = calendar.add_days(dt.date(2026, 5, 17), answer.n, answer.unit, answer.start_rule)
    # Jordan: Friday and Saturday, 25 May and 26–29 May (Arafah, Eid al-Adha) are not counted.
    assert due == {"TN": dt.date(2026, 6, 6), "JO": dt.date(2026, 6, 11)}
