import pytest

from mithaq.commons.access.actor import system


@pytest.fixture
def by(town):
    return system(town)


@pytest.fixture(autouse=True)
def _own_keys(settings, tmp_path):
    settings.MITHAQ_VAR = tmp_path


@pytest.fixture
def officers(town, make_person, actor_of):
    """Two who keep a booth."""
    return [actor_of(make_person(name, duties=("voting.booth_officer",))) for name in ("Amal", "Bilal")]
