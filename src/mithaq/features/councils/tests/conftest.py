import pytest

from mithaq.commons.access.actor import system


@pytest.fixture
def by(town):
    return system(town)


@pytest.fixture
def secretary(town, make_person):
    return make_person("Secretary", duties=("bodies.secretary",))
