"""The demonstration's content holds together: languages, references, sums, privacy and names."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

DEMO = Path(__file__).parent.parent / "demo"
DATA = Path(__file__).parent.parent / "data"
FILES = {path.stem: path for path in sorted([*DEMO.glob("*.toml"), *DATA.rglob("*.toml")])}
TEMPLATE = "ogp-local-1"
LANGUAGES = {"ar", "fr", "en"}
TOWNS = ("regueb", "salt")
NAMES = {"people.name", "endorsements.name", "glossary.term"}  # a proper name may read alike in two languages
ARABIC = re.compile(r"[\u0621-\u064a]")


def load(name: str) -> dict[str, Any]:
    return tomllib.loads(FILES[name].read_text(encoding="utf-8"))


def texts(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, str]]]:
    """Every table of languages under `node`, with the path that leads to it (list positions left out)."""
    if isinstance(node, list):
        for item in node:
            yield from texts(item, path)
    elif isinstance(node, dict):
        if node and node.keys() <= LANGUAGES:
            yield ".".join(path), node
        else:
            for key, value in node.items():
                yield from texts(value, (*path, key))


def contrast_on_white(colour: str) -> float:
    """Contrast ratio of `#rrggbb` against white, from 1 to 21 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


@pytest.mark.parametrize("name", FILES)
def test_every_text_speaks_three_languages(name):
    found = list(texts(load(name)))
    assert found
    for path, text in found:
        assert text.keys() == LANGUAGES, path
        said = [text[code].strip() for code in ("ar", "fr", "en")]
        assert all(said), path
        assert ARABIC.search(said[0]), path
        assert not ARABIC.search(said[1] + said[2]), path
        if not any(path.endswith(suffix) for suffix in NAMES):
            assert len(set(said)) == 3, (path, said)


@pytest.mark.parametrize("town", TOWNS)
def test_references_resolve(town):
    data, template = load(town), load(TEMPLATE)
    questions = {question["code"] for question in template["questions"]}
    areas = {area["code"] for area in load("policy_areas")["areas"]}
    organisations = {item["code"] for item in data["organisations"]}
    people = {item["code"] for item in data["people"]}
    zones = {zone["code"] for zone in data["municipality"]["zones"]}

    assert {o["parent"] for o in data["organisations"] if "parent" in o} <= organisations
    assert {p["organisation"] for p in data["people"] if "organisation" in p} <= organisations
    assert {p["zone"] for p in data["people"] if "zone" in p} <= zones
    for plan in data["plans"]:
        assert (plan["template"], plan["template_version"]) == (template["code"], template["version"])
        sections = [section["code"] for section in plan["sections"]]
        assert len(sections) == len(set(sections))
        assert set(sections) <= questions
        assert set(plan["leads"]) <= organisations
        assert {doubt["section"] for doubt in plan.get("doubts", [])} <= set(sections)
        assert {item["organisation"] for item in plan.get("endorsements", [])} <= organisations
        for row in plan.get("participants", []):
            assert set(row.get("organisations", [])) <= organisations
        for commitment in plan["commitments"]:
            assert {commitment["lead"], *commitment["supporters"]} <= organisations
            assert set(commitment["policy_areas"]) <= areas
            assert set(commitment["sdg"]) <= set(range(1, 18))
            assert {int(target.split(".")[0]) for target in commitment["sdg_targets"]} <= set(
                commitment["sdg"]
            )
            assert {milestone["organisation"] for milestone in commitment["milestones"]} <= organisations
        documents = {document["code"] for document in plan["documents"]}
        consultation = plan.get("consultation", {})
        assert {item["document"] for item in consultation.get("pack", []) if "document" in item} <= documents
        for comment in consultation.get("comments", []):
            assert comment["section"] in sections
            assert ("author" in comment) != ("name" in comment)
            assert comment.get("author", "citizen") in people
            assert comment.get("as_organisation", "municipality") in organisations
            assert comment.get("zone", "centre") in zones
            answer = comment.get("answer", {})
            assert answer.get("by", "plan_officer") in people
            assert answer.get("changed_section", comment["section"]) in sections
            assert ("changed" in answer) == (answer.get("outcome") in {"accepted", "accepted_in_part"})


@pytest.mark.parametrize("town", TOWNS)
def test_dates_follow_one_another(town):
    for plan in load(town)["plans"]:
        assert plan["period_start"] < plan["period_end"]
        for commitment in plan["commitments"]:
            assert commitment["start"] < commitment["end"]
            for milestone in commitment["milestones"]:
                assert commitment["start"] <= milestone["start"] < milestone["due"] <= commitment["end"]
                assert (milestone["status"] == "complete") == ("completed" in milestone)
                assert milestone.get("completed", -1) < 0
        consultation = plan.get("consultation")
        if consultation:
            assert consultation["opens"] < 0 < consultation["closes"]
            for comment in consultation["comments"]:
                assert consultation["opens"] <= comment["day"] < 0
                assert comment["day"] < comment.get("answer", {}).get("day", -0.5) < 0


@pytest.mark.parametrize("town", TOWNS)
def test_founding_plan_answers_every_question_and_next_plan_is_open(town):
    founding, following = load(town)["plans"]
    questions = [question["code"] for question in load(TEMPLATE)["questions"]]
    assert [section["code"] for section in founding["sections"]] == questions
    assert following["follows"] == founding["code"]
    assert isinstance(founding["submitted"], date)

    comments = following["consultation"]["comments"]
    published = [comment for comment in comments if comment["state"] == "published"]
    assert len(comments) == 18
    assert len(published) >= 14
    assert len({s["code"] for s in following["sections"]} - {c["section"] for c in comments}) == 4
    assert len([c for c in published if "answer" not in c]) >= 4
    assert [c for c in comments if c["state"] == "pending"]
    for comment in comments:
        assert comment["state"] != "rejected" or "rejection" in comment
    assert len([c for c in comments if "appeal" in c]) == 1


def test_founding_figures_are_those_of_the_published_plans():
    regueb, salt = load("regueb")["plans"][0], load("salt")["plans"][0]
    assert [row["count"] for row in regueb["participants"]] == [11, 92, 5, 257, 76, 7, 8]
    assert sum(row["count"] for row in regueb["participants"]) == regueb["declared_total"] == 456
    assert (regueb["declared_groups"], regueb["declared_meetings"]) == (20, 7)
    assert [(row["unit"], row["count"]) for row in salt["participants"]] == [
        ("institutions", 8),
        ("people", 31),
    ]
    assert len(salt["participants"][0]["organisations"]) == 8
    assert (salt["declared_groups"], salt["declared_meetings"]) == (73, 4)
    for plan in (regueb, salt):
        values = {section["code"]: section["value"] for section in plan["sections"] if "value" in section}
        assert values == {"groups": plan["declared_groups"], "meetings": plan["declared_meetings"]}
    assert (len(regueb["commitments"]), len(salt["commitments"])) == (1, 4)


@pytest.mark.parametrize("town", TOWNS)
def test_private_addresses_and_broken_names_never_enter(town):
    source = (DEMO / f"{town}.toml").read_text(encoding="utf-8")
    addresses = re.findall(r"[\w.+-]+@[\w.-]+", source)
    assert addresses
    assert {address.rpartition("@")[2] for address in addresses} == {f"{town}.example"}

    spoken = "\n".join(line for line in source.splitlines() if not line.startswith("wrong = "))
    for broken in ("Grand Sel", "Sel Grand", "du sel", "le sexe", "Regeb"):
        assert broken.lower() not in spoken.lower()


@pytest.mark.parametrize("town", TOWNS)
def test_colours_are_readable_on_white(town):
    municipality = load(town)["municipality"]
    for colour in (municipality["colour_primary"], municipality["colour_accent"]):
        assert contrast_on_white(colour) >= 4.5


def test_template_groups_hold_every_question():
    template = load(TEMPLATE)
    groups = [group["code"] for group in template["groups"]]
    order = [groups.index(question["group"]) for question in template["questions"]]
    assert order == sorted(order)
    assert set(order) == set(range(len(groups)))
    codes = [question["code"] for question in template["questions"]]
    assert len(codes) == len(set(codes))


def test_goals_and_areas_are_complete():
    assert [goal["number"] for goal in load("sdg")["goals"]] == list(range(1, 18))
    codes = [area["code"] for area in load("policy_areas")["areas"]]
    assert len(codes) == len(set(codes)) == 28
