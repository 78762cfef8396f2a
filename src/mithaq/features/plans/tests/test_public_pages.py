"""Everybody's pages on plans: complete in three languages, light, at a constant number of queries."""

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mithaq.commons.files.models import Attachment
from mithaq.commons.people.models import Organisation
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.queries import municipality_for_host
from mithaq.features.plans.enums import DocumentKind, PlanStatus
from mithaq.features.plans.models import ImportDoubt, PlanDocument, PlanInstitution, SectionVersion
from mithaq.kit.formats import day
from mithaq.kit.i18n import Text
from mithaq.kit.testing import flat, forget_everything_kept

from . import make

LANGUAGES = ("ar", "fr", "en")


def at(plan, language="en"):
    return f"/{language}/plans/{plan.pk}-{plan.code}/"


def pages_of(plan):
    return [
        "/plans/",
        "/plans/consultations/",
        f"/plans/{plan.pk}-{plan.code}/",
        f"/plans/{plan.pk}/sections/vision/",
        f"/plans/{plan.pk}/sections/groups/",
        f"/plans/{plan.pk}/commitments/1/",
        f"/plans/{plan.pk}/consultation/",
        f"/plans/{plan.pk}/report/",
        f"/plans/{plan.pk}/whole/",
        f"/plans/{plan.pk}/feed.atom",
        "/plans/feed.atom",
    ]


def shown(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.mark.row("T05", "T06")
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_when_anybody_visits_then_whole_in_their_language(full_plan, visit, language):
    client = visit(full_plan.municipality)
    for path in pages_of(full_plan):
        page = shown(client, f"/{language}{path}")
        if path.endswith(".atom"):
            continue
        direction = "rtl" if language == "ar" else "ltr"
        assert f'<html lang="{language}" dir="{direction}">' in page, path
        assert page.count("<h1") == 1, path
        assert '<a class="skip" href="#main">' in page, path
        assert '<main id="main"' in page, path
        for other in LANGUAGES:
            assert f'hreflang="{other}"' in page, path


@pytest.mark.row("M01", "M02")
@pytest.mark.parametrize(
    ("language", "place", "status"),
    [
        ("ar", "Town بالعربية", "قيد التنفيذ"),
        ("fr", "Town en français", "en cours d’exécution"),
        ("en", "Town in English", "in implementation"),
    ],
)
def test_plan_when_read_then_every_field_of_its_header(full_plan, visit, language, place, status):
    with inside(full_plan.municipality, language):
        wanted = [
            str(full_plan.title),
            place,
            status,
            day(full_plan.submitted_on),
            day(full_plan.starts_on),
            day(full_plan.ends_on),
            str(make.make_organisation("secretariat").name),
            str(full_plan.commitments.get(number=2).title),
        ]
    page = shown(visit(full_plan.municipality), at(full_plan, language))
    assert [words for words in wanted if words not in page] == []


@pytest.mark.row("M02")
@pytest.mark.parametrize("count", [3, 5])
def test_plan_when_several_institutions_lead_then_all_are_named(town, visit, count):
    units = tuple(f"unit-{number}" for number in range(count))
    plan = make.make_plan(institutions=(*units, "helper"), commitments=0)
    page = shown(visit(town), at(plan))
    assert [unit for unit in units if f"{unit.replace('-', ' ').capitalize()} in English" not in page] == []
    copy = visit(town).get(f"/plans/{plan.pk}.json").json()
    assert copy["plan"]["lead_codes"] == list(units)


@pytest.mark.row("M01")
def test_machine_copy_when_asked_then_same_fields_as_open_data_and_nothing_private(full_plan, visit):
    copy = visit(full_plan.municipality).get(f"/plans/{full_plan.pk}.json")
    found = json.loads(copy.content)
    assert found["plan"]["title"] == dict(full_plan.title)
    assert found["plan"]["submitted_on"] == full_plan.submitted_on.isoformat()
    assert [len(found[key]) for key in ("sections", "commitments", "milestones", "declared_figures")] == [
        5,
        2,
        6,
        7,
    ]
    assert Organisation.objects.exclude(contact_email="").exists()
    assert "@" not in copy.content.decode()


@pytest.mark.row("T03")
def test_page_when_read_then_no_address_of_anybody(full_plan, visit, make_person):
    person = make_person("Amal")
    make.make_comment(full_plan, "vision", author=person, name="Amal")
    private = [person.user.email, "leak.example"]
    for path in [f"/en{path}" for path in pages_of(full_plan)] + [f"/plans/{full_plan.pk}.json"]:
        page = shown(visit(full_plan.municipality), path)
        assert [word for word in private if word in page] == [], path


@pytest.mark.row("M10")
def test_plan_when_commitments_serve_goals_then_coverage_as_chart_and_list(town, visit):
    plan = make.make_plan(commitments=0)
    make.make_commitment(plan, 1, sdg=["16", "16.7", "11"])
    make.make_commitment(plan, 2, sdg=["16.10"])
    page = shown(visit(town), at(plan))
    assert "11. Sustainable cities and communities" in page
    assert (
        '<tr><th scope="row">16. Peace, justice and strong institutions</th><td class="num"><bdi>2</bdi></td></tr>'
        in flat(page)
    )
    assert "<bdi>16.7</bdi>·<bdi>16.10</bdi>" in flat(page)


@pytest.mark.row("M13")
def test_plan_when_read_then_institutions_with_role_and_whom_to_ask(full_plan, visit):
    page = shown(visit(full_plan.municipality), at(full_plan))
    for unit, role in (("secretariat", "lead"), ("works", "support")):
        row = page[page.index(f'<th scope="row">{unit.capitalize()} in English</th>') :]
        row = row[: row.index("</tr>")]
        assert f">{role}</td>" in row
        assert f"Desk of {unit} in English" in row
    commitment = shown(visit(full_plan.municipality), f"/en/plans/{full_plan.pk}/commitments/1/")
    assert " ".join(commitment.split()).count("Secretariat in English (lead)") == 3


@pytest.mark.row("M08")
def test_plan_when_an_endorsement_is_withdrawn_then_shown_as_withdrawn(full_plan, visit):
    make.make_endorsement(
        full_plan, "Youth Forum", withdrawn_on=make.days(-1), withdrawal_reason=Text(en="Not consulted")
    )
    page = shown(visit(full_plan.municipality), at(full_plan))
    card = page[page.index("Youth Forum") :]
    assert "withdrawn" in card[: card.index("</article>")]
    assert "Not consulted" in card[: card.index("</article>")]


@pytest.mark.row("M09")
def test_plan_when_it_has_a_letter_then_type_date_signatory_and_hash(full_plan, visit):
    PlanDocument.objects.all().delete()
    letter = make.make_document(
        full_plan, "Recommitment", kind=DocumentKind.RECOMMITMENT, dated=dt.date(2026, 3, 5)
    )
    digest = "ab" * 32
    for public, name in ((True, "letter.pdf"), (False, "secret.pdf")):
        Attachment.objects.create(
            subject_type=ContentType.objects.get_for_model(letter),
            subject_id=letter.pk,
            filename=name,
            file=f"x/{name}",
            content_type="application/pdf",
            size=2048,
            sha256=digest if public else "cd" * 32,
            is_public=public,
        )
    page = shown(visit(full_plan.municipality), at(full_plan))
    for words in ("letter of recommitment", "5 March 2026", "The mayor in English", "letter.pdf", digest):
        assert words in page
    assert "secret.pdf" not in page
    assert "cd" * 32 not in page


@pytest.mark.row("M01")
def test_plan_when_figures_are_declared_then_their_sum_beside(town, visit):
    plan = make.make_plan(commitments=0)
    make.make_figures(plan)
    figures = shown(visit(town), at(plan))
    assert 'Sum, counted again</th><td class="num strong"><bdi>456</bdi>' in flat(figures)
    assert "accounts for" not in figures


@pytest.mark.row("M01")
def test_plan_when_groups_differ_from_those_named_then_said(town, visit):
    plan = make.make_plan(commitments=0)
    make.make_figures(plan, (31,))
    plan.figures.create(code="government", label=make.words("Institutions"), number=8, unit="institutions")
    page = shown(visit(town), at(plan))
    assert "The plan counts 73 groups, but accounts for 8 institutions and 31 people." in page


@pytest.mark.row("M03")
def test_plan_when_officers_left_a_doubt_open_then_a_neutral_note(full_plan, visit):
    data = {"first": "November 2025", "second": "January 2026"}
    ImportDoubt.objects.create(plan=full_plan, code="ends_differ", data=data)
    ImportDoubt.objects.create(plan=full_plan, code="private_email", data={})
    settled = {"header": 3, "listed": 99}
    ImportDoubt.objects.create(
        plan=full_plan, code="institutions_differ", data=settled, settled_at=timezone.now()
    )
    page = shown(visit(full_plan.municipality), at(full_plan))
    assert "two different ends for the plan: November 2025 and January 2026" in page
    assert "private e-mail" not in page
    assert "section on institutions 99" not in page


@pytest.mark.row("M05")
def test_commitment_when_read_then_its_steps_with_their_state_in_words(full_plan, visit):
    page = shown(visit(full_plan.municipality), f"/en/plans/{full_plan.pk}/commitments/1/")
    for words in (
        "done in time",
        "18 days late",
        "60 days left",
        "1 step late",
        "1 of 3 steps done",
        "Openness in English",
    ):
        assert words in page
    assert shown(visit(full_plan.municipality), at(full_plan)).count("2 of 6 steps done") >= 1


@pytest.mark.row("T06")
def test_section_when_not_translated_then_marked_and_original_shown(full_plan, visit):
    section = full_plan.sections.get(question__code="vision")
    section.text = Text(ar="رؤيتنا بالعربية وحدها")
    section.save()
    page = shown(visit(full_plan.municipality), f"/fr/plans/{full_plan.pk}/sections/vision/")
    assert 'lang="ar" dir="rtl"><p>رؤيتنا بالعربية وحدها</p>' in page
    assert 'class="untranslated"' in page


@pytest.mark.row("M04")
def test_section_when_changed_since_published_then_differences_and_no_earlier_draft(full_plan, visit):
    section = full_plan.sections.get(question__code="vision")
    SectionVersion.objects.all().delete()
    published = full_plan.published_at
    hour = dt.timedelta(hours=1)
    for number, text, moment in (
        (1, "A secret first draft", published - 2 * hour),
        (2, "Roads for all", published - hour),
        (3, "Safe roads for all", published + hour),
    ):
        SectionVersion.objects.create(section=section, number=number, text=Text(en=text), at=moment)
    SectionVersion.objects.create(section=section, number=4, text=Text(en="Half typed"), autosaved=True)
    section.text = Text(en="Safe roads for all")
    section.save()
    page = shown(visit(full_plan.municipality), f"/en/plans/{full_plan.pk}/sections/vision/")
    assert '<del><span class="hide">[removed:] </span>Roads</del>' in page
    assert '<ins><span class="hide">[added:] </span>Safe roads</ins>' in page
    assert "secret first draft" not in page
    assert "Half typed" not in page


def test_section_when_read_then_its_neighbours(full_plan, visit):
    page = shown(visit(full_plan.municipality), f"/en/plans/{full_plan.pk}/sections/vision/")
    assert f'rel="prev" href="/en/plans/{full_plan.pk}/sections/foreword/"' in page
    assert f'rel="next" href="/en/plans/{full_plan.pk}/sections/goals/"' in page


@pytest.mark.parametrize("old", ["old-name", ""])
def test_plan_when_asked_by_an_old_name_then_led_to_the_present_one(full_plan, visit, old):
    address = f"/ar/plans/{full_plan.pk}-{old}/" if old else f"/ar/plans/{full_plan.pk}/"
    response = visit(full_plan.municipality).get(address)
    assert (response.status_code, response["Location"]) == (301, at(full_plan, "ar"))


def test_plan_when_not_published_then_404_for_everybody_and_nothing_of_it(full_plan, visit, make_person):
    draft = make.make_plan(
        "draft-plan", title=make.words("Unripe"), published_at=None, status=PlanStatus.DRAFT
    )
    make.make_consultation(draft)
    client = visit(full_plan.municipality, make_person("Amal"))
    for path in pages_of(draft):
        response = client.get(f"/en{path}")
        assert response.status_code == (
            200 if path in ("/plans/", "/plans/consultations/", "/plans/feed.atom") else 404
        )
        assert "Unripe" not in response.content.decode()
    assert client.get(f"/plans/{draft.pk}.json").status_code == 404
    editor = make_person("Editor", duties=("plans.editor",))
    assert "Unripe" in shown(visit(full_plan.municipality, editor), at(draft))
    assert visit(full_plan.municipality, editor).get(f"/plans/{draft.pk}.json").status_code == 404


def test_list_when_a_plan_is_over_then_among_the_earlier(full_plan, visit):
    make.make_plan("old", title=make.words("Bygone"), status=PlanStatus.ASSESSED, commitments=0)
    page = shown(visit(full_plan.municipality), "/en/plans/")
    assert page.index("Plan regueb-2026") < page.index("Earlier plans") < page.index("Bygone")


def test_list_when_nothing_is_published_then_says_so(town, visit):
    assert "No plan is published yet" in shown(visit(town), "/en/plans/")
    assert "Nothing is open for comments today" in shown(visit(town), "/en/plans/consultations/")


def queries_of(client, path):
    """Of a page made anew; the town is known by its host."""
    forget_everything_kept()
    municipality_for_host(client.defaults["HTTP_HOST"])
    with CaptureQueriesContext(connection) as seen:
        shown(client, path)
    return len(seen)


def test_pages_when_rows_grow_then_as_many_queries(full_plan, visit):
    client = visit(full_plan.municipality)
    paths = [f"/en{path}" for path in pages_of(full_plan)] + [f"/plans/{full_plan.pk}.json", "/en/"]
    make.make_comment(full_plan, "vision", answer=True)
    make.make_comment(full_plan, "commitment-1")
    for path in paths:
        shown(client, path)
    before = {path: queries_of(client, path) for path in paths}
    for number in (3, 4):
        make.make_commitment(full_plan, number, milestones=30)
        make.make_endorsement(full_plan, f"Endorser {number}")
        make.make_document(full_plan, f"Letter {number}")
        make.make_comment(full_plan, "vision", answer=True)
        make.make_comment(full_plan, "commitment-1")
        other = make.make_plan(f"other-{number}")
        make.make_consultation(other)
        PlanInstitution.objects.create(
            plan=full_plan, organisation=make.make_organisation(f"o{number}"), role="lead"
        )
    assert {path: queries_of(client, path) for path in paths} == before


@pytest.mark.row("A03")
def test_page_when_first_visited_then_light_and_whole_without_script(full_plan, visit):
    for number in range(12):
        make.make_comment(full_plan, "vision", text="A fair remark. " * 40, answer=number % 2 == 0)
    sheet = len(gzip.compress(Path(finders.find("kit/mithaq.css")).read_bytes()))
    client = visit(full_plan.municipality)
    for path in pages_of(full_plan):
        page = shown(client, f"/ar{path}")
        assert len(gzip.compress(page.encode())) + sheet <= 100_000, path
    section = shown(client, f"/en/plans/{full_plan.pk}/sections/vision/")
    assert "A fair remark." in section
    section = flat(section)
    form = section[section.index('<form method="post"') :]
    assert form[: form.index("</form>")].count("(required)") <= 5
    assert form[: form.index("</form>")].count("(required)") > 0
