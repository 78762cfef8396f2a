"""How the committee works is written down, versioned and public."""

import pytest

from mithaq.registers.bodies.models import Body, BodyText

from ..make import days, make_plan, words


@pytest.mark.row("M16")
def test_procedures_when_changed_then_every_version_is_public_and_the_plan_leads_there(town, visit):
    plan = make_plan()
    body = Body.objects.create(slug="steering", name=words("Steering committee"), kind="steering_committee")
    for number, said in ((1, "We meet each quarter"), (2, "We meet each month")):
        BodyText.objects.create(
            body=body, version=number, text=words(said), reason=words("Asked for"), adopted_on=days(-number)
        )
    hidden = Body.objects.create(slug="inner", name=words("Inner circle"), kind="forum", is_public=False)
    BodyText.objects.create(body=hidden, version=1, text=words("Quietly"), adopted_on=days(-1))
    page = visit(town).get(f"/en/plans/{plan.pk}-{plan.code}/").content.decode()
    assert 'href="/en/bodies/steering/history/#rules"' in page
    assert "Inner circle" not in page
    history = visit(town).get("/en/bodies/steering/history/").content.decode()
    assert "We meet each quarter in English" in history
    assert "We meet each month in English" in history
