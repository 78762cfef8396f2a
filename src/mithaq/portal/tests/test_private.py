"""No page about people shows anybody else's address."""

from __future__ import annotations

import pytest

from mithaq.commons.membership.actions.organisations import ask_affiliation, create_organisation
from mithaq.commons.people.models import User
from mithaq.commons.tenancy.context import inside
from mithaq.kit.i18n import Text
from mithaq.portal.testing.scan import assert_no_private, private_words

pytestmark = pytest.mark.django_db
NAME = Text(ar="نادي", fr="Club", en="Club")
PAGES = (
    "/en/desk/people/functions/",
    "/en/desk/people/functions/{function}/appoint/",
    "/en/desk/people/organisations/",
    "/en/desk/people/organisations/{organisation}/",
    "/en/desk/people/organisations/{organisation}/history/",
    "/en/desk/people/organisations/export.csv",
    "/en/desk/people/affiliations/",
    "/en/desk/people/affiliations/export.csv",
    "/en/desk/people/interests/",
)


@pytest.fixture
def filled(regueb, make_person, actor_of):
    """A citizen with an address and a number, an organisation with a private address."""
    with inside(regueb, "en"):
        officer, amal = make_person("Hela", duties=("town.administrator",)), make_person("Amal")
        User.objects.filter(pk=amal.user.pk).update(email="amal@private.example", phone="+21698123456")
        organisation = create_organisation(
            by=actor_of(officer),
            code="club",
            name=NAME,
            kind="citizens",
            contact_email="club@private.example",
        )
        ask_affiliation(by=actor_of(amal), organisation=organisation)
        function = officer.appointments.get().function
    amal.user.refresh_from_db()
    return {"officer": officer, "amal": amal, "organisation": organisation.pk, "function": function.pk}


@pytest.mark.row("T03")
@pytest.mark.parametrize("page", PAGES)
def test_page_about_people_when_an_officer_opens_it_then_no_address_or_number_is_in_it(
    page, filled, regueb, visit
):
    answer = visit(regueb, filled["officer"]).get(page.format(**filled))
    assert answer.status_code == 200
    assert_no_private(answer)


@pytest.mark.row("T03")
def test_own_account_when_opened_then_only_its_owner_sees_the_addresses(filled, regueb, visit):
    page = visit(regueb, filled["amal"]).get("/en/account/").content.decode()
    assert sorted(private_words(page)) == ["+216 98 123 456", "amal@private.example"]
