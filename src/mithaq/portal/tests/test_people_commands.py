"""`mithaq audit verify` and `mithaq createadmin`, on the database of the tests."""

from __future__ import annotations

import pytest

from mithaq.commons.audit.models import Entry
from mithaq.commons.membership.actions.joining import join
from mithaq.commons.people.models import User
from mithaq.commons.tenancy.context import inside
from mithaq.portal.cli.main import main

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_entries(regueb, salt):
    for town in (regueb, salt):
        with inside(town, "en"):
            for name in ("Amal", "Sami", "Hela"):
                join(
                    user=User.objects.create_user(email=f"{name}@{town.slug}.example"),
                    municipality=town,
                    name=name,
                    language="ar",
                )
    return regueb


@pytest.mark.row("D08")
def test_audit_when_nothing_was_touched_then_every_town_is_unbroken(three_entries, capsys):
    assert main(["audit", "verify"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "mithaq: regueb: 3 entries, unbroken.",
        "mithaq: salt: 3 entries, unbroken.",
    ]


@pytest.mark.row("D08")
def test_audit_when_an_entry_was_altered_and_one_removed_then_both_are_named(three_entries, capsys):
    with inside(three_entries, "en"):
        Entry.objects.filter(number=1).update(data={"language": "fr"})
        Entry.objects.filter(number=3).delete()
    assert main(["audit", "verify", "--town", "regueb"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "mithaq: regueb: entry 1 was altered (people.joined).",
        "mithaq: regueb: entry 3 was removed.",
    ]


def test_audit_when_the_town_is_unknown_then_one_sentence(db, capsys):
    assert main(["audit", "verify", "--town", "nowhere"]) == 1
    assert capsys.readouterr().err == "mithaq: There is no town “nowhere”. Hint: mithaq town --help.\n"


def test_createadmin_when_run_then_its_link_signs_the_operator_in_without_a_password(visit, capsys):
    assert main(["createadmin", "Chief@Town.Example"]) == 0
    link = capsys.readouterr().out.splitlines()[-1]
    user = User.objects.get()
    assert (user.email, user.is_operator, user.has_usable_password()) == ("chief@town.example", True, False)
    assert link.startswith("http://localhost:8000/enter/")
    client = visit(None)
    assert client.post("/" + link.split("/", 3)[3]).status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


def test_createadmin_when_the_address_is_none_then_one_sentence(db, capsys):
    assert main(["createadmin", "not an address"]) == 1
    assert capsys.readouterr().err == "mithaq: Enter a valid email address.\n"
