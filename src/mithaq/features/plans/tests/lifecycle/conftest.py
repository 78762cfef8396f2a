"""Officers of each sort."""

import pytest

from mithaq.commons.access.actor import system


@pytest.fixture
def house(town):
    return system(town, channel="command")


@pytest.fixture
def publisher(town, make_person, actor_of):
    return actor_of(make_person("Lotfi", duties=("plans.publisher",)))


@pytest.fixture
def editor(town, make_person, actor_of):
    return actor_of(make_person("Monia", duties=("plans.editor",)))


@pytest.fixture
def mel(town, make_person, actor_of):
    return actor_of(make_person("Ines", duties=("plans.mel_officer",)))
