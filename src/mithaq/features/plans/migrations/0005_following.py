import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("places", "0001_initial"),
        ("plans", "0004_life_cycle"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("label", models.JSONField(default=dict, verbose_name="what is counted")),
                ("unit", models.JSONField(blank=True, default=dict, verbose_name="unit")),
                ("method", models.JSONField(blank=True, default=dict, verbose_name="how it is measured")),
                (
                    "baseline",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=14, null=True, verbose_name="at the start"
                    ),
                ),
                (
                    "baseline_on",
                    models.DateField(blank=True, null=True, verbose_name="day of the start value"),
                ),
                (
                    "target",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=14, null=True, verbose_name="target"
                    ),
                ),
                ("target_on", models.DateField(blank=True, null=True, verbose_name="day of the target")),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicators",
                        to="plans.commitment",
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
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "indicator",
                "verbose_name_plural": "indicators",
                "ordering": ["commitment", "order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ProgressUpdate",
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
                            ("progress", "progress of a step"),
                            ("development", "development"),
                            ("achievement", "achievement"),
                        ],
                        default="progress",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("quarter_on", models.DateField(verbose_name="quarter")),
                ("text", models.JSONField(blank=True, default=dict, verbose_name="what was done")),
                (
                    "claimed_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_started", "not started"),
                            ("limited", "limited"),
                            ("substantial", "substantial"),
                            ("complete", "complete"),
                            ("no_evidence", "no evidence available"),
                            ("cancelled", "cancelled"),
                        ],
                        max_length=12,
                        verbose_name="status claimed",
                    ),
                ),
                (
                    "claimed_percent",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="percent claimed"),
                ),
                (
                    "computed_percent",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="percent computed"),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("agency", "the responsible institution"),
                            ("mel_officer", "the officer who follows the plan"),
                            ("citizen", "citizens"),
                        ],
                        max_length=12,
                        verbose_name="source",
                    ),
                ),
                (
                    "written_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="written"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting to be checked"),
                            ("validated", "checked and accepted"),
                            ("refused", "not accepted"),
                        ],
                        default="waiting",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("validated_at", models.DateTimeField(blank=True, null=True, verbose_name="checked")),
                (
                    "reason",
                    models.JSONField(blank=True, default=dict, verbose_name="remark of who checked it"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
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
                        related_name="updates",
                        to="plans.commitment",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="updates",
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
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "validated_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="checked by",
                    ),
                ),
            ],
            options={
                "verbose_name": "update",
                "verbose_name_plural": "updates",
                "ordering": ["-written_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.JSONField(default=dict, verbose_name="title")),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="link")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("agency", "the responsible institution"),
                            ("mel_officer", "the officer who follows the plan"),
                            ("citizen", "citizens"),
                        ],
                        max_length=12,
                        verbose_name="source",
                    ),
                ),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="added")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
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
                        related_name="evidence",
                        to="plans.commitment",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
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
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "update",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="plans.progressupdate",
                    ),
                ),
            ],
            options={
                "verbose_name": "piece of evidence",
                "verbose_name_plural": "evidence",
                "ordering": ["-added_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="UpdateRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("quarter_on", models.DateField(verbose_name="quarter")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "sent"),
                            ("reminded", "reminded"),
                            ("answered", "answered"),
                            ("overdue", "no answer"),
                            ("waived", "waived"),
                        ],
                        default="sent",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due")),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="sent")),
                ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="reminded")),
                (
                    "overdue_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="found without answer"),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("waived_at", models.DateTimeField(blank=True, null=True, verbose_name="waived")),
                ("waiver", models.JSONField(blank=True, default=dict, verbose_name="why it was waived")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="institution",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="update_requests",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "request for an update",
                "verbose_name_plural": "requests for updates",
                "ordering": ["-quarter_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RequestLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("expires_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="plans.updaterequest",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="progressupdate",
            name="request",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="updates",
                to="plans.updaterequest",
            ),
        ),
        migrations.CreateModel(
            name="Measurement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("measured_on", models.DateField(verbose_name="measured on")),
                ("value", models.DecimalField(decimal_places=3, max_digits=14, verbose_name="value")),
                (
                    "note",
                    models.CharField(blank=True, max_length=300, verbose_name="where the value comes from"),
                ),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measurements",
                        to="plans.indicator",
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
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "measurement",
                "verbose_name_plural": "measurements",
                "ordering": ["-measured_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator", "measured_on", "zone"),
                        name="plans_measured_once",
                        violation_error_message="There is a value for this day and place already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("zone__isnull", True)),
                        fields=("indicator", "measured_on"),
                        name="plans_measured_once_in_town",
                        violation_error_message="There is a value for this day and place already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rating",
                    models.CharField(
                        choices=[
                            ("not_started", "not started"),
                            ("limited", "limited"),
                            ("substantial", "substantial"),
                            ("complete", "complete"),
                            ("no_evidence", "no evidence available"),
                            ("cancelled", "cancelled"),
                        ],
                        max_length=12,
                        verbose_name="how far it has come",
                    ),
                ),
                ("text", models.TextField(verbose_name="what you saw")),
                ("language", models.CharField(max_length=8)),
                ("observed_on", models.DateField(verbose_name="seen on")),
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
                ("name", models.CharField(max_length=80, verbose_name="name shown")),
                (
                    "submitted_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="received"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "waiting to be read"),
                            ("published", "published"),
                            ("rejected", "not published"),
                            ("withdrawn", "withdrawn by its author"),
                        ],
                        default="pending",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published")),
                ("moderated_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reason",
                    models.JSONField(blank=True, default=dict, verbose_name="why it is not published"),
                ),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
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
                        related_name="observations",
                        to="plans.commitment",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="observations",
                        to="plans.milestone",
                    ),
                ),
                (
                    "moderated_by",
                    models.ForeignKey(
                        blank=True,
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
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
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
                    ),
                ),
            ],
            options={
                "verbose_name": "observation",
                "verbose_name_plural": "observations",
                "ordering": ["-observed_on", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["commitment", "state", "published_at"], name="plans_observation_shown"
                    ),
                    models.Index(
                        fields=["municipality", "state", "submitted_at"], name="plans_observation_waits"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))),
                            _connector="OR",
                        ),
                        name="plans_observed_on_earth",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "before",
                    models.CharField(
                        choices=[
                            ("not_started", "not started"),
                            ("limited", "limited"),
                            ("substantial", "substantial"),
                            ("complete", "complete"),
                            ("no_evidence", "no evidence available"),
                            ("cancelled", "cancelled"),
                        ],
                        max_length=12,
                        verbose_name="before",
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("not_started", "not started"),
                            ("limited", "limited"),
                            ("substantial", "substantial"),
                            ("complete", "complete"),
                            ("no_evidence", "no evidence available"),
                            ("cancelled", "cancelled"),
                        ],
                        max_length=12,
                        verbose_name="after",
                    ),
                ),
                ("reason", models.JSONField(blank=True, default=dict, verbose_name="reason")),
                (
                    "changed_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="changed"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="changes",
                        to="plans.evidence",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
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
                (
                    "update",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="changes",
                        to="plans.progressupdate",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of status",
                "verbose_name_plural": "changes of status",
                "ordering": ["-changed_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("evidence__isnull", False), ("after", "no_evidence"), _connector="OR"
                        ),
                        name="plans_status_on_evidence",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="updaterequest",
            constraint=models.UniqueConstraint(
                fields=("plan", "organisation", "quarter_on"), name="plans_asked_once"
            ),
        ),
        migrations.AddIndex(
            model_name="progressupdate",
            index=models.Index(fields=["commitment", "state", "written_at"], name="plans_update_told"),
        ),
        migrations.AddConstraint(
            model_name="progressupdate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("claimed_percent__isnull", True), ("claimed_percent__lte", 100), _connector="OR"
                ),
                name="plans_claim_within_hundred",
            ),
        ),
        migrations.AddConstraint(
            model_name="progressupdate",
            constraint=models.CheckConstraint(
                condition=models.Q(("claimed_status", ""), ("milestone__isnull", False), _connector="OR"),
                name="plans_status_of_a_milestone",
            ),
        ),
    ]
