from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bodies", "0002_invite_days"),
        ("meetings", "0004_members_invited"),
        ("people", "0002_shared_cache"),
        ("places", "0001_initial"),
        ("tenancy", "0002_opened_on"),
    ]

    operations = [
        migrations.CreateModel(
            name="Call",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.JSONField(default=dict, verbose_name="title")),
                ("text", models.JSONField(default=dict, verbose_name="what members do")),
                ("criteria", models.JSONField(default=dict, verbose_name="criteria")),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="seats"
                    ),
                ),
                ("opens_on", models.DateField(verbose_name="from")),
                ("closes_on", models.DateField(verbose_name="last day")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published")),
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
                "verbose_name": "call for members",
                "verbose_name_plural": "calls for members",
                "ordering": ["-opens_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("government", "public bodies"),
                            ("cso", "associations"),
                            ("citizen", "citizens"),
                            ("private", "businesses"),
                            ("academic", "universities and research"),
                            ("media", "media"),
                        ],
                        max_length=10,
                        verbose_name="on behalf of",
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="your name")),
                ("institution", models.CharField(blank=True, max_length=160, verbose_name="institution")),
                ("statement", models.TextField(verbose_name="why you apply")),
                ("receipt_digest", models.CharField(max_length=64, unique=True)),
                (
                    "fate",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting for a decision"),
                            ("accepted", "accepted"),
                            ("refused", "not accepted"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="outcome",
                    ),
                ),
                ("reason", models.JSONField(blank=True, default=dict, verbose_name="reason")),
                (
                    "submitted_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="received"),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="investment.call",
                    ),
                ),
            ],
            options={
                "verbose_name": "application",
                "verbose_name_plural": "applications",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fate", "waiting"), ("decided_at__isnull", False), _connector="OR"
                        ),
                        name="investment_fate_dated",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Cycle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=30, verbose_name="short name")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("investment", "participatory investment"),
                            ("economic", "participatory economic plan"),
                        ],
                        default="investment",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.JSONField(default=dict, verbose_name="title")),
                ("intro", models.JSONField(blank=True, default=dict, verbose_name="what it is about")),
                ("rules", models.JSONField(blank=True, default=dict, verbose_name="rules in plain words")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("preparing", "being prepared"),
                            ("call", "call for members"),
                            ("ideas", "ideas are collected"),
                            ("feasibility", "ideas are examined"),
                            ("frozen", "rules and prices are frozen"),
                            ("voting", "voting is open"),
                            ("counted", "votes are counted"),
                            ("adopted", "result is adopted"),
                            ("following", "projects are followed"),
                            ("archived", "in the archive"),
                        ],
                        default="preparing",
                        max_length=11,
                        verbose_name="state",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=3,
                        default=Decimal("0"),
                        max_digits=18,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="money of the year",
                    ),
                ),
                (
                    "town_share",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="share of the whole town (%)",
                    ),
                ),
                (
                    "formula",
                    models.CharField(
                        choices=[
                            ("equal", "the same amount for every zone"),
                            ("population", "by population"),
                            ("catch_up", "by population, more where less was spent per inhabitant"),
                        ],
                        default="population",
                        max_length=10,
                        verbose_name="how zones share it",
                    ),
                ),
                ("ballot_kind", models.CharField(default="approval", max_length=12, verbose_name="ballot")),
                ("rule", models.CharField(default="greedy", max_length=40, verbose_name="counting rule")),
                (
                    "liaison_days",
                    models.PositiveSmallIntegerField(
                        default=15,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="days an agency has to answer",
                    ),
                ),
                ("is_imported", models.BooleanField(default=False)),
                (
                    "session_on",
                    models.DateField(blank=True, null=True, verbose_name="annual session opened on"),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "adopted_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investment.cycle",
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
                "verbose_name": "year of the programme",
                "verbose_name_plural": "years of the programme",
                "ordering": ["-year", "kind"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "code"),
                        name="investment_cycle_code",
                        violation_error_message="This year is there already.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="call",
            name="cycle",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="investment.cycle"
            ),
        ),
        migrations.CreateModel(
            name="Envelope",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=3,
                        max_digits=18,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="amount",
                    ),
                ),
                ("population", models.PositiveIntegerField(blank=True, null=True, verbose_name="population")),
                (
                    "spent_before",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=18, null=True, verbose_name="spent before"
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="envelopes",
                        to="investment.cycle",
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
                "verbose_name": "envelope",
                "verbose_name_plural": "envelopes",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "zone"), name="investment_one_envelope"),
                    models.UniqueConstraint(
                        condition=models.Q(("zone__isnull", True)),
                        fields=("cycle",),
                        name="investment_one_town_envelope",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Equipment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.JSONField(default=dict, verbose_name="equipment")),
                ("number", models.PositiveIntegerField(default=1, verbose_name="how many")),
                ("note", models.JSONField(blank=True, default=dict, verbose_name="condition")),
                (
                    "seen_on",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="counted on"),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="equipment",
                        to="places.zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "equipment",
                "verbose_name_plural": "equipment",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Facilitator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(default=django.utils.timezone.localdate, verbose_name="since")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facilitators",
                        to="investment.cycle",
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
                        verbose_name="association",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="person",
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
                "verbose_name": "facilitator",
                "verbose_name_plural": "facilitators",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("cycle", "zone", "person"),
                        name="investment_one_facilitator",
                        violation_error_message="This person stands beside this zone already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attestation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.JSONField(blank=True, default=dict, verbose_name="what was seen")),
                (
                    "missing_reason",
                    models.JSONField(blank=True, default=dict, verbose_name="why no facilitator attests it"),
                ),
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
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.zone"
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attestations",
                        to="investment.cycle",
                    ),
                ),
                (
                    "facilitator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investment.facilitator",
                    ),
                ),
            ],
            options={
                "verbose_name": "attestation",
                "verbose_name_plural": "attestations",
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "zone"), name="investment_one_attestation")
                ],
            },
        ),
        migrations.CreateModel(
            name="Idea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.JSONField(default=dict, verbose_name="idea in one sentence")),
                ("text", models.TextField(blank=True, verbose_name="idea")),
                ("language", models.CharField(max_length=8, verbose_name="language")),
                ("landmark", models.CharField(blank=True, max_length=160, verbose_name="where, near what")),
                ("location", models.JSONField(blank=True, null=True, verbose_name="place on the map")),
                ("name", models.CharField(max_length=80, verbose_name="name shown")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "web site"),
                            ("desk", "counter"),
                            ("paper", "letter or paper form"),
                            ("phone", "phone"),
                            ("sms", "text message"),
                            ("assembly", "assembly of the zone"),
                            ("visit", "visit on site"),
                        ],
                        default="web",
                        max_length=8,
                        verbose_name="channel",
                    ),
                ),
                ("is_informal", models.BooleanField(default=False, verbose_name="informal remark")),
                ("receipt_digest", models.CharField(max_length=64, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting to be read"),
                            ("rejected", "not published"),
                            ("published", "to be examined"),
                            ("feasible", "feasible: on the ballot"),
                            ("refused", "not feasible"),
                            ("merged", "joined to another idea"),
                            ("withdrawn", "withdrawn by its author"),
                            ("chosen", "chosen by the vote"),
                            ("not_chosen", "not chosen this year"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("reason", models.JSONField(blank=True, default=dict, verbose_name="reason")),
                (
                    "submitted_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="received"),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published")),
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
                    "asked_body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.body",
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
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ideas",
                        to="investment.cycle",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="investment.idea",
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
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "idea",
                "verbose_name_plural": "ideas",
                "ordering": ["-submitted_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Liaison",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.JSONField(default=dict, verbose_name="question")),
                (
                    "asked_on",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="asked on"),
                ),
                ("days", models.PositiveSmallIntegerField(verbose_name="days to answer")),
                ("answer", models.JSONField(blank=True, default=dict, verbose_name="answer")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="agency",
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="liaisons",
                        to="investment.idea",
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
                "verbose_name": "question to an agency",
                "verbose_name_plural": "questions to agencies",
                "ordering": ["asked_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("government", "public bodies"),
                            ("cso", "associations"),
                            ("citizen", "citizens"),
                            ("private", "businesses"),
                            ("academic", "universities and research"),
                            ("media", "media"),
                        ],
                        max_length=10,
                        verbose_name="category",
                    ),
                ),
                ("institution", models.CharField(blank=True, max_length=160, verbose_name="institution")),
                (
                    "person_name",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="name of the person (not published)"
                    ),
                ),
                (
                    "joined_on",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="since"),
                ),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "application",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="member",
                        to="investment.application",
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="investment.cycle",
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
                        verbose_name="institution of the house",
                    ),
                ),
                (
                    "person",
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
                "verbose_name": "member of the programme",
                "verbose_name_plural": "members of the programme",
                "ordering": ["category", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("in_favour", models.BooleanField(verbose_name="in favour")),
                ("text", models.JSONField(default=dict, verbose_name="opinion")),
                (
                    "given_on",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="given on"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.body",
                        verbose_name="council",
                    ),
                ),
                (
                    "idea",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opinion",
                        to="investment.idea",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.meeting",
                        verbose_name="meeting",
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
                "verbose_name": "opinion",
                "verbose_name_plural": "opinions",
            },
        ),
        migrations.CreateModel(
            name="PastProject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.JSONField(default=dict, verbose_name="project")),
                (
                    "voted",
                    models.DecimalField(
                        decimal_places=3,
                        max_digits=18,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="voted",
                    ),
                ),
                (
                    "paid",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="paid",
                    ),
                ),
                (
                    "works",
                    models.CharField(
                        choices=[
                            ("done", "finished"),
                            ("under_way", "under way"),
                            ("not_started", "not started"),
                            ("dropped", "given up"),
                        ],
                        max_length=11,
                        verbose_name="works",
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="past_projects",
                        to="investment.cycle",
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
                "verbose_name": "project of an earlier year",
                "verbose_name_plural": "projects of earlier years",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Phase",
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
                        choices=[
                            ("preparing", "being prepared"),
                            ("call", "call for members"),
                            ("ideas", "ideas are collected"),
                            ("feasibility", "ideas are examined"),
                            ("frozen", "rules and prices are frozen"),
                            ("voting", "voting is open"),
                            ("counted", "votes are counted"),
                            ("adopted", "result is adopted"),
                            ("following", "projects are followed"),
                            ("archived", "in the archive"),
                        ],
                        max_length=11,
                        verbose_name="part of the year",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phases",
                        to="investment.cycle",
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
                "verbose_name": "part of the year",
                "verbose_name_plural": "parts of the year",
                "ordering": ["starts_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "code"), name="investment_one_phase"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="investment_phase_in_order",
                        violation_error_message="It ends before it starts.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sector",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("name", models.JSONField(default=dict, verbose_name="sector")),
                ("situation", models.JSONField(blank=True, default=dict, verbose_name="how it stands")),
                ("measure", models.JSONField(blank=True, default=dict, verbose_name="what is proposed")),
                ("businesses", models.PositiveIntegerField(blank=True, null=True, verbose_name="businesses")),
                ("jobs", models.PositiveIntegerField(blank=True, null=True, verbose_name="jobs")),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sectors",
                        to="investment.cycle",
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
                "verbose_name": "sector",
                "verbose_name_plural": "sectors",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "order"), name="investment_sector_order")
                ],
            },
        ),
        migrations.AddField(
            model_name="idea",
            name="sector",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ideas",
                to="investment.sector",
                verbose_name="sector",
            ),
        ),
        migrations.CreateModel(
            name="Sheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cost",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="cost",
                    ),
                ),
                (
                    "land",
                    models.CharField(
                        choices=[
                            ("clear", "clear"),
                            ("condition", "possible under a condition"),
                            ("obstacle", "an obstacle"),
                        ],
                        default="clear",
                        max_length=9,
                        verbose_name="land",
                    ),
                ),
                (
                    "law",
                    models.CharField(
                        choices=[
                            ("clear", "clear"),
                            ("condition", "possible under a condition"),
                            ("obstacle", "an obstacle"),
                        ],
                        default="clear",
                        max_length=9,
                        verbose_name="law",
                    ),
                ),
                (
                    "months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="months until it is done"
                    ),
                ),
                ("note", models.JSONField(blank=True, default=dict, verbose_name="what was found")),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("feasible", "feasible"), ("refused", "not feasible")],
                        max_length=8,
                        verbose_name="verdict",
                    ),
                ),
                ("reason", models.JSONField(blank=True, default=dict, verbose_name="technical reason")),
                ("role", models.JSONField(blank=True, default=dict, verbose_name="written as")),
                (
                    "written_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="written"),
                ),
                (
                    "idea",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sheet",
                        to="investment.idea",
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
                "verbose_name": "feasibility sheet",
                "verbose_name_plural": "feasibility sheets",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", "feasible"), _negated=True),
                            ("cost__isnull", False),
                            _connector="OR",
                        ),
                        name="investment_feasible_has_cost",
                        violation_error_message="A feasible idea needs its cost.",
                    )
                ],
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
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="supports",
                        to="investment.idea",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "verbose_name": "support",
                "verbose_name_plural": "supports",
                "constraints": [
                    models.UniqueConstraint(fields=("idea", "person"), name="investment_one_support")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                name="investment_call_in_order",
                violation_error_message="It ends before it starts.",
            ),
        ),
        migrations.AddIndex(
            model_name="idea",
            index=models.Index(fields=["cycle", "zone", "state"], name="investment_idea_zone"),
        ),
        migrations.AddConstraint(
            model_name="idea",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "merged"), _negated=True),
                    ("merged_into__isnull", False),
                    _connector="OR",
                ),
                name="investment_merged_somewhere",
            ),
        ),
    ]
