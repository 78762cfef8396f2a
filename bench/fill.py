"""What the demonstration is too small for: `python -m bench.fill 500`.

So many published comments on Regueb's plan under consultation, in its founding plan one commitment of 60 steps
with 400 updates, and an activity of 10,000 participation records.
"""

from __future__ import annotations

import datetime as dt
import sys

import django

django.setup()

from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from mithaq.commons.access.actor import anonymous, system  # noqa: E402
from mithaq.commons.discuss.actions import moderate, post_comment  # noqa: E402
from mithaq.commons.jobs.worker import run_pending  # noqa: E402
from mithaq.commons.tenancy.context import inside  # noqa: E402
from mithaq.commons.tenancy.models import Municipality  # noqa: E402
from mithaq.features.outreach.actions import add_activity, import_headcounts, publish_counts  # noqa: E402
from mithaq.features.plans.models import (  # noqa: E402
    Commitment,
    Consultation,
    Milestone,
    Plan,
    ProgressUpdate,
)
from mithaq.kit.i18n import Text  # noqa: E402
from mithaq.methods.quarters import quarter_of  # noqa: E402

# The commitment of `lengthen`, and its plan.
LONG, PLAN = 60, "regueb-2021"
STEPS, UPDATES = 60, 400
RECORDS = 10_000
WORDS = "نقترح إنارة الطريق المؤدية إلى المدرسة ونشر تاريخ إصلاح كل عمود"


def fill(count: int) -> None:
    municipality = Municipality.objects.get(slug="regueb")
    with inside(municipality), transaction.atomic():
        plan = Consultation.objects.latest("opens_at").plan
        visitor, house = anonymous(municipality), system(municipality)
        posted = [
            post_comment(
                by=visitor, on=plan, text=f"{WORDS} {number}", name=f"زائر {number}", place="vision"
            ).comment
            for number in range(count)
        ]
        moderate(by=house, comments=posted, publish=True)
    run_pending()


def lengthen() -> None:
    """Written past the actions: 400 requests answered by link would take longer than the benchmark."""
    municipality = Municipality.objects.get(slug="regueb")
    today = dt.date.today()
    with inside(municipality), transaction.atomic():
        plan = Plan.objects.get(code=PLAN)
        model = Commitment.objects.filter(plan=plan).select_related("lead").first()
        assert model is not None
        commitment = Commitment.objects.create(
            plan=plan,
            number=LONG,
            title=Text(ar="التزام طويل", fr="Engagement long", en="A long commitment"),
            description=model.description,
            lead=model.lead,
            status=model.status,
        )
        steps = Milestone.objects.bulk_create(
            Milestone(
                municipality=municipality,
                commitment=commitment,
                order=number,
                activity=Text(ar=f"الخطوة {number}", fr=f"Étape {number}", en=f"Step {number}"),
                due_on=today + dt.timedelta(days=10 * (number - 30)),
                responsible=model.lead,
                status="complete" if number < 20 else "limited",
            )
            for number in range(1, STEPS + 1)
        )
        written = timezone.now()
        ProgressUpdate.objects.bulk_create(
            ProgressUpdate(
                municipality=municipality,
                commitment=commitment,
                milestone=steps[number % STEPS],
                quarter_on=quarter_of(today).starts_on,
                text=Text(ar=f"{WORDS} {number}"),
                source="agency",
                organisation=model.lead,
                state="validated",
                written_at=written - dt.timedelta(hours=number),
                validated_at=written,
            )
            for number in range(UPDATES)
        )


def count_people() -> None:
    """Of today, so that the list of activities begins with it."""
    municipality = Municipality.objects.get(slug="regueb")
    kinds, sexes = ("cso", "media", "private", "workshop", "other"), ("woman", "man", "")
    ages = ("youth", "middle", "senior", "")
    lines = [
        f"{1 + number % 3},{kinds[number % 5]},{sexes[number % 3]},{ages[number % 4]}"
        for number in range(RECORDS)
    ]
    with inside(municipality), transaction.atomic():
        house = system(municipality)
        title = Text(ar="نشاط كبير", fr="Grande activité", en="A large activity")
        activity = add_activity(by=house, fields={"title": title, "held_on": timezone.localdate()})
        import_headcounts(by=house, activity=activity, text="\n".join(["number,category,sex,age", *lines]))
        publish_counts(by=house, activity=activity)


if __name__ == "__main__":
    fill(int(sys.argv[1]))
    lengthen()
    count_people()
