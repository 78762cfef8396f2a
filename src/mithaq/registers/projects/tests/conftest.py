import pytest

from mithaq.commons.access.actor import system


@pytest.fixture
def by(town):
    return system(town)


@pytest.fixture
def technician(town, make_person):
    return make_person("Technician", duties=("projects.technician",))


@pytest.fixture
def moderator(town, make_person):
    return make_person("Moderator", duties=("discuss.moderator",))
