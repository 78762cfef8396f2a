"""Taking one's data along, and leaving for good."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from django.utils import timezone

from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.models import Entry
from mithaq.commons.audit.queries import verify
from mithaq.commons.membership.actions.interests import declare_interest
from mithaq.commons.membership.actions.joining import change_profile, invite, join
from mithaq.commons.membership.actions.leaving import erase_person
from mithaq.commons.membership.actions.organisations import ask_affiliation, create_organisation
from mithaq.commons.membership.exports import personal_archive
from mithaq.commons.people.models import Affiliation, InterestDeclaration, Person, User
from mithaq.commons.people.personal import personal
from mithaq.commons.tenancy.context import inside
from mithaq.kit.i18n import Text

NAME = Text(ar="نادي", fr="Club", en="Club")


@pytest.fixture
def amal(town, make_person, actor_of) -> Person:
    """A person with a trace of every kind."""
    officer = actor_of(make_person("Hela", duties=("town.administrator",)))
    club = create_organisation(by=officer, code="club", name=NAME, kind="citizens")
    user = User.objects.create_user(email="amal@town.example", phone="+21698123456")
    person = join(user=user, municipality=town, name="Amal Ben Salah", language="en")
    change_profile(by=actor_of(person), person=person, name="Amal B.", language="fr", is_pseudonym=True)
    ask_affiliation(by=actor_of(person), organisation=club, role="Secretary Amal")
    declare_interest(by=actor_of(person), organisation=club, statement="Amal founded it")
    return person


def everything_kept(town) -> str:
    rows = [
        *Person.objects.values(),
        *Entry.objects.values("data", "personal"),
        *Affiliation.objects.values(),
    ]
    return str([*rows, *InterestDeclaration.objects.values(), *User.objects.values()])


@pytest.mark.row("T03")
def test_erasure_when_asked_then_nothing_personal_is_left_and_the_record_holds(amal, town, actor_of):
    kept = Entry.objects.count()
    assert "Amal" in everything_kept(town)
    erase_person(by=actor_of(amal), person=amal)
    left = everything_kept(town)
    assert [word for word in ("Amal", "amal@", "98123456") if word in left] == []
    person = Person.objects.get(pk=amal.pk)
    assert (str(person), person.user, person.language) == ("a person who left", None, "fr")
    assert not User.objects.filter(email="amal@town.example").exists()
    assert Entry.objects.count() == kept + 2
    erased = Entry.objects.get(event="audit.personal_erased")
    own = Entry.objects.filter(person=amal).exclude(personal_digest="").values_list("number", flat=True)
    assert erased.data == {"numbers": sorted(own)}
    assert list(verify(town)) == []


def test_erasure_when_a_word_vanished_without_it_then_verify_names_the_entry(amal, town):
    entry = Entry.objects.get(event="people.joined", person=amal)
    Entry.objects.filter(pk=entry.pk).update(personal=None, salt="")
    assert [(fault.kind, fault.number) for fault in verify(town)] == [("erased", entry.number)]


def test_erasure_when_the_account_lives_in_another_town_then_it_stays_there(amal, town, salt, actor_of):
    user = amal.user
    with inside(salt, "en"):
        Person.objects.create(user=user, name="Abu Amal", language="ar")
    erase_person(by=actor_of(amal), person=amal)
    assert User.objects.get(pk=user.pk).email == "amal@town.example"
    with inside(salt, "en"):
        assert Person.objects.get().name == "Abu Amal"


def test_erasure_when_of_somebody_else_then_refused_even_to_an_officer(amal, make_person, actor_of):
    officer = actor_of(make_person("Sami", duties=("town.administrator",)))
    with pytest.raises(Denied):
        erase_person(by=officer, person=amal)
    assert Person.objects.get(pk=amal.pk).name == "Amal B."


def test_erasure_when_of_the_last_administrator_then_refused(town, make_person, actor_of):
    only = make_person("Only", duties=("town.administrator",))
    with pytest.raises(Exception, match="nobody could manage duties"):
        erase_person(by=actor_of(only), person=only)
    assert Person.objects.get().name == "Only"


def test_export_when_taken_then_it_holds_every_kind_and_nobody_elses(amal, town, make_person, actor_of):
    other = make_person("Somebody Else")
    change_profile(by=actor_of(other), person=other, name="Other Name", language="en", is_pseudonym=False)
    archive = zipfile.ZipFile(io.BytesIO(personal_archive(amal)))
    assert archive.namelist() == ["data.json", "data.html"]
    text = archive.read("data.json").decode()
    data = json.loads(text)
    assert list(data) == [kind.code for kind in personal]
    assert "amal@town.example" in text
    assert "Amal founded it" in text
    assert "Other Name" not in text
    page = archive.read("data.html").decode()
    assert ('lang="fr"' in page, "Amal B." in page) == (True, True)


def test_leaving_when_the_word_is_typed_then_signed_out_and_gone(regueb, visit, make_person):
    with inside(regueb, "en"):
        person = make_person("Amal")
    client = visit(regueb, person)
    wrong = client.post("/en/account/leave/", {"word": "yes"})
    assert "Type “erase” to confirm." in wrong.content.decode()
    client.post("/en/account/leave/", {"word": " Erase"})
    assert "_auth_user_id" not in client.session
    with inside(regueb):
        assert Person.objects.get().erased_at.date() == timezone.now().date()
    assert User.objects.count() == 0


def test_export_page_when_asked_by_another_then_it_gives_their_own(regueb, visit, make_person):
    with inside(regueb, "en"):
        amal, sami = make_person("Amal"), make_person("Sami")
    answer = visit(regueb, sami).post("/en/account/export/")
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    text = archive.read("data.json").decode()
    assert (sami.user.email in text, amal.user.email in text) == (True, False)
    assert visit(regueb).post("/en/account/export/").status_code == 302


def test_invitation_when_the_address_has_an_account_in_another_town_then_it_is_the_same_account(
    town, salt, make_person, actor_of
):
    officer = actor_of(make_person("Hela", duties=("town.administrator",)))
    with inside(salt, "en"):
        known = User.objects.create_user(email="two@town.example")
        Person.objects.create(user=known, name="There", language="ar")
    person = invite(by=officer, name="Here", language="en", email="two@town.example")
    assert (person.user, person.municipality) == (known, town)
