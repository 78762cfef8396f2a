"""The demonstration: both towns build, are late and say why, once."""

import pytest

from mithaq.commons.tenancy.context import inside

from ..demo import fill
from ..demo.content import PROJECTS
from ..models import Project, Remark
from ..progress import delay, is_late


@pytest.mark.parametrize("slug", ["regueb", "salt"])
def test_demo_when_filled_twice_then_each_project_stands_once_as_told(slug, request, db):
    town = request.getfixturevalue(slug)
    with inside(town):
        said = []
        for _time in range(2):
            fill(municipality=town, say=said.append)
        rows = list(Project.objects.order_by("pk"))
        assert [row.stage for row in rows] == [one["road"][-1][0] for one in PROJECTS[slug]]
        assert (len(said), Remark.objects.count()) == (1, 1)
        assert [row.code[-2:] for row in rows if is_late(row)] == ["01"]
        assert [row.code[-2:] for row in rows if delay(row)] == ["01", "03"]
        texts = [row.title for row in rows] + [row.summary for row in rows]
        assert [text for text in texts if text.missing(("ar", "fr", "en"))] == []
