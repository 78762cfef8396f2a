"""What people saw stands beside the official status, after somebody has read it."""

import datetime as dt
import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.urls import reverse
from PIL import Image

from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.models import Entry
from mithaq.commons.notify.actions.telling import fan_out
from mithaq.commons.notify.models import Notification
from mithaq.commons.people.personal import personal
from mithaq.commons.tenancy.queries import forget_hosts

from ...actions.following.evidence import Proof
from ...actions.following.observations import STRANGERS_PER_HOUR, moderate_observations, observe
from ...actions.following.status import report_step
from ...models import Observation
from ...queries.following.figures import contradictions
from ..make import days, make_plan, words

FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


def photo(place="Apple iPhone"):
    """A photo whose camera wrote itself into it."""
    picture, exif = Image.new("RGB", (32, 24), "teal"), Image.Exif()
    exif[0x010F] = place
    kept = io.BytesIO()
    picture.save(kept, "JPEG", exif=exif)
    return SimpleUploadedFile("stop.jpg", kept.getvalue())


def seen(by, commitment, rating="limited", **extra):
    fields = {"text": "Only half of the stops are there.", "observed_on": days(0), "name": "Amal", **extra}
    return observe(by=by, commitment=commitment, rating=rating, **fields)


@pytest.mark.row("N11")
def test_observation_when_published_then_beside_the_official_status_and_the_difference_said(
    town, visit, commitment, steps, moderator
):
    done, client = steps[0], visit(town)
    sent = {
        "milestone": done.pk,
        "rating": "limited",
        "text": "Only half of the stops are there.",
        "observed_on": days(0).isoformat(),
        "name": "Amal",
        "email": "amal@private.example",
        "latitude": "34.86",
        "longitude": "9.78",
        "pictures": [photo(), photo()],
    }
    answer = client.post(reverse("plan_observe", args=[commitment.plan_id, 1]), sent, headers=FROM_HERE)
    assert answer.status_code == 302
    page = reverse("plan_commitment", args=[commitment.plan_id, 1])
    assert "Only half of the stops" not in client.get(page).content.decode()
    made = Observation.objects.get()
    pictures = list(made.files.all())
    assert (made.state, made.author.guest_email, len(pictures)) == ("pending", "amal@private.example", 2)
    # Redrawn without what the camera wrote.
    assert all(b"Apple" not in picture.file.read() for picture in pictures)
    assert client.get(f"/files/{pictures[0].pk}/{pictures[0].filename}").status_code == 404
    desk = visit(town, moderator)
    assert desk.get(reverse("desk_observations")).status_code == 200
    assert desk.get(reverse("desk_observations_object", args=[made.pk])).status_code == 200
    decided = desk.post(
        reverse("desk_observations_bulk"), {"pick": made.pk, "act": "publish", "confirmed": "1"}
    )
    assert decided.status_code == 302
    forget_hosts()
    shown = client.get(page).content.decode()
    assert "People who looked say something else than the official status" in shown
    assert "1 person: limited" in shown
    assert "Only half of the stops" in shown
    assert client.get(f"/files/{pictures[0].pk}/{pictures[0].filename}").status_code == 200
    assert "private.example" not in shown


@pytest.mark.row("N11")
def test_difference_when_the_status_changes_afterwards_or_agrees_then_gone(
    by, nobody, moderator, actor_of, commitment, steps
):
    late = steps[1]
    first = seen(nobody, commitment, "complete", milestone=late, observed_on=days(-2))
    agreeing = seen(nobody, commitment, "complete", milestone=steps[0])
    whole = seen(nobody, commitment, "complete")
    hidden = seen(nobody, commitment, "not_started", milestone=late)
    moderate_observations(by=actor_of(moderator), observations=[first, agreeing, whole], publish=True)
    moderate_observations(
        by=actor_of(moderator), observations=[hidden], publish=False, reason=words("A joke")
    )
    found = contradictions(commitment, steps)
    assert {key: [(one.rating, one.count) for one in rows] for key, rows in found.items()} == {
        late.pk: [("complete", 1)],
        None: [("complete", 1)],
    }
    report_step(by=by, milestone=late, to="substantial", proof=Proof(link="https://town.example/a"))
    late.refresh_from_db()
    # It was seen before the status changed: it speaks of another day.
    assert late.pk not in contradictions(commitment, steps)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("rating", {"rating": "cancelled"}),
        ("text", {"text": " "}),
        ("text", {"text": "Call me at amal@private.example"}),
        ("name", {"name": "", "text": "Hello"}),
        ("observed_on", {"observed_on": dt.date(2999, 1, 1)}),
        ("observed_on", {"observed_on": dt.date(1990, 1, 1)}),
        ("latitude", {"latitude": 34}),
        ("latitude", {"latitude": 134, "longitude": 9}),
        ("pictures", {"pictures": [SimpleUploadedFile("a.pdf", b"%PDF-1.7")]}),
        ("pictures", {"pictures": [SimpleUploadedFile("a.png", b"no picture")]}),
    ],
)
def test_observation_when_something_is_wrong_then_said_beside_the_field(nobody, commitment, field, wrong):
    with pytest.raises(ValidationError) as refused:
        seen(nobody, commitment, **wrong)
    assert list(refused.value.message_dict) == [field]
    assert Observation.objects.count() == 0


def test_observation_when_the_plan_is_being_written_then_there_is_no_form(nobody, town, visit):
    draft = make_plan("regueb-draft", status="draft", published_at=None).commitments.get()
    with pytest.raises(Http404):
        seen(nobody, draft)
    assert visit(town).get(reverse("plan_observe", args=[draft.plan_id, 1])).status_code == 404


def test_observation_when_a_flood_comes_then_the_rest_waits(nobody, commitment):
    row = seen(nobody, commitment)
    Observation.objects.bulk_create(
        Observation(
            commitment=commitment, rating="limited", text="x", language="en", observed_on=days(0), name="x"
        )
        for _each in range(STRANGERS_PER_HOUR - 1)
    )
    with pytest.raises(ValidationError):
        seen(nobody, commitment)
    assert row.state == "pending"


def test_observer_when_moderated_then_told_and_never_ones_own_judge(
    commitment, actor_of, make_person, moderator
):
    amal = make_person("Amal")
    mine = seen(actor_of(amal), commitment)
    own = seen(actor_of(moderator), commitment)
    with pytest.raises(Denied):
        moderate_observations(by=actor_of(moderator), observations=[own], publish=True)
    with pytest.raises(ValidationError):
        moderate_observations(by=actor_of(moderator), observations=[mine], publish=False)
    moderate_observations(by=actor_of(moderator), observations=[mine], publish=False, reason=words("Insult"))
    fan_out(Entry.objects.get(event="plans.observation_refused"))
    assert [one.person for one in Notification.objects.all()] == [amal]


def test_observer_when_they_leave_then_words_name_and_photos_are_gone(
    commitment, actor_of, make_person, moderator
):
    amal = make_person("Amal")
    row = seen(actor_of(amal), commitment, pictures=[photo()])
    moderate_observations(by=actor_of(moderator), observations=[row], publish=True)
    kept = personal.get("plans.observations")
    assert kept.export(amal)[0]["What you saw"] == "Only half of the stops are there."
    kept.erase(amal)
    row.refresh_from_db()
    assert (row.name, row.text, row.files.count(), row.rating) == ("", "", 0, "limited")
    assert Entry.objects.filter(event="plans.observation_received", personal__isnull=False).count() == 0
