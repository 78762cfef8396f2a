import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("plans", "0003_changes"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ObjectiveSet",
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
                            ("strategic", "municipal strategic plan"),
                            ("local_development", "local development plan"),
                        ],
                        max_length=18,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.JSONField(default=dict, verbose_name="title")),
                ("source", models.URLField(blank=True, max_length=500, verbose_name="where it is published")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="start")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="end")),
                ("published_at", models.DateTimeField(blank=True, null=True)),
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
                "verbose_name": "list of objectives",
                "verbose_name_plural": "lists of objectives",
                "ordering": ["kind", "-starts_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Objective",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="number")),
                ("title", models.JSONField(default=dict, verbose_name="title")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "commitments",
                    models.ManyToManyField(blank=True, related_name="objectives", to="plans.commitment"),
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
                    "within",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="objectives",
                        to="plans.objectiveset",
                    ),
                ),
            ],
            options={
                "verbose_name": "objective",
                "verbose_name_plural": "objectives",
                "ordering": ["within", "order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OgpTable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="name")),
                ("columns", models.JSONField(verbose_name="columns")),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("rows", models.PositiveIntegerField(default=0, verbose_name="commitments")),
                ("read_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="read on")),
                (
                    "by",
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
            ],
            options={
                "verbose_name": "table of commitments",
                "verbose_name_plural": "tables of commitments",
                "ordering": ["-read_at"],
            },
        ),
        migrations.CreateModel(
            name="OgpCommitment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.PositiveIntegerField()),
                ("identifier", models.CharField(max_length=40, verbose_name="identifier")),
                (
                    "locality",
                    models.CharField(db_index=True, max_length=120, verbose_name="country or locality"),
                ),
                ("plan_number", models.CharField(blank=True, max_length=20, verbose_name="plan")),
                ("number", models.CharField(blank=True, max_length=40, verbose_name="number")),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year")),
                ("title", models.TextField(verbose_name="title")),
                ("completion", models.CharField(max_length=2, verbose_name="completion")),
                ("cells", models.JSONField()),
                ("words", models.TextField()),
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
                    "table",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to="plans.ogptable",
                    ),
                ),
            ],
            options={
                "verbose_name": "published commitment",
                "verbose_name_plural": "published commitments",
                "ordering": ["table", "line"],
            },
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("reason", models.JSONField(default=dict, verbose_name="why it was amended")),
                ("before", models.JSONField(verbose_name="what it said")),
                ("after", models.JSONField(verbose_name="what it says now")),
                (
                    "decided_on",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="decided on"),
                ),
                (
                    "made_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="written down on"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="amendments",
                        to="plans.commitment",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="amendments",
                        to="plans.milestone",
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
                "verbose_name": "amendment",
                "verbose_name_plural": "amendments",
                "ordering": ["commitment", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("commitment", "number"), name="plans_amendment_number")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="objectiveset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True),
                    ("starts_on__isnull", True),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="plans_objectives_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="objective",
            constraint=models.UniqueConstraint(fields=("within", "code"), name="plans_objective_code"),
        ),
        migrations.AddConstraint(
            model_name="ogptable",
            constraint=models.UniqueConstraint(
                condition=models.Q(("sha256", ""), _negated=True),
                fields=("municipality", "sha256"),
                name="plans_ogp_table_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="ogpcommitment",
            constraint=models.UniqueConstraint(fields=("table", "identifier"), name="plans_ogp_commitment"),
        ),
    ]
