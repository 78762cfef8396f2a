import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bulletin", "Quarterly bulletin"),
                            ("mel", "Monitoring, evaluation and learning report"),
                            ("council", "Note for the municipal council"),
                            ("annual", "Annual report"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("begins_on", models.DateField(verbose_name="since")),
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
                "verbose_name": "series of reports",
                "verbose_name_plural": "series of reports",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "kind"), name="reports_one_series")
                ],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="to")),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="edition")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "being written"),
                            ("approved", "approved"),
                            ("published", "published"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("intro", models.JSONField(blank=True, default=dict, verbose_name="opening words")),
                ("closing", models.JSONField(blank=True, default=dict, verbose_name="closing words")),
                ("remarks", models.JSONField(blank=True, default=dict)),
                ("correction", models.JSONField(blank=True, default=dict, verbose_name="what was corrected")),
                ("chapters", models.JSONField(default=dict)),
                ("computed_at", models.DateTimeField(verbose_name="figures as of")),
                (
                    "prepared_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="prepared"),
                ),
                ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="approved")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published on")),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
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
                (
                    "prepared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="reports.series",
                    ),
                ),
            ],
            options={
                "verbose_name": "report",
                "verbose_name_plural": "reports",
                "ordering": ["-starts_on", "series", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("series", "starts_on", "ends_on", "number"), name="reports_edition_number"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "published"), _negated=True),
                        fields=("series", "starts_on", "ends_on"),
                        name="reports_one_open_edition",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("starts_on__lte", models.F("ends_on"))), name="reports_period"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", False), ("status", "published")),
                            models.Q(
                                models.Q(("status", "published"), _negated=True),
                                ("published_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="reports_published_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("chapter", models.CharField(max_length=80, verbose_name="chapter")),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("label", models.JSONField(default=dict, verbose_name="figure")),
                (
                    "number",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=20, null=True, verbose_name="value"
                    ),
                ),
                ("words", models.JSONField(blank=True, default=dict, verbose_name="value in words")),
                ("note", models.JSONField(blank=True, default=dict, verbose_name="note")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="reports.edition",
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
                "verbose_name": "published figure",
                "verbose_name_plural": "published figures",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "order"), name="reports_figure_order")
                ],
            },
        ),
    ]
