"""Every doubt is planted in one of the two invented pages, or made by one change to them."""

from dataclasses import replace

import pytest
from django.utils import translation

from ..reading import doubts, read_plan
from ..reading.doubts import CODES
from ..reading.errors import NotAPlan
from ..reading.messages import DOUBTS, REFUSALS, refusal, sentence
from ..reading.shapes import Doubt
from .pages import dry_ford, oued_nassim


def _doubt(text: str, code: str) -> Doubt:
    return next(doubt for doubt in doubts(read_plan(text)) if doubt.code == code)


def _codes(text: str) -> set[str]:
    return {doubt.code for doubt in doubts(read_plan(text))}


FRENCH = {
    "answer_cut": ("progress_checks", "Nous v"),
    "answer_empty": (
        "sharing",
        "Comment partagerez-vous les résultats de vos efforts de surveillance avec le pu…",
    ),
    "answer_short": ("collaboration", "Oui, volontiers."),
    "commitments_order": ("contribution", "1, 3"),
    "ends_differ": ("header", "décembre 2026 / Mars 2027"),
    "groups_differ": ("groups", "17 / 4"),
    "heading_twice": (
        "sharing",
        "Comment partagerez-vous les résultats de vos efforts de surveillance avec le pu…",
    ),
    "institutions_differ": ("institutions", ""),
    "list_count": ("participants", "institutions"),
    "monitor_endorses": ("monitor_contact", "Salma Trabelssi-Inventée"),
    "monitor_in_committee": ("monitor", "Deux membres du comité de pilotage forment l'organe de suivi."),
    "monitor_leads": ("monitor_contact", "Karim Fictif"),
    "monitor_near_mayor": ("monitor", "Le maire en convoque les séances."),
    "name_spelled": ("diversity", "Nasim"),
    "no_comment": ("comments", "Pas encore de commentaires"),
    "number_missing": ("meetings", "Plusieurs, selon les saisons."),
    "participants_sum": ("participants", "1120 / 1121"),
    "private_email": ("monitor_contact", "Salma Trabelssi-Inventée, Association Lumière, [✉], [☎]"),
    "private_phone": ("monitor_contact", "Salma Trabelssi-Inventée, Association Lumière, [✉], [☎]"),
    "submissions_differ": ("header", "2023 / 4th Mai 2024"),
    "translation_slip": ("contribution", "le sexe"),
}
ENGLISH = {
    "answer_empty": (
        "coordination",
        "What kind of institutional arrangements are in place to coordinate between gove…",
    ),
    "contact_missing": (
        "monitor_contact",
        "Provide the contact details for the independent monitoring body.",
    ),
    "end_before_start": ("header", "January 2025"),
    "ends_differ": ("header", "January 2025 / 2027"),
    "header_line_unknown": ("header", "Town of the reeds"),
    "heading_missing": (
        "foreword",
        "Dry Ford does not exist. Its page was written to test how an English plan is re…",
    ),
    "private_email": ("comments", "Rami: I like it. Write to me at [✉]"),
    "question_absent": ("collaboration", ""),
}
# One change to the French page, and the doubt it brings.
CHANGES = {
    "date_unreadable": ("4th Mai 2024", "31 février 2024"),
    "end_missing": (
        "Fin du plan d'action : décembre 2026",
        "Fin du plan d'action :",
    ),
    "no_commitment": ("engagement", "effort"),
    "period_missing": (", 2024 – 2026", ""),
    "submission_missing": ("Date de soumission\n\n4th Mai 2024", ""),
    "title_missing": ("Plan d’action – Oued Nassim, Tunisie, 2024 – 2026", ""),
}


@pytest.mark.row("M03", "M14")
def test_doubts_when_the_french_page_is_read_then_exactly_the_planted_ones_are_named():
    found: dict[str, tuple[str, str]] = {}
    for doubt in doubts(read_plan(oued_nassim())):
        found.setdefault(doubt.code, (doubt.section, doubt.found))
    assert found == FRENCH


@pytest.mark.row("M03", "M14")
def test_doubts_when_the_english_page_is_read_then_exactly_the_planted_ones_are_named():
    found: dict[str, tuple[str, str]] = {}
    for doubt in doubts(read_plan(dry_ford())):
        found.setdefault(doubt.code, (doubt.section, doubt.found))
    assert found == ENGLISH


@pytest.mark.parametrize("code", CHANGES)
def test_doubts_when_one_thing_is_changed_then_it_is_named(code):
    before, after = CHANGES[code]
    text = oued_nassim().replace(before, after)
    if code == "end_missing":
        text = text.replace("Mars 2027", "").replace(", 2024 – 2026", "")
    if code == "submission_missing":
        text = text.replace("Soumission du plan d'action : 2023", "")
    assert code not in _codes(oued_nassim())
    assert code in _codes(text)


def test_doubts_when_every_code_is_counted_then_each_one_was_provoked():
    provoked = {*FRENCH, *ENGLISH, *CHANGES, "encoding_guessed"}
    assert provoked == CODES
    assert set(DOUBTS) == CODES
    assert set(REFUSALS) == set(NotAPlan.REASONS)


def test_doubts_when_the_page_is_mended_then_they_go_away():
    text = oued_nassim()
    for wrong, right in (
        ("Mars 2027", "Décembre 2026"),
        ("plan d'action : 2023", "plan d'action : 2024"),
        ("Journalistes (12)", "Journalistes (11)"),
        ("Nous v\n", "Nous visitons chaque service une fois par mois.\n"),
        ("Oued Nasim", "Oued Nassim"),
        ("compte (4)", "compte (3)"),
        ("\n17\n", "\n3\n"),
        ("Plusieurs, selon les saisons.", "5"),
        ("Pas encore de commentaires", "1 commentaire\n\nBravo."),
        ("Troisième engagement", "Deuxième engagement"),
    ):
        assert text.count(wrong) == 1
        text = text.replace(wrong, right)
    gone = {
        "ends_differ",
        "submissions_differ",
        "participants_sum",
        "answer_cut",
        "name_spelled",
        "list_count",
        "groups_differ",
        "number_missing",
        "no_comment",
        "commitments_order",
    }
    assert _codes(text) == set(FRENCH) - gone


def test_doubts_when_the_encoding_was_guessed_then_it_is_said():
    plan = replace(read_plan(oued_nassim()), encoding="windows-1256")
    assert [doubt.data for doubt in doubts(plan) if doubt.code == "encoding_guessed"] == [
        {"encoding": "windows-1256"}
    ]


def test_doubts_when_the_town_was_translated_then_common_words_are_doubted_too():
    text = oued_nassim().replace("Oued Nassim", "Grand Sel").replace("les écoles", "les écoles du sel")
    slips = {doubt.found for doubt in doubts(read_plan(text)) if doubt.code == "translation_slip"}
    assert slips == {"Grand Sel", "du sel", "le sexe"}
    text = oued_nassim().replace("les écoles", "les marchands du sel")
    slips = {doubt.found for doubt in doubts(read_plan(text)) if doubt.code == "translation_slip"}
    assert slips == {"le sexe"}


@pytest.mark.row("M03")
def test_sentence_when_a_doubt_is_told_then_its_data_stand_in_it():
    with translation.override("en"):
        assert sentence(_doubt(oued_nassim(), "ends_differ")) == (
            "The page gives two different ends for the plan: décembre 2026 and Mars 2027."
        )
        assert sentence(_doubt(oued_nassim(), "participants_sum")) == (
            "1120 participants are announced, but the categories add up to 1121."
        )
        slip = _doubt(oued_nassim(), "translation_slip")
        assert sentence(slip) == (
            "A slip of machine translation: “le sexe” should probably read “le genre (gender)”."
        )
        assert sentence(replace(slip, data={**slip.data, "count": 3})).startswith(
            "A slip of machine translation, 3 times:"
        )


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_sentence_when_told_in_any_language_then_every_doubt_can_be_said(language):
    found = [doubt for text in (oued_nassim(), dry_ford()) for doubt in doubts(read_plan(text))]
    with translation.override(language):
        assert [doubt.code for doubt in found if "%(" in sentence(doubt)] == []


def test_refusal_when_the_page_is_foreign_then_it_says_how_many_headings_were_recognised():
    with translation.override("en"):
        problem = NotAPlan("too_few_headings", recognised=1, needed=8)
        assert refusal(problem).endswith("only 1 heading was recognised, at least 8 are needed.")
        assert refusal(NotAPlan("undecodable", line=7)).startswith("The letters on line 7 cannot be read.")
