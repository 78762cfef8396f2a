"""Plans on the list of towns."""

from mithaq.commons.tenancy.context import inside

from ..enums import PlanStatus
from ..queries import everywhere
from .make import make_plan


def test_counts_when_asked_outside_any_town_then_what_anybody_may_read_of_each(
    regueb, salt, django_assert_num_queries
):
    with inside(regueb):
        make_plan("bound", commitments=2)
        make_plan("over", commitments=3, status=PlanStatus.ARCHIVED)
        make_plan("hidden", commitments=4, status=PlanStatus.DRAFT, published_at=None)
    with inside(salt):
        make_plan("written", commitments=5, status=PlanStatus.CO_CREATION)
    with django_assert_num_queries(2):
        counted = everywhere.plans(), everywhere.commitments()
    assert counted == ({regueb.pk: 2, salt.pk: 1}, {regueb.pk: 2})


def test_directory_when_opened_then_each_town_with_its_plans_in_the_readers_language(regueb, salt, visit):
    with inside(regueb):
        make_plan("one", commitments=1)
        make_plan("two", commitments=1)
    pages = {code: visit(None).get(f"/{code}/").content.decode() for code in ("ar", "fr", "en")}
    assert "2 action plans · 2 commitments" in pages["en"]
    assert "2 plans d’action · 2 engagements" in pages["fr"]
    assert "خطتا عمل · التزامان" in pages["ar"]
    assert pages["en"].count("action plan") == 1
