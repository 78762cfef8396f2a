"""How the demonstration's promises are followed."""

from ...models import Plan, UpdateRequest
from ...queries.following.public import silent_now


def test_demonstration_when_loaded_then_one_institution_never_answers_and_everybody_sees_it(loaded, visit):
    town, data = loaded
    plan = Plan.objects.get(code=data["plans"][0]["code"])
    asked = UpdateRequest.objects.filter(plan=plan).select_related("organisation")
    silent = {one.organisation for one in silent_now(plan.pk)}
    assert silent != set()
    page = visit(town).get(f"/ar/plans/{plan.pk}-{plan.code}/").content.decode()
    assert all(str(one.name["ar"]) in page for one in silent)
    if town.slug == "salt":
        states = [one.state for one in asked if one.organisation.code == "mayor"]
        assert states == ["overdue", "overdue"]
