"""Reading a public table of commitments into the town, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require_grant
from mithaq.commons.audit.actions import record
from mithaq.kit.text import fold

from ...models import OgpCommitment, OgpTable
from ...ogp.table import NotATable, Row, Table

BATCH = 200


@transaction.atomic
def read_ogp_table(*, by: Actor, lines: Iterable[bytes], title: str = "") -> OgpTable:
    """Keep every commitment of the file, each cell word for word, for officers to search and compare.

    lines: the file's lines as bytes, read once and never held together. Raises `ogp.table.NotATable` with the
    line of each problem, ValidationError for a file that was read before; nothing is written then.
    """
    require_grant(by, "plans.edit")
    source = Table(lines)
    table = OgpTable.objects.create(
        municipality=by.municipality, title=title.strip()[:120] or "OGP", columns=source.columns, by=by.person
    )
    rows = iter(source)
    while batch := list(islice(rows, BATCH)):
        OgpCommitment.objects.bulk_create(_kept(table, batch))
        table.rows += len(batch)
    if source.problems:
        raise NotATable(source.problems)
    if not table.rows:
        raise ValidationError(_("The table holds no commitment."))
    if before := OgpTable.objects.filter(sha256=source.sha256).first():
        raise ValidationError(_("This file was read already, as “%(title)s”.") % {"title": before.title})
    table.sha256 = source.sha256
    table.save(update_fields=["sha256", "rows"])
    record(
        "plans.ogp_table_read",
        by=by,
        on=by.municipality,
        data={"title": table.title, "rows": table.rows, "sha256": table.sha256},
    )
    return table


@transaction.atomic
def remove_ogp_table(*, by: Actor, table: OgpTable) -> None:
    require_grant(by, "plans.edit")
    data = {"title": table.title, "rows": table.rows, "sha256": table.sha256}
    record("plans.ogp_table_removed", by=by, on=by.municipality, data=data)
    table.delete()


def _kept(table: OgpTable, rows: Iterable[Row]) -> Iterator[OgpCommitment]:
    for row in rows:
        yield OgpCommitment(
            municipality_id=table.municipality_id,
            table=table,
            line=row.line,
            identifier=row.identifier,
            locality=row.locality,
            plan_number=row.plan_number,
            number=row.number,
            year=row.year,
            title=row.title,
            completion=row.completion,
            cells=row.cells,
            words=fold(f"{row.identifier} {row.text}"),
        )
