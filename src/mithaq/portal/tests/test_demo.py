"""The demonstration: complete, and the same when it is loaded twice."""

import re

from mithaq.commons.people.models import Affiliation, Appointment, Function, Organisation, Person, User
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import GlossaryTerm, Municipality
from mithaq.portal.demo import load
from mithaq.portal.demo.loading import TOWNS
from mithaq.registers.places.models import Zone

DUTIES = {
    "town.administrator",
    "discuss.moderator",
    "discuss.desk_agent",
    "plans.editor",
    "plans.publisher",
    "plans.monitor",
    "plans.mel_officer",
    "plans.translator",
    "bodies.secretary",
    "meetings.approver",
}
MODELS = (Person, Organisation, Affiliation, Function, Appointment, GlossaryTerm, Zone)


def counts():
    found = {"users": User.objects.count()}
    for slug in TOWNS:
        with inside(Municipality.objects.get(slug=slug)):
            found |= {f"{slug} {model.__name__}": model.objects.count() for model in MODELS}
    return found


def test_demo_when_loaded_twice_then_every_duty_is_held_nothing_doubled_and_links_fresh(db, visit, capsys):
    load(say=lambda line: None, port=8000)
    first, before = counts(), links(capsys.readouterr().out)
    load(say=lambda line: None, port=8000)
    again = links(capsys.readouterr().out)
    assert counts() == first
    assert min(first.values()) > 0
    assert len(before) == len(again) == first["users"]
    assert set(before).isdisjoint(again)
    for slug in TOWNS:
        town = Municipality.objects.get(slug=slug)
        for language in town.languages:
            assert visit(town).get(f"/{language}/").status_code == 200
        with inside(town):
            assert {duty for one in Function.objects.all() for duty in one.duties} == DUTIES


def links(printed):
    return re.findall(r"http://\S+/enter/\S+", printed)
