import pytest

from mithaq.commons.access.actor import system


@pytest.fixture
def by(town):
    return system(town)


@pytest.fixture
def recorder(town, make_person):
    return make_person("Recorder", duties=("outreach.recorder",))


@pytest.fixture
def publisher(town, make_person):
    return make_person("Publisher", duties=("outreach.publisher",))
