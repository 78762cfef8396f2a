"""What everybody sees of projects, and what officers do to them."""

import csv
import io
import json
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from PIL import Image

from mithaq.commons.audit.models import Entry
from mithaq.commons.clocks.actions import start_clock
from mithaq.commons.clocks.queries import clock_of
from mithaq.commons.discuss.actions import answer_comment, moderate
from mithaq.commons.discuss.models import Comment
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.notify.models import Follow, Notification
from mithaq.commons.notify.wording import words_of
from mithaq.commons.people.personal import personal
from mithaq.commons.search.actions import index
from mithaq.commons.tenancy.queries import forget_hosts
from mithaq.kit.i18n import Text
from mithaq.kit.testing import flat

from .. import actions
from ..models import Project, Remark
from .make import days, make_project, make_step, photo, words

FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


def page_of(client, name, *args, **asked):
    forget_hosts()
    return flat(client.get(reverse(name, args=args), asked).content.decode())


@pytest.mark.row("C01")
def test_late_project_when_looked_at_then_planned_and_real_days_stand_side_by_side(town, visit, by):
    project = make_project(planned_end=days(-12), cost_contracted=Decimal(200), cost_paid=Decimal("50.5"))
    make_step(project, "Digging", done_on=days(-2))
    make_step(project, "Paving", planned_on=days(-5))
    Project.objects.filter(pk=project.pk).update(started_on=days(-195))
    shown = page_of(visit(town), "project", project.pk)
    assert "12 days late" in shown
    assert "started 5 days late" in shown
    assert "has not said why yet" in shown
    assert "50 % of the work done" in shown
    assert "25 % paid" in shown
    actions.explain_delay(by=by, project=project, reason=words("Pipes were found"))
    actions.replan(by=by, project=project, planned_end=days(20), reason=words("Pipes must move"))
    shown = page_of(visit(town), "project", project.pk)
    assert "Pipes were found" in shown
    assert "has not said why yet" not in shown
    assert "12 days late" in shown
    assert "12 days late" in page_of(visit(town), "projects", state="late")


@pytest.mark.row("C01")
def test_remark_when_sent_with_a_photo_then_moderated_owed_an_answer_and_answered(
    town, visit, moderator, technician, actor_of
):
    project, client = make_project(), visit(town)
    sent = {
        "text": "The new pavement has sunk.",
        "name": "Amal",
        "email": "amal@private.example",
        "where": "Before the school",
        "latitude": "34.86",
        "longitude": "9.78",
        "seen_on": days(-1).isoformat(),
        "pictures": [photo(), photo()],
        "stamp": stamped(client, project),
    }
    answer = client.post(reverse("project_remark", args=[project.pk]), sent, headers=FROM_HERE)
    assert answer.status_code == 302
    remark = Remark.objects.select_related("comment").get()
    pictures = list(remark.files.all())
    assert all(b"Apple" not in one.file.read() for one in pictures)
    assert "sunk" not in page_of(client, "project", project.pk)
    assert client.get(f"/files/{pictures[0].pk}/{pictures[0].filename}").status_code == 404
    # Its moderator sees place and pictures beside the words.
    read = page_of(visit(town, moderator), "desk_moderation_object", remark.comment_id)
    assert "Before the school" in read
    assert pictures[0].filename in read
    moderate(by=actor_of(moderator), comments=[remark.comment], publish=True)
    run_pending()
    clock = clock_of("projects.remark", remark.comment)
    assert clock.is_open
    shown = page_of(client, "project", project.pk)
    assert "Before the school" in shown
    assert "Answer owed:" in shown
    assert "private.example" not in shown
    assert client.get(f"/files/{pictures[0].pk}/{pictures[0].filename}").status_code == 200
    desk = visit(town, technician)
    assert "sunk" in page_of(desk, "desk_projects_object", project.pk)
    told = {"outcome": "accepted", "reason_ar": "سنصلح الرصيف خلال هذا الأسبوع مع المقاول."}
    done = desk.post(reverse("desk_projects_answer", args=[remark.comment_id]), told)
    assert done.status_code == 302
    run_pending()
    clock.refresh_from_db()
    assert clock.is_open is False
    assert "Answer owed:" not in page_of(client, "project", project.pk)


@pytest.mark.row("C01")
def test_remark_when_only_the_photo_knows_the_place_then_taken_from_it_and_out_of_the_picture(by):
    project = make_project()
    taken = photo(gps={1: "N", 2: (34.0, 51.0, 36.0), 3: "E", 4: (9.0, 46.0, 48.0)})
    actions.post_remark(by=by, project=project, text="A hole.", name="Amal", pictures=[photo(), taken])
    remark = Remark.objects.get()
    assert (remark.latitude, remark.longitude) == (Decimal("34.86"), Decimal("9.78"))
    with Image.open(remark.files.last().file) as kept:
        assert dict(kept.getexif()) == {}


def stamped(client, project):
    """The stamp of a form that was opened a while ago."""
    from mithaq.commons.discuss.forms import stamp

    assert client.get(reverse("project_remark", args=[project.pk])).status_code == 200
    return stamp(60)


def test_overdue_remark_when_looked_at_then_everybody_sees_it(
    town, visit, by, technician, actor_of, moderator
):
    project = make_project()
    posted = actions.post_remark(by=by, project=project, text="A hole.", name="Amal", where="Corner")
    moderate(by=actor_of(moderator), comments=[posted.comment], publish=True)
    start_clock("projects.remark", by=by, on=posted.comment, deadline=days(-3))
    assert "3 days late" in page_of(visit(town), "project", project.pk)
    start = visit(town, technician).get(reverse("desk")).content.decode()
    assert "answer a remark from the site" in start


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("where", {"where": " "}),
        ("latitude", {"latitude": Decimal(34)}),
        ("latitude", {"latitude": Decimal(134), "longitude": Decimal(9)}),
        ("seen_on", {"seen_on": days(2)}),
        ("pictures", {"pictures": [photo()] * 4}),
        ("text", {"text": "Call me at amal@private.example"}),
    ],
)
def test_remark_when_something_is_wrong_then_said_beside_the_field(by, field, wrong):
    project = make_project()
    fields = {"text": "A hole.", "name": "Amal", "where": "Corner"} | wrong
    with pytest.raises(ValidationError) as refused:
        actions.post_remark(by=by, project=project, **fields)
    assert list(refused.value.message_dict) == [field]
    assert Comment.objects.count() == 0


def test_remark_when_its_author_leaves_then_place_and_pictures_go_with_the_words(town, make_person, actor_of):
    person, project = make_person(), make_project()
    posted = actions.post_remark(
        by=actor_of(person), project=project, text="A hole.", where="My street", pictures=[photo()]
    )
    for one in personal:
        one.erase(person)
    run_pending()
    remark = Remark.objects.get(comment=posted.comment)
    assert (remark.where, remark.files.count()) == ("", 0)


@pytest.mark.row("C02")
def test_open_data_when_fetched_then_one_row_each_with_stable_code_and_arabic(town, visit):
    built = make_project(
        code="2024-007",
        stage="finished",
        ended_on=days(-1),
        location={"type": "Point", "coordinates": [9.78, 34.86]},
    )
    make_project(code="2025-001", stage="idea", planned_end=None, started_on=None, planned_start=None)
    make_project(code="2025-002", published=False)
    client = visit(town)
    body = b"".join(client.get("/data/projects.csv?lang=ar").streaming_content)
    assert body.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["2024-007", "2025-001"]
    assert "School road بالعربية" in rows[1]
    found = client.get("/data/projects.geojson")
    assert found["Content-Type"] == "application/geo+json"
    features = json.loads(found.content)["features"]
    assert [(one["id"], one["geometry"]) for one in features] == [
        ("2024-007", built.location),
        ("2025-001", None),
    ]
    described = [one["column"] for one in client.get("/data/projects/dictionary.json").json()["columns"]]
    assert ("code" in described, "delay_days" in described) == (True, True)
    listed = client.get("/api/v1/projects/").json()["items"]
    assert [one["code"] for one in listed] == ["2024-007", "2025-001"]


@pytest.mark.row("C01")
def test_list_and_map_when_narrowed_then_only_what_was_asked_for(town, visit):
    placed = make_project("Fountain", location={"type": "Point", "coordinates": [9.78, 34.86]})
    make_project("Library", stage="idea")
    make_project("Secret wall", published=False)
    index(placed)
    client = visit(town)
    everything = page_of(client, "projects")
    assert ("Fountain" in everything, "Library" in everything, "Secret" in everything) == (True, True, False)
    ideas = page_of(client, "projects", state="proposed")
    assert ("Fountain" in ideas, "Library" in ideas) == (False, True)
    found = page_of(client, "projects", q="fountain")
    assert ("Fountain" in found, "Library" in found) == (True, False)
    on_map = page_of(client, "projects_map")
    assert ("Fountain" in on_map, "<circle" in on_map) == (True, True)
    assert "<bdi>1</bdi>project without a place" in on_map


@pytest.mark.row("C01")
def test_stage_when_changed_then_followers_are_told_with_the_reason(town, by, make_person):
    project, person = make_project(), make_person()
    Follow.objects.create(person=person, subject=project, confirmed_at=project.opened_at)
    actions.move_project(by=by, project=project, stage="suspended", reason=words("The rain"))
    run_pending()
    told = words_of(Notification.objects.get(person=person))
    assert told.title == "School road: the stage is now “suspended”"
    assert told.body == "From “under way” to “suspended”. The rain"


def test_desk_when_a_technician_works_then_every_act_is_done_and_in_the_history(town, visit, technician):
    desk = visit(town, technician)
    sent = {
        "title_ar": "ملعب",
        "stage": "voted",
        "planned_end": days(40).isoformat(),
        "cost_voted": "12500,750",
    }
    assert desk.post(reverse("desk_projects_new"), {**sent, "published": "on"}).status_code == 302
    project = Project.objects.get()
    assert (project.cost_voted, project.promised_end) == (Decimal("12500.750"), days(40))
    for name, fields in (
        (
            "desk_projects_edit",
            {
                "title_ar": "ملعب",
                "contractor": "Sahel",
                "cost_contracted": "12000",
                "cost_voted": "12500,750",
            },
        ),
        ("desk_projects_stage", {"stage": "tendered", "on": days(0).isoformat()}),
        ("desk_projects_replan", {"planned_end": days(60).isoformat(), "reason_ar": "تأخر التوريد"}),
        ("desk_projects_step_new", {"title_ar": "حفر", "weight": "2"}),
        ("desk_projects_publish", {}),
    ):
        assert desk.post(reverse(name, args=[project.pk]), fields).status_code == 302, name
    step = project.steps.get()
    assert (
        desk.post(reverse("desk_projects_step_photo", args=[step.pk]), {"upload": photo()}).status_code == 302
    )
    assert (
        desk.post(
            reverse("desk_projects_step", args=[step.pk]), {"title_ar": "حفر", "weight": "0"}
        ).status_code
        == 422
    )
    project.refresh_from_db()
    assert (project.stage, project.published, step.files.count()) == ("tendered", False, 1)
    for name in ("desk_projects", "desk_projects_import"):
        assert desk.get(reverse(name)).status_code == 200
    for name in ("object", "history", "edit", "stage", "replan", "file", "step_new"):
        assert desk.get(reverse(f"desk_projects_{name}", args=[project.pk])).status_code == 200
    assert visit(town).get(reverse("project", args=[project.pk])).status_code == 404
    assert Entry.objects.filter(event="projects.replanned").count() == 1


LIST = (
    "code,title_ar,title_fr,stage,planned_end,cost_contracted,contractor,latitude,longitude\n"
    "2023-01,طريق,Route,قيد الإنجاز,31/12/2026,٨٠٠٠٠٫٥٠٠,Sahel,34.86,9.78\n"
    "2023-02,حديقة,Jardin,finished,,,,,\n"
)


def test_list_of_projects_when_brought_then_all_lines_or_none_with_their_numbers(town, visit, by, technician):
    opened = actions.import_projects(by=by, text=LIST)
    assert [(one.code, one.stage) for one in opened] == [("2023-01", "under_way"), ("2023-02", "finished")]
    assert opened[0].cost_contracted == Decimal("80000.500")
    wrong = LIST.replace("2023-0", "2024-0").replace("34.86", "x") + "2023-01,ساحة,Place,idea,,,,,\n"
    desk = visit(town, technician)
    page = desk.post(reverse("desk_projects_import"), {"text": wrong})
    assert page.status_code == 422
    # The list is read as a whole first: what it says wrongly is named before what exists already.
    assert "Line<bdi>2</bdi>:" in flat(page.content.decode())
    clash = LIST.replace("2023-02", "2024-02")
    page = desk.post(reverse("desk_projects_import"), {"text": clash})
    assert "Line<bdi>2</bdi>: code: Another project has this code." in flat(page.content.decode())
    unknown = desk.post(reverse("desk_projects_import"), {"text": LIST.replace("contractor", "builder")})
    assert "builder" in unknown.content.decode()
    assert Project.objects.count() == 2


def test_answer_when_the_actor_runs_no_projects_then_refused(town, by, make_person, actor_of, moderator):
    project = make_project()
    posted = actions.post_remark(by=by, project=project, text="A hole.", name="Amal", where="Corner")
    moderate(by=actor_of(moderator), comments=[posted.comment], publish=True)
    from mithaq.commons.access.policy import Denied

    with pytest.raises(Denied):
        answer_comment(
            by=actor_of(make_person()),
            comment=posted.comment,
            outcome="accepted",
            reason=Text(en="It is done now."),
        )
