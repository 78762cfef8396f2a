from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("discuss", "0001_initial"),
        ("places", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Project",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        max_length=40,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9_-]+\\Z", "Only Latin letters, digits, hyphens and underscores."
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                ("title", models.JSONField(default=dict, verbose_name="title")),
                ("summary", models.JSONField(blank=True, default=dict, verbose_name="summary")),
                ("location", models.JSONField(blank=True, null=True, verbose_name="place on the map")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("idea", "idea"),
                            ("studied", "studied"),
                            ("voted", "voted"),
                            ("tendered", "tendered"),
                            ("contracted", "contracted"),
                            ("under_way", "under way"),
                            ("suspended", "suspended"),
                            ("finished", "finished"),
                            ("handed_over", "handed over"),
                            ("abandoned", "abandoned"),
                        ],
                        default="idea",
                        max_length=11,
                        verbose_name="stage",
                    ),
                ),
                (
                    "stage_since",
                    models.DateField(
                        default=django.utils.timezone.localdate, verbose_name="in this stage since"
                    ),
                ),
                ("contractor", models.CharField(blank=True, max_length=160, verbose_name="contractor")),
                ("planned_start", models.DateField(blank=True, null=True, verbose_name="planned start")),
                ("planned_end", models.DateField(blank=True, null=True, verbose_name="planned end")),
                (
                    "promised_end",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="end promised first"
                    ),
                ),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="started on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="finished on")),
                ("delay_reason", models.JSONField(blank=True, default=dict, verbose_name="why it is late")),
                ("delay_told_for", models.DateField(blank=True, editable=False, null=True)),
                (
                    "cost_estimated",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="estimated cost",
                    ),
                ),
                (
                    "cost_voted",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="voted cost",
                    ),
                ),
                (
                    "cost_contracted",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="contracted cost",
                    ),
                ),
                (
                    "cost_paid",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="paid so far",
                    ),
                ),
                ("source_id", models.PositiveBigIntegerField(blank=True, null=True)),
                ("published", models.BooleanField(default=True, verbose_name="shown to everybody")),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
                    "source_type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "project",
                "verbose_name_plural": "projects",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["municipality", "published", "stage"], name="projects_stage"),
                    models.Index(fields=["source_type", "source_id"], name="projects_source"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "code"),
                        name="projects_code",
                        violation_error_message="Another project has this code.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("planned_start__isnull", True),
                            ("planned_end__isnull", True),
                            ("planned_end__gte", models.F("planned_start")),
                            _connector="OR",
                        ),
                        name="projects_plan_in_order",
                        violation_error_message="The planned end lies before the planned start.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("started_on__isnull", True),
                            ("ended_on__isnull", True),
                            ("ended_on__gte", models.F("started_on")),
                            _connector="OR",
                        ),
                        name="projects_works_in_order",
                        violation_error_message="The works ended before they started.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "old",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("idea", "idea"),
                            ("studied", "studied"),
                            ("voted", "voted"),
                            ("tendered", "tendered"),
                            ("contracted", "contracted"),
                            ("under_way", "under way"),
                            ("suspended", "suspended"),
                            ("finished", "finished"),
                            ("handed_over", "handed over"),
                            ("abandoned", "abandoned"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("idea", "idea"),
                            ("studied", "studied"),
                            ("voted", "voted"),
                            ("tendered", "tendered"),
                            ("contracted", "contracted"),
                            ("under_way", "under way"),
                            ("suspended", "suspended"),
                            ("finished", "finished"),
                            ("handed_over", "handed over"),
                            ("abandoned", "abandoned"),
                        ],
                        max_length=11,
                        verbose_name="stage",
                    ),
                ),
                ("on", models.DateField(verbose_name="on")),
                ("reason", models.JSONField(blank=True, default=dict, verbose_name="reason")),
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
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of stage",
                "verbose_name_plural": "changes of stage",
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(
                        blank=True, decimal_places=5, max_digits=8, null=True, verbose_name="latitude"
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True, decimal_places=5, max_digits=8, null=True, verbose_name="longitude"
                    ),
                ),
                ("where", models.CharField(blank=True, max_length=200, verbose_name="where")),
                (
                    "seen_on",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="seen on"),
                ),
                (
                    "comment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remark",
                        to="discuss.comment",
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
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remarks",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "remark on a project",
                "verbose_name_plural": "remarks on projects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))),
                            _connector="OR",
                        ),
                        name="projects_remark_on_earth",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Replan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("old_end", models.DateField()),
                ("new_end", models.DateField()),
                ("on", models.DateField(default=django.utils.timezone.localdate)),
                ("reason", models.JSONField(default=dict, verbose_name="reason")),
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
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replans",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "new planning",
                "verbose_name_plural": "new plannings",
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("title", models.JSONField(default=dict, verbose_name="step")),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Its share of the whole work.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="weight",
                    ),
                ),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="planned for")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
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
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a project",
                "verbose_name_plural": "steps of projects",
                "ordering": ["order", "pk"],
            },
        ),
    ]
