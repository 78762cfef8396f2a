"""The town of the requests' soak: `python -m bench.soak_requests_town prepare FILE`, then `… finish FILE`.

finish: what jobs are left is carried out, and all that clients were told is held against what is there.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

import django

django.setup()

from django.utils import timezone  # noqa: E402

from bench.many import OFFICER, fill  # noqa: E402
from mithaq.commons.access.actor import system  # noqa: E402
from mithaq.commons.files.queries import attachments_of  # noqa: E402
from mithaq.commons.jobs.enums import State  # noqa: E402
from mithaq.commons.jobs.models import Job  # noqa: E402
from mithaq.commons.jobs.worker import run_pending  # noqa: E402
from mithaq.commons.notify.models import Notification, OutboxMessage  # noqa: E402
from mithaq.commons.tenancy.context import inside  # noqa: E402
from mithaq.commons.tenancy.models import Municipality  # noqa: E402
from mithaq.features.requests.models import Category, Request  # noqa: E402


def prepare(target: Path) -> None:
    fill(0)
    town = Municipality.objects.get(slug="regueb")
    run_pending()
    OutboxMessage.objects.all().delete()
    with inside(town):
        plain = Category.objects.filter(closed_on__isnull=True, asks_place=True, questions=[])
        target.write_text(json.dumps({"categories": list(plain.values_list("pk", flat=True))}))


def finish(told: Path) -> None:
    """told: [{number, pk}] as clients got it. Prints one line of JSON: numbers, and every fault."""
    # What a killed worker held in its hands is taken up when its lease is over.
    Job.objects.filter(state=State.RUNNING).update(leased_until=timezone.now() - timedelta(seconds=1))
    run_pending()
    town = Municipality.objects.get(slug="regueb")
    faults = [f"job given up: {one.name} {one.error}" for one in Job.objects.filter(state=State.DEAD)]
    with inside(town):
        rows = {row.pk: row for row in Request.objects.filter(landmark="soak")}
        texts = Counter(row.text for row in rows.values())
        faults += [f"{text} {many} times" for text, many in texts.items() if many > 1]
        for one in json.loads(told.read_text()):
            row = rows.get(one["pk"])
            if row is None or row.text != f"soak {one['number']} .":
                faults.append(f"request {one['number']} is lost")
                continue
            photos = list(attachments_of(system(town), row))
            if len(photos) != 1 or not photos[0].file.storage.exists(photos[0].file.name):
                faults.append(f"request {one['number']} has {len(photos)} photos")
        news = Counter(
            Notification.objects.filter(event="requests.received").values_list("entry__subject_id", flat=True)
        )
        faults += [f"{row.text} told {news[pk]} times" for pk, row in rows.items() if news[pk] != 1]
    letters = OutboxMessage.objects.filter(recipient=OFFICER)
    subjects = Counter(letters.values_list("subject", flat=True))
    faults += [f"{many} letters: {subject}" for subject, many in subjects.items() if many > 1]
    sent = sum(1 for row in rows.values() if any(row.reference in subject for subject in subjects))
    if sent != len(rows):
        faults.append(f"{sent} letters for {len(rows)} requests")
    print(json.dumps({"requests": len(rows), "letters": sent, "faults": faults}))


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare(Path(sys.argv[2]))
    else:
        finish(Path(sys.argv[2]))
