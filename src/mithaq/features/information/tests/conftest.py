"""The officers of information, and somebody who asks."""

import pytest

from mithaq.commons.access.actor import anonymous


@pytest.fixture
def officer(town, make_person, actor_of):
    return actor_of(make_person("Officer", duties=("information.officer",)))


@pytest.fixture
def head(town, make_person, actor_of):
    return actor_of(make_person("Head", duties=("information.reviewer",)))


@pytest.fixture
def visitor(town):
    return anonymous(town)
