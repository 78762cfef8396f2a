import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0002_shared_cache"),
        ("places", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Category",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=60, verbose_name="short name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("complaint", "complaint"),
                            ("suggestion", "suggestion"),
                            ("violation", "report of a violation"),
                            ("opinion", "opinion on a service"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("hygiene", "cleanliness and waste"),
                            ("lighting", "public lighting"),
                            ("roads", "roads and pavements"),
                            ("water", "water and drainage"),
                            ("green", "trees, parks and playgrounds"),
                            ("building", "building and land"),
                            ("order", "markets, noise and use of the public way"),
                            ("service", "counters and services"),
                            ("other", "other matters"),
                        ],
                        default="other",
                        max_length=10,
                        verbose_name="field",
                    ),
                ),
                ("name", models.JSONField(default=dict, verbose_name="name")),
                ("help", models.JSONField(blank=True, default=dict, verbose_name="what belongs here")),
                (
                    "term",
                    models.CharField(
                        choices=[
                            ("requests.urgent", "urgent"),
                            ("requests.answer", "usual"),
                            ("requests.long", "long"),
                        ],
                        default="requests.answer",
                        max_length=40,
                        verbose_name="term",
                    ),
                ),
                ("is_public", models.BooleanField(default=True, verbose_name="shown to everybody once read")),
                ("asks_place", models.BooleanField(default=True, verbose_name="asks where")),
                ("questions", models.JSONField(blank=True, default=list, verbose_name="further questions")),
                ("order", models.PositiveSmallIntegerField(default=50, verbose_name="order")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="unit in charge",
                    ),
                ),
            ],
            options={
                "verbose_name": "category",
                "verbose_name_plural": "categories",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "code"),
                        name="requests_category_code",
                        violation_error_message="Another category has this short name.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("accepted", "accepted"),
                            ("in_progress", "being worked on"),
                            ("planned", "planned"),
                            ("resolved", "resolved"),
                            ("refused", "not accepted"),
                            ("not_ours", "not the municipality’s to do"),
                            ("transferred", "handed to another body"),
                            ("contested", "contested"),
                            ("reopened", "opened again"),
                            ("closed", "closed"),
                            ("merged", "joined to another"),
                            ("withdrawn", "withdrawn by its sender"),
                        ],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("words", models.JSONField(default=dict, verbose_name="words")),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="requests.category",
                        verbose_name="category",
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
                "verbose_name": "prepared answer",
                "verbose_name_plural": "prepared answers",
                "ordering": ["state", "name"],
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("text", models.TextField(verbose_name="what was said")),
                ("original", models.TextField(blank=True)),
                ("language", models.CharField(max_length=8, verbose_name="language")),
                ("answers", models.JSONField(blank=True, default=dict)),
                ("landmark", models.CharField(blank=True, max_length=200, verbose_name="landmark")),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "web site"),
                            ("desk", "counter"),
                            ("paper", "letter or paper form"),
                            ("phone", "phone"),
                            ("sms", "text message"),
                            ("meeting", "meeting"),
                            ("api", "another application"),
                        ],
                        default="web",
                        max_length=8,
                        verbose_name="channel",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="name")),
                ("shows_name", models.BooleanField(default=False, verbose_name="the name is shown")),
                ("consent_at", models.DateTimeField(blank=True, null=True, verbose_name="consent given")),
                ("receipt_digest", models.CharField(max_length=64, unique=True)),
                (
                    "publicity",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting to be read"),
                            ("shown", "for everybody"),
                            ("withheld", "not shown"),
                            ("private", "between the sender and the municipality"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="who reads it",
                    ),
                ),
                (
                    "withheld_reason",
                    models.JSONField(blank=True, default=dict, verbose_name="why it is not shown"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("accepted", "accepted"),
                            ("in_progress", "being worked on"),
                            ("planned", "planned"),
                            ("resolved", "resolved"),
                            ("refused", "not accepted"),
                            ("not_ours", "not the municipality’s to do"),
                            ("transferred", "handed to another body"),
                            ("contested", "contested"),
                            ("reopened", "opened again"),
                            ("closed", "closed"),
                            ("merged", "joined to another"),
                            ("withdrawn", "withdrawn by its sender"),
                        ],
                        default="received",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "priority",
                    models.CharField(
                        choices=[("a", "urgent"), ("b", "high"), ("c", "normal"), ("d", "low")],
                        default="c",
                        max_length=1,
                        verbose_name="priority",
                    ),
                ),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="planned for")),
                (
                    "received_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="received"),
                ),
                (
                    "moved_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="last step"),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("contest_until", models.DateTimeField(blank=True, null=True)),
                ("contested_at", models.DateTimeField(blank=True, null=True, verbose_name="contested")),
                (
                    "rating",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="satisfaction",
                    ),
                ),
                ("rating_words", models.TextField(blank=True)),
                ("rated_at", models.DateTimeField(blank=True, null=True)),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "assignee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="officer in charge",
                    ),
                ),
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
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="requests.category",
                        verbose_name="category",
                    ),
                ),
                (
                    "duplicate_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duplicates",
                        to="requests.request",
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
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="handed to",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="unit in charge",
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
                "verbose_name": "request",
                "verbose_name_plural": "requests",
                "ordering": ["-received_at", "-pk"],
                "indexes": [
                    models.Index(fields=["municipality", "publicity", "-received_at"], name="requests_shown"),
                    models.Index(fields=["municipality", "state", "received_at"], name="requests_state"),
                    models.Index(fields=["municipality", "category", "zone"], name="requests_place"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "year", "number"), name="requests_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    ("resolved", "refused", "not_ours", "transferred", "closed", "merged"),
                                ),
                                _negated=True,
                            ),
                            ("answered_at__isnull", False),
                            _connector="OR",
                        ),
                        name="requests_ended_only_answered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "merged"), _negated=True),
                            ("duplicate_of__isnull", False),
                            _connector="OR",
                        ),
                        name="requests_merged_into_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating__isnull", True), ("rating__range", (1, 5)), _connector="OR"
                        ),
                        name="requests_rating_of_five",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="message")),
                ("from_officer", models.BooleanField(default=False)),
                ("is_note", models.BooleanField(default=False, verbose_name="internal note")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "web site"),
                            ("desk", "counter"),
                            ("paper", "letter or paper form"),
                            ("phone", "phone"),
                            ("sms", "text message"),
                            ("meeting", "meeting"),
                            ("api", "another application"),
                        ],
                        default="web",
                        max_length=8,
                        verbose_name="channel",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="requests.request",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Route",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="routes",
                        to="requests.category",
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="unit in charge",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("category", "zone"), name="requests_one_route")
                ],
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
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("accepted", "accepted"),
                            ("in_progress", "being worked on"),
                            ("planned", "planned"),
                            ("resolved", "resolved"),
                            ("refused", "not accepted"),
                            ("not_ours", "not the municipality’s to do"),
                            ("transferred", "handed to another body"),
                            ("contested", "contested"),
                            ("reopened", "opened again"),
                            ("closed", "closed"),
                            ("merged", "joined to another"),
                            ("withdrawn", "withdrawn by its sender"),
                        ],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("words", models.JSONField(blank=True, default=dict, verbose_name="what the sender is told")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="requests.request",
                    ),
                ),
                (
                    "unit",
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
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Support",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("browser", models.CharField(blank=True, max_length=64)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="supports",
                        to="requests.request",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("request", "person"),
                        name="requests_one_me_too",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("browser", ""), _negated=True),
                        fields=("request", "browser"),
                        name="requests_one_me_too_browser",
                    ),
                ],
            },
        ),
    ]
