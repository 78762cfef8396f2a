"""The reader over the pages of two invented towns."""

import pytest

from ..reading import coverage, read_plan
from ..reading.headings import BY_CODE, HEADINGS, REQUIRED
from ..reading.matching import match_heading
from ..reading.shapes import Endorsement, SdgMention
from .pages import dry_ford, oued_nassim, page

QUESTIONS = [heading.code for heading in HEADINGS if heading.place == "question"]


@pytest.mark.row("M04")
def test_read_when_the_page_is_french_then_every_heading_has_its_code():
    codes = [section.code for section in read_plan(oued_nassim()).sections]
    expected = [code for code in BY_CODE if code != "commitments"]
    expected.insert(expected.index("sharing"), "sharing")
    assert codes == expected


@pytest.mark.row("M04")
def test_read_when_the_page_is_english_then_every_heading_has_its_code():
    plan = read_plan(dry_ford())
    missing = {"collaboration", "commitments", "consultation"}
    assert plan.language == "en"
    assert [section.code for section in plan.sections] == [code for code in BY_CODE if code not in missing]


@pytest.mark.row("M04")
@pytest.mark.parametrize("name", ["oued_nassim_fr", "dry_ford_en"])
def test_coverage_when_a_page_is_read_then_no_line_is_lost_and_none_invented(name):
    text = page(name)
    proof = coverage(text, read_plan(text))
    assert (proof.missing, proof.invented) == ((), ())
    assert proof.lines == sum(1 for line in text.splitlines() if line.strip())


def test_coverage_when_the_page_says_more_than_the_result_then_the_line_is_named():
    text = oued_nassim()
    lines = text.splitlines()
    lost = lines.index("Oui, volontiers.") + 1
    proof = coverage(text, read_plan(text.replace("Oui, volontiers.", "Oui.")))
    assert proof.missing == ((lost, "Oui, volontiers."),)
    proof = coverage(text.replace("Oui, volontiers.", "Oui,"), read_plan(text))
    assert [words for _, words in proof.invented] == ["volontiers"]


def test_read_when_the_header_is_french_then_its_fields_are_found():
    plan = read_plan(oued_nassim())
    assert plan.title == "Plan d’action – Oued Nassim, Tunisie, 2024 – 2026"
    assert (plan.locality, plan.country, plan.period) == ("Oued Nassim", "Tunisie", (2024, 2026))
    assert plan.submission is not None
    assert (plan.submission.parts, plan.submission.text) == ((2024, 5, 4), "4th Mai 2024")
    assert plan.duration == "Mars 2027"
    assert [(date.place, date.parts) for date in plan.end_dates] == [
        ("end", (2026, 12)),
        ("duration", (2027, 3)),
        ("title", (2026,)),
    ]
    assert plan.lead_institutions == (
        "Secrétariat général",
        "Commission de la transparence et de la participation",
    )
    assert len(plan.institutions) == 3


def test_read_when_the_header_lost_its_headings_then_dates_and_foreword_are_still_placed():
    plan = read_plan(dry_ford())
    assert (plan.locality, plan.country, plan.period) == ("Dry Ford – Lower Bank", "Jordan", (2025, 2027))
    assert plan.duration == "Jan 2025"
    foreword = plan.section("foreword")
    assert foreword is not None
    assert (foreword.heading, foreword.answer[:24]) == ("", "Dry Ford does not exist.")
    assert [entry.value for entry in plan.header if entry.code == "other"] == ["Town of the reeds"]


def test_read_when_the_site_adds_its_own_lines_then_they_are_set_apart():
    codes = [line.code for line in read_plan(oued_nassim()).boilerplate]
    assert codes == [
        "skip_link",
        "overview",
        "at_a_glance",
        "description",
        "comment_form",
        "comment_form_note",
        "footer",
    ]


def test_answer_when_lists_are_nested_then_the_markup_keeps_one_level():
    goals = read_plan(oued_nassim()).section("goals")
    assert goals is not None
    assert goals.answer == (
        "- Un guichet mobile :\n"
        "  1. Horaires :\n"
        "    Deux passages par mois dans chaque hameau.\n"
        "  2. Services :\n"
        "    État civil et réclamations.\n"
        "- Un portail de données :\n"
        "\n"
        "Le portail rassemble ce que la ville publie déjà.\n"
        "\n"
        "- Une carte des travaux."
    )
    assert [len(item.items) for item in goals.items] == [2, 0, 0]
    assert goals.items[0].items[1].notes == ("État civil et réclamations.",)


def test_commitments_when_they_carry_ordinals_then_number_and_text_are_found():
    found = [(one.number, one.label, one.text) for one in read_plan(oued_nassim()).commitments]
    assert found == [
        (1, "Premier engagement", "Publier le budget dans une forme que chacun peut lire."),
        (3, "Troisième engagement", "Répondre à toute question en dix jours."),
    ]


def test_commitments_when_they_are_announced_then_the_list_below_is_taken():
    found = [(one.number, one.text) for one in read_plan(dry_ford()).commitments]
    assert found == [
        (1, "Publish the minutes within a week."),
        (2, "Open the budget debate to children."),
    ]


def test_participants_when_counted_by_category_then_codes_numbers_and_units_are_found():
    participants = read_plan(oued_nassim()).participants
    assert participants.declared is not None
    assert participants.declared.count == 1120
    assert [(one.code, one.count, one.unit) for one in participants.categories] == [
        ("cso", 40, "people"),
        ("online_question", 700, "people"),
        ("government", 60, "people"),
        ("deliberative_council", 200, "people"),
        ("workshop", 100, "people"),
        ("media", 12, "people"),
        ("other", 4, "groups"),
        ("other", 9, "people"),
    ]
    assert participants.categories[6].names == (
        "Lycée de l'Oued",
        "Club des lectrices",
        "Coopérative des oliviers",
    )
    assert (participants.total("people"), participants.total("groups")) == (1121, 4)


def test_counts_when_words_stand_around_the_number_then_the_number_is_found():
    plan = read_plan(dry_ford())
    assert plan.groups is not None
    assert plan.meetings is not None
    assert (plan.groups.count, plan.meetings.count) == (6, 2)
    assert read_plan(oued_nassim()).meetings is None


def test_endorsements_when_name_capacity_and_organisation_are_given_then_each_finds_its_place():
    plan = read_plan(oued_nassim())
    assert [(one.name, one.capacity, one.organisation) for one in plan.endorsements] == [
        ("Salma Trabelssi-Inventée", "directrice", "Association Lumière"),
        ("Ali Imaginaire", "représentant des artisans, membre du conseil de quartier", ""),
    ]
    professor = Endorsement("Prof. Hana Madeup", "professor", "University of Nowhere", 110)
    assert read_plan(dry_ford()).endorsements == (professor,)


def test_monitors_when_contacts_are_printed_then_they_are_kept_apart():
    plan = read_plan(oued_nassim())
    assert [(one.name, one.capacity, one.organisation) for one in plan.monitors] == [
        ("Salma Trabelssi-Inventée", "", "Association Lumière"),
        ("Karim Fictif", "Président", "Commission de la transparence et de la participation"),
    ]
    assert [[contact.kind for contact in one.contacts] for one in plan.monitors] == [
        ["email", "phone"],
        ["email"],
    ]
    assert [one.organisation for one in read_plan(dry_ford()).monitors] == ["Reed Bank Watch Association"]


@pytest.mark.row("M10")
def test_sdgs_when_goals_and_targets_are_named_then_each_is_found():
    found = read_plan(oued_nassim()).sdgs
    assert [(one.goal, one.target) for one in found] == [(11, ""), (16, "16.6"), (16, "16.7")]
    assert read_plan(dry_ford()).sdgs == (SdgMention("Sustainable Development Goals", "alignment", 55),)


@pytest.mark.parametrize("heading", HEADINGS, ids=lambda heading: heading.code)
def test_match_when_case_accents_apostrophes_and_spaces_vary_then_the_heading_is_known(heading):
    for text in (*heading.fr, *heading.en):
        for variant in (
            text,
            text.upper(),
            text.replace("'", "’"),
            text.replace(" ?", "?"),
            text.replace(" ?", "\u00a0?").replace(" ", "  "),
            f"  {text} ",
        ):
            match = match_heading(variant)
            assert match is not None
            assert match.heading.code == heading.code


def test_match_when_a_translation_changed_a_few_words_then_the_heading_is_known():
    match = match_heading(
        "Combien de réunions publiques se sont tenues dans le processus de cocréation du plan ?"
    )
    assert match is None or match.heading.code == "meetings"
    match = match_heading("How will you share results of the monitoring efforts with the general public?")
    assert match is not None
    assert match.heading.code == "sharing"


@pytest.mark.parametrize(
    "line",
    [
        "Nos objectifs à moyen terme de gouvernement ouvert sont les suivants :",
        "Comment faire ?",
        "Lettre de soutien de la région, reçue le 4 mai et lue en séance publique.",
        "Les commentaires",
    ],
)
def test_match_when_a_sentence_only_resembles_a_heading_then_it_stays_text(line):
    assert match_heading(line) is None


def test_required_when_the_template_is_known_then_it_counts_every_question():
    assert list(REQUIRED) == QUESTIONS
