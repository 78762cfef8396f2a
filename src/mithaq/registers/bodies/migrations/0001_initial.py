import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Body",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=60, verbose_name="short name")),
                ("name", models.JSONField(default=dict, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("steering_committee", "steering committee"),
                            ("working_group", "working group"),
                            ("advisory_council", "advisory council"),
                            ("council_commission", "commission of the municipal council"),
                            ("monitoring_body", "monitoring body"),
                            ("forum", "forum"),
                            ("zone_committee", "neighbourhood committee"),
                            ("standing_committee", "standing committee"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("purpose", models.JSONField(blank=True, default=dict, verbose_name="mandate")),
                ("subject_id", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("unanimity", "unanimity: one vote against is enough to stop it"),
                            ("consensus", "consensus: adopted unless somebody blocks it with a reason"),
                            ("simple_majority", "simple majority: more for than against"),
                            ("absolute_majority", "absolute majority: more than half of those who may vote"),
                            ("two_thirds", "two thirds of the votes cast"),
                        ],
                        default="simple_majority",
                        max_length=17,
                        verbose_name="decides by",
                    ),
                ),
                (
                    "quorum_percent",
                    models.PositiveSmallIntegerField(
                        default=50,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="quorum (%)",
                    ),
                ),
                (
                    "meets_every",
                    models.CharField(
                        choices=[
                            ("quarter", "every quarter"),
                            ("half_year", "every half-year"),
                            ("year", "every year"),
                            ("none", "when needed"),
                        ],
                        default="quarter",
                        max_length=9,
                        verbose_name="meets",
                    ),
                ),
                (
                    "minutes_days",
                    models.PositiveSmallIntegerField(
                        default=14,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(120),
                        ],
                        verbose_name="days until the minutes are published",
                    ),
                ),
                ("shares", models.JSONField(blank=True, default=dict, verbose_name="least shares")),
                ("term_starts", models.DateField(blank=True, null=True, verbose_name="term from")),
                ("term_ends", models.DateField(blank=True, null=True, verbose_name="term until")),
                ("term_alert_for", models.DateField(blank=True, editable=False, null=True)),
                ("is_public", models.BooleanField(default=True, verbose_name="shown to everybody")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="lead institution",
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
                    "secretariat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.function",
                        verbose_name="secretariat",
                    ),
                ),
                (
                    "subject_type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
            ],
            options={
                "verbose_name": "body",
                "verbose_name_plural": "bodies",
                "ordering": ["kind", "pk"],
                "indexes": [models.Index(fields=["subject_type", "subject_id"], name="bodies_subject")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "slug"),
                        name="bodies_slug",
                        violation_error_message="Another body has this short name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("term_ends__isnull", True),
                            ("term_starts__isnull", True),
                            ("term_ends__gte", models.F("term_starts")),
                            _connector="OR",
                        ),
                        name="bodies_term_in_order",
                        violation_error_message="The term ends before it starts.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BodyText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("text", models.JSONField(default=dict, verbose_name="rules of procedure")),
                ("reason", models.JSONField(blank=True, default=dict, verbose_name="why it was changed")),
                ("adopted_on", models.DateField(verbose_name="adopted on")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="texts", to="bodies.body"
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
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of the rules",
                "verbose_name_plural": "versions of the rules",
                "ordering": ["-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("body", "version"), name="bodies_text_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("government", "government"),
                            ("civil_society", "civil society"),
                            ("citizen", "citizens"),
                            ("private", "business"),
                            ("academic", "universities and research"),
                            ("media", "media"),
                        ],
                        max_length=13,
                        verbose_name="side",
                    ),
                ),
                ("title", models.JSONField(blank=True, default=dict, verbose_name="function")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("chair", "chair"),
                            ("secretary", "secretary"),
                            ("coordinator", "coordinator"),
                            ("member", "member"),
                            ("observer", "observer"),
                        ],
                        default="member",
                        max_length=11,
                        verbose_name="role",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("woman", "woman"), ("man", "man"), ("", "not said")],
                        max_length=5,
                        verbose_name="sex",
                    ),
                ),
                (
                    "age_band",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("youth", "under 35"),
                            ("middle", "35 to 59"),
                            ("senior", "60 and over"),
                            ("", "not said"),
                        ],
                        max_length=6,
                        verbose_name="age",
                    ),
                ),
                (
                    "disability",
                    models.BooleanField(blank=True, null=True, verbose_name="person with a disability"),
                ),
                ("votes", models.BooleanField(default=True, verbose_name="votes")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("end_reason", models.JSONField(blank=True, default=dict, verbose_name="why it ended")),
                ("end_alert_for", models.DateField(blank=True, editable=False, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="bodies.body"
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
                        verbose_name="institution",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "seat",
                "verbose_name_plural": "seats",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["municipality", "person"], name="bodies_seat_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="bodies_seat_in_order",
                        violation_error_message="The seat ends before it starts.",
                    )
                ],
            },
        ),
    ]
