"""A plan with all its parts, for the tests of its pages."""

import tomllib
from pathlib import Path

import pytest

from mithaq.commons.people.models import Organisation
from mithaq.commons.tenancy.context import inside

from .. import demo
from ..demo.cast import texts
from ..demo.loader import load
from . import make

DUTIES = {"tenancy.administrator": "town.administrator", "moderation.moderator": "discuss.moderator"}


@pytest.fixture
def full_plan(town):
    plan = make.make_plan(commitments=2)
    make.make_figures(plan)
    make.make_consultation(plan)
    return plan


@pytest.fixture(params=["regueb", "salt"])
def loaded(request, db, make_person):
    """A town as the portal has opened it before it calls on the features."""
    town = request.getfixturevalue(request.param)
    data = tomllib.loads(Path(demo.__file__).with_name(f"{request.param}.toml").read_text(encoding="utf-8"))
    with inside(town, "en"):
        made = {}
        for row in data["organisations"]:
            made[row["code"]] = Organisation.objects.create(
                code=row["code"].replace("_", "-"),
                name=texts(row["name"]),
                kind=row["kind"],
                parent=made.get(row.get("parent")),
            )
        for row in data["people"]:
            duties = tuple(DUTIES.get(code, code) for code in row["duties"])
            person = make_person(row["name"]["fr"], duties=duties, language=row["language"])
            person.user.email = row["email"]
            person.user.save()
        load(municipality=town, say=lambda line: None)
        yield town, data
