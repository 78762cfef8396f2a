import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("people", "0002_shared_cache"),
        ("places", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Election",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.JSONField(default=dict, verbose_name="name")),
                ("description", models.JSONField(blank=True, default=dict, verbose_name="description")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "in preparation"),
                            ("frozen", "rules frozen"),
                            ("open", "voting is open"),
                            ("closed", "closed, being counted"),
                            ("tallied", "counted, not yet adopted"),
                            ("adopted", "adopted"),
                            ("cancelled", "cancelled"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("rehearsal", models.BooleanField(default=False, verbose_name="rehearsal")),
                ("opens_at", models.DateTimeField(verbose_name="voting opens")),
                ("closes_at", models.DateTimeField(verbose_name="voting closes")),
                (
                    "ballot_kind",
                    models.CharField(
                        choices=[
                            ("approval", "choose as many projects as you like"),
                            ("choose-one", "choose one project"),
                            ("ranked", "put projects in the order you prefer"),
                            ("points", "share out points among projects"),
                            ("knapsack", "choose projects that fit in the envelope together"),
                        ],
                        max_length=10,
                        verbose_name="ballot",
                    ),
                ),
                ("rule", models.JSONField(default=dict, verbose_name="rule")),
                ("most", models.PositiveSmallIntegerField(default=0, verbose_name="at most")),
                (
                    "disclosure",
                    models.CharField(
                        choices=[
                            ("A", "every ballot is published, without any name"),
                            ("B", "ballots are published without their numbers, because the zone is small"),
                        ],
                        default="A",
                        max_length=1,
                        verbose_name="what is published of ballots",
                    ),
                ),
                ("subject_id", models.PositiveBigIntegerField(blank=True, null=True)),
                ("definition_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("frozen_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("opened_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("closed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("tallied_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("adopted_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                "verbose_name": "vote",
                "verbose_name_plural": "votes",
                "ordering": ["-opens_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Booth",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.JSONField(default=dict, verbose_name="name")),
                ("place", models.JSONField(blank=True, default=dict, verbose_name="place")),
                ("minutes", models.TextField(blank=True, verbose_name="minutes")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="opened at")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                ("counted_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                    "election",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="booths",
                        to="voting.election",
                    ),
                ),
            ],
            options={
                "verbose_name": "voting booth",
                "verbose_name_plural": "voting booths",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Pot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.JSONField(default=dict, verbose_name="name")),
                (
                    "envelope",
                    models.DecimalField(
                        decimal_places=3,
                        max_digits=14,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="envelope",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("process", models.CharField(blank=True, editable=False, max_length=120)),
                (
                    "disclosure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("A", "every ballot is published, without any name"),
                            ("B", "ballots are published without their numbers, because the zone is small"),
                        ],
                        editable=False,
                        max_length=1,
                    ),
                ),
                ("definition", models.TextField(blank=True, editable=False)),
                ("eligible", models.PositiveIntegerField(editable=False, null=True)),
                (
                    "election",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pots", to="voting.election"
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
                "verbose_name": "envelope put to the vote",
                "verbose_name_plural": "envelopes put to the vote",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("envelope__gt", 0)), name="voting_envelope_above_zero"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ballots", models.PositiveIntegerField()),
                ("on_paper", models.PositiveIntegerField(default=0)),
                ("cost", models.DecimalField(decimal_places=3, max_digits=14)),
                ("ballots_pb", models.TextField()),
                ("result_json", models.TextField()),
                ("report", models.JSONField()),
                ("comparison", models.JSONField(default=list)),
                ("votes", models.JSONField(default=dict)),
                ("turnout", models.JSONField(default=dict)),
                ("counted_at", models.DateTimeField(auto_now_add=True)),
                (
                    "adopted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
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
                    "pot",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="outcome", to="voting.pot"
                    ),
                ),
            ],
            options={
                "verbose_name": "result of an envelope",
                "verbose_name_plural": "results of envelopes",
            },
        ),
        migrations.CreateModel(
            name="Option",
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
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9-]{1,20}\\Z",
                                "Only Latin letters, digits and hyphens, 20 at most.",
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                ("title", models.JSONField(default=dict, verbose_name="title")),
                ("summary", models.JSONField(blank=True, default=dict, verbose_name="summary")),
                ("cost", models.DecimalField(decimal_places=3, max_digits=14, verbose_name="cost")),
                ("subject_id", models.PositiveBigIntegerField(blank=True, null=True)),
                ("groups", models.JSONField(blank=True, default=list)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("selected", models.BooleanField(blank=True, editable=False, null=True)),
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
                    "subject_type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "pot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="options", to="voting.pot"
                    ),
                ),
            ],
            options={
                "verbose_name": "project on the ballot",
                "verbose_name_plural": "projects on the ballot",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pot", "code"),
                        name="voting_option_code",
                        violation_error_message="Another project of this ballot has this code.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost__gt", 0)), name="voting_cost_above_zero"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ballot",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("slot", models.CharField(blank=True, editable=False, max_length=64, null=True)),
                ("vote", models.JSONField(default=list)),
                ("points", models.JSONField(default=list)),
                ("nonce", models.CharField(max_length=32)),
                ("commitment", models.CharField(max_length=64)),
                ("code", models.CharField(max_length=16)),
                ("paper", models.BooleanField(default=False)),
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
                    "pot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ballots", to="voting.pot"
                    ),
                ),
            ],
            options={
                "verbose_name": "ballot",
                "verbose_name_plural": "ballots",
                "constraints": [
                    models.UniqueConstraint(fields=("pot", "slot"), name="voting_one_ballot"),
                    models.UniqueConstraint(fields=("pot", "commitment"), name="voting_one_commitment"),
                    models.UniqueConstraint(fields=("municipality", "code"), name="voting_one_code"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Replaced",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("commitment", models.CharField(max_length=64)),
                ("code", models.CharField(max_length=16)),
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
                    "pot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replaced", to="voting.pot"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["municipality", "code"], name="voting_replaced_code")],
            },
        ),
        migrations.CreateModel(
            name="Roll",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.JSONField(default=dict, verbose_name="name")),
                ("eligibility", models.JSONField(blank=True, default=dict, verbose_name="who may vote")),
                ("minimum_age", models.PositiveSmallIntegerField(default=18, verbose_name="from which age")),
                (
                    "foreigners",
                    models.BooleanField(default=True, verbose_name="residents of other nationalities too"),
                ),
                ("rehearsal", models.BooleanField(default=False, verbose_name="rehearsal")),
                ("sealed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
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
                "verbose_name": "electoral roll",
                "verbose_name_plural": "electoral rolls",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="election",
            name="roll",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="elections", to="voting.roll"
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
                ("first", models.PositiveIntegerField(verbose_name="first number")),
                ("last", models.PositiveIntegerField(verbose_name="last number")),
                (
                    "in_box",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="papers in the box"),
                ),
                (
                    "spoiled",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="papers spoiled and exchanged"
                    ),
                ),
                (
                    "unused",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="papers left over"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "booth",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sheets", to="voting.booth"
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
                    "pot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sheets", to="voting.pot"
                    ),
                ),
                (
                    "reason_by",
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
                "verbose_name": "tally sheet",
                "verbose_name_plural": "tally sheets",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("booth", "pot"), name="voting_one_sheet"),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))), name="voting_numbers_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number of the paper")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("once", "entered once"),
                            ("agreed", "both entries agree"),
                            ("differs", "the entries differ"),
                            ("resolved", "decided with a reason"),
                        ],
                        default="once",
                        max_length=8,
                    ),
                ),
                ("first", models.JSONField()),
                ("second", models.JSONField(blank=True, null=True)),
                ("choice", models.JSONField(blank=True, null=True)),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "first_by",
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
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "second_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="voting.sheet"
                    ),
                ),
            ],
            options={
                "verbose_name": "paper ballot",
                "verbose_name_plural": "paper ballots",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("sheet", "number"), name="voting_one_paper"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("second_by__isnull", True),
                            models.Q(("second_by", models.F("first_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="voting_two_officers",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TakingPart",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("mark", models.CharField(blank=True, editable=False, max_length=64, null=True)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "by phone code, online"),
                            ("code", "by printed code, online"),
                            ("desk", "at the counter"),
                            ("paper", "on paper"),
                        ],
                        max_length=5,
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
                    ),
                ),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("woman", "woman"), ("man", "man"), ("", "not said")],
                        max_length=5,
                    ),
                ),
                (
                    "booth",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ticks",
                        to="voting.booth",
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
                    "pot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="taking_part",
                        to="voting.pot",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("pot", "mark"), name="voting_takes_part_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Voter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number in the list")),
                ("identity", models.CharField(blank=True, editable=False, max_length=64, null=True)),
                ("phone", models.CharField(blank=True, editable=False, max_length=64, null=True)),
                ("code", models.CharField(blank=True, editable=False, max_length=64, null=True)),
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
                    ),
                ),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("woman", "woman"), ("man", "man"), ("", "not said")],
                        max_length=5,
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
                    "roll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="voters", to="voting.roll"
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
                "verbose_name": "voter",
                "verbose_name_plural": "voters",
                "constraints": [
                    models.UniqueConstraint(fields=("roll", "number"), name="voting_voter_number"),
                    models.UniqueConstraint(fields=("roll", "identity"), name="voting_voter_identity"),
                    models.UniqueConstraint(fields=("roll", "phone"), name="voting_voter_phone"),
                    models.UniqueConstraint(fields=("roll", "code"), name="voting_voter_code"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("identity__isnull", False),
                            ("phone__isnull", False),
                            ("code__isnull", False),
                            _connector="OR",
                        ),
                        name="voting_voter_can_prove",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Challenge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("sent", models.PositiveSmallIntegerField(default=1)),
                ("expires_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    "election",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="voting.election"
                    ),
                ),
                (
                    "voter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="voting.voter"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("election", "voter"), name="voting_one_challenge")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="election",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_at__gt", models.F("opens_at"))), name="voting_closes_after"
            ),
        ),
        migrations.AddConstraint(
            model_name="election",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ("draft", "cancelled")),
                    models.Q(("definition_digest", ""), _negated=True),
                    _connector="OR",
                ),
                name="voting_frozen_has_digest",
            ),
        ),
    ]
