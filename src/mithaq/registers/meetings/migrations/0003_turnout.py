import django.db.models.deletion
from django.db import migrations, models

from mithaq.methods.suppression import publish


def fill(apps, schema_editor):
    """Meetings counted before: what may be shown of each."""
    counts = apps.get_model("meetings", "AttendanceCount")._base_manager
    turnouts = apps.get_model("meetings", "Turnout")._base_manager
    towns, tables = {}, {}
    for row in counts.order_by("meeting_id"):
        towns[row.meeting_id] = row.municipality_id
        table = tables.setdefault(row.meeting_id, {})
        table[row.category] = {"women": row.women, "men": row.men, "unknown": row.unknown}
    for meeting, table in tables.items():
        shown = publish({"categories": table})
        turnouts.create(
            municipality_id=towns[meeting],
            meeting_id=meeting,
            total=shown.total,
            sexes=dict(shown.columns),
            categories={
                category: {"total": line.total, **line.cells}
                for category, line in shown.tables.get("categories", {}).items()
            },
            basis=sum(sum(row.values()) for row in table.values()) if shown.total is not None else 0,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0002_reminders"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Turnout",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("total", models.PositiveIntegerField(null=True)),
                ("sexes", models.JSONField(default=dict)),
                ("categories", models.JSONField(default=dict)),
                ("basis", models.PositiveIntegerField(default=0)),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="turnout",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tenancy.municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "published attendance",
                "verbose_name_plural": "published attendance",
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
