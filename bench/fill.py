"""Add so many published comments to Regueb's plan under consultation: `python -m bench.fill 500`."""

from __future__ import annotations

import sys

import django

django.setup()

from django.db import transaction  # noqa: E402

from mithaq.commons.access.actor import anonymous, system  # noqa: E402
from mithaq.commons.discuss.actions import moderate, post_comment  # noqa: E402
from mithaq.commons.jobs.worker import run_pending  # noqa: E402
from mithaq.commons.tenancy.context import inside  # noqa: E402
from mithaq.commons.tenancy.models import Municipality  # noqa: E402
from mithaq.features.plans.models import Consultation  # noqa: E402

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


if __name__ == "__main__":
    fill(int(sys.argv[1]))
