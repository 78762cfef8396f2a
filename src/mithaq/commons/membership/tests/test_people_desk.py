"""The desk of people: only for its officers, every page opens, every act works through its form."""

from __future__ import annotations

import pytest
from django.utils import timezone

from mithaq.commons.membership.actions.interests import declare_interest
from mithaq.commons.membership.actions.offices import appoint, create_function, open_mandate
from mithaq.commons.membership.actions.organisations import ask_affiliation, create_organisation
from mithaq.commons.people.models import Affiliation, Appointment, Function, Mandate, Organisation, Person
from mithaq.commons.tenancy.context import inside
from mithaq.kit.i18n import Text

pytestmark = pytest.mark.django_db
NAME = Text(ar="المجلس", fr="Conseil", en="Council")
DESKS = ("functions", "mandates", "organisations", "affiliations", "interests")


@pytest.fixture
def filled(regueb, make_person, actor_of):
    """One row on every desk; gives the officer and the rows by name."""
    with inside(regueb, "en"):
        officer, amal = make_person("Hela", duties=("town.administrator",)), make_person("Amal")
        by, today = actor_of(officer), timezone.localdate()
        mandate = open_mandate(by=by, name=NAME, starts_on=today)
        function = create_function(
            by=by, title=NAME, duties=["town.auditor"], opened_on=today, mandate=mandate
        )
        held = appoint(by=by, function=function, person=amal, starts_on=today)
        organisation = create_organisation(by=by, code="council", name=NAME, kind="government")
        asked = ask_affiliation(by=actor_of(amal), organisation=organisation)
        interest = declare_interest(by=actor_of(amal), organisation=organisation, statement="A cousin.")
    return {
        "officer": officer,
        "amal": amal,
        "functions": function,
        "appointments": held,
        "mandates": mandate,
        "organisations": organisation,
        "affiliations": asked,
        "interests": interest,
    }


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("desk", DESKS)
def test_desk_when_opened_then_list_detail_history_and_export_answer(desk, language, filled, regueb, visit):
    client = visit(regueb, filled["officer"])
    base = f"/{language}/desk/people/{desk}/"
    row = filled[desk]
    for part in ("", f"{row.pk}/", f"{row.pk}/history/", "export.csv"):
        assert client.get(base + part).status_code == 200, part


@pytest.mark.row("T07")
@pytest.mark.parametrize("desk", DESKS)
def test_desk_when_opened_by_a_citizen_then_refused(desk, filled, regueb, visit, make_person):
    with inside(regueb, "en"):
        citizen = make_person("Citizen")
    assert visit(regueb, citizen).get(f"/en/desk/people/{desk}/").status_code == 403
    assert visit(regueb).get(f"/en/desk/people/{desk}/").status_code == 302


@pytest.mark.parametrize("desk", DESKS)
def test_desk_when_the_row_is_another_towns_then_not_found(desk, filled, regueb, salt, visit, make_person):
    with inside(salt, "en"):
        officer = make_person("Rula", duties=("town.administrator",))
    client = visit(salt, officer)
    assert client.get(f"/en/desk/people/{desk}/").status_code == 200
    assert client.get(f"/en/desk/people/{desk}/{filled[desk].pk}/").status_code == 404


FORMS = (
    "functions/new/",
    "functions/{functions}/appoint/",
    "functions/{functions}/hand-over/",
    "functions/{functions}/duties/",
    "functions/{functions}/close/",
    "appointments/{appointments}/end/",
    "invite/",
    "mandates/new/",
    "mandates/{mandates}/end/",
    "organisations/new/",
    "organisations/{organisations}/edit/",
    "organisations/{organisations}/close/",
    "affiliations/new/",
)


@pytest.mark.parametrize("path", FORMS)
def test_form_when_sent_empty_then_it_says_what_to_mend_or_takes_it(path, filled, regueb, visit):
    client = visit(regueb, filled["officer"])
    address = "/en/desk/people/" + path.format(**{name: row.pk for name, row in filled.items()})
    assert client.get(address).status_code == 200
    sent = client.post(address, {"unknown": "x"})
    assert sent.status_code in (302, 422)
    if sent.status_code == 422:
        assert 'role="alert"' in sent.content.decode()


def test_desk_when_a_council_is_set_up_by_its_forms_then_it_stands(filled, regueb, visit):
    client = visit(regueb, filled["officer"])
    base = "/ar/desk/people/"
    client.post(base + "mandates/new/", {"name_ar": "مجلس جديد", "starts_on": "٢٥/١/٢٠٢٦"})
    with inside(regueb):
        mandate = Mandate.objects.latest("pk")
    sent = {"title_ar": "رئيس", "duties": ["town.auditor"], "mandate": mandate.pk, "opened_on": "2026-01-25"}
    client.post(base + "functions/new/", sent)
    client.post(base + "invite/", {"name": "سامي", "contact": "٩٨١٢٣٤٥٦", "language": "ar"})
    with inside(regueb):
        function, person = Function.objects.latest("pk"), Person.objects.latest("pk")
        assert (mandate.name, str(mandate.starts_on)) == (Text(ar="مجلس جديد"), "2026-01-25")
        assert (function.duties, function.mandate) == (["town.auditor"], mandate)
        assert (person.name, person.user.phone) == ("سامي", "+21698123456")
    sent = {"person": person.pk, "starts_on": "2026-02-01"}
    assert client.post(f"{base}functions/{function.pk}/appoint/", sent).status_code == 302
    sent = {"on": "2026-03-01", "reason_ar": "حُلّ"}
    assert client.post(f"{base}mandates/{mandate.pk}/end/", sent).status_code == 302
    with inside(regueb):
        assert str(Function.objects.get(pk=function.pk).closed_on) == "2026-03-01"
        assert str(Appointment.objects.get(person=person).ends_on) == "2026-03-01"


def test_affiliation_when_confirmed_in_bulk_then_it_counts(filled, regueb, visit):
    client = visit(regueb, filled["officer"])
    chosen = {"act": "confirm", "pick": [filled["affiliations"].pk]}
    assert "Amal" in client.post("/en/desk/people/affiliations/bulk/", chosen).content.decode()
    client.post("/en/desk/people/affiliations/bulk/", {**chosen, "confirmed": "1"})
    with inside(regueb):
        assert Affiliation.objects.get(pk=filled["affiliations"].pk).confirmed_by == filled["officer"]


def test_organisation_when_edited_then_the_unknown_language_is_not_lost(filled, regueb, visit):
    client = visit(regueb, filled["officer"])
    sent = {"name_ar": "المجلس البلدي", "name_fr": "Conseil", "code": "council", "kind": "media"}
    address = f"/en/desk/people/organisations/{filled['organisations'].pk}/edit/"
    assert client.post(address, sent).status_code == 302
    with inside(regueb):
        changed = Organisation.objects.get(pk=filled["organisations"].pk)
    assert (changed.name["ar"], changed.kind) == ("المجلس البلدي", "media")
