"""A plan that is carried out, those who follow it, and monitors of each sort."""

import pytest
from django.utils import timezone

from mithaq.commons.access.actor import system
from mithaq.commons.people.enums import OrganisationKind
from mithaq.commons.people.models import Affiliation

from ...actions.monitoring.naming import name_monitor
from ..make import days, make_organisation, make_plan


@pytest.fixture
def house(town):
    return system(town, channel="command")


@pytest.fixture
def plan(town):
    return make_plan(submitted_on=days(-40), starts_on=days(-30))


@pytest.fixture
def mel(town, make_person, actor_of):
    """The officer who follows, evaluates and learns."""
    return actor_of(make_person("Ines", duties=("plans.mel_officer",)))


@pytest.fixture
def watcher(town, make_person):
    """A person with the duty of monitoring, named nowhere yet."""
    return make_person("Kamel", duties=("plans.monitor",))


@pytest.fixture
def outside(town):
    """An organisation that has nothing to do with the plan."""
    return make_organisation("jurists", kind=OrganisationKind.CIVIL_SOCIETY)


@pytest.fixture
def spokesman(watcher, outside):
    """The watcher speaks for that organisation, confirmed."""
    return Affiliation.objects.create(
        person=watcher, organisation=outside, starts_on=days(-10), confirmed_at=timezone.now()
    )


@pytest.fixture
def monitor(mel, plan, outside, spokesman):
    """The organisation from outside, named as the plan's monitor."""
    return name_monitor(by=mel, plan=plan, fields={"organisation": outside, "starts_on": days(-20)})


@pytest.fixture
def by(monitor, watcher, actor_of):
    """Who does the monitor's work."""
    return actor_of(watcher)
