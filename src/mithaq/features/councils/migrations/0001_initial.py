import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bodies", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("meetings", "0001_initial"),
        ("people", "0002_shared_cache"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_id", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("decision", "decision"),
                            ("opinion", "opinion"),
                            ("recommendation", "recommendation"),
                        ],
                        default="decision",
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.JSONField(default=dict, verbose_name="title")),
                ("text", models.JSONField(blank=True, default=dict, verbose_name="text")),
                (
                    "rule",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unanimity", "unanimity: one vote against is enough to stop it"),
                            ("consensus", "consensus: adopted unless somebody blocks it with a reason"),
                            ("simple_majority", "simple majority: more for than against"),
                            ("absolute_majority", "absolute majority: more than half of those who may vote"),
                            ("two_thirds", "two thirds of the votes cast"),
                        ],
                        max_length=17,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "quorum_percent",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="quorum (%)"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("open", "members are asked"),
                            ("paused", "not adopted yet"),
                            ("adopted", "adopted"),
                            ("rejected", "not adopted"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("reason", models.JSONField(blank=True, default=dict, verbose_name="why it was withdrawn")),
                (
                    "proposed_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="proposed"),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="council_decisions",
                        to="bodies.body",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="council_decisions",
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
                (
                    "organisations",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="institutions concerned",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.person",
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
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "ordering": ["-proposed_at", "-pk"],
                "indexes": [
                    models.Index(fields=["municipality", "state", "decided_at"], name="councils_decided"),
                    models.Index(fields=["subject_type", "subject_id"], name="councils_subject"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("open", "adopted", "rejected")), _negated=True),
                            models.Q(("rule", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="councils_asked_by_a_rule",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", False), ("state__in", ("adopted", "rejected"))),
                            models.Q(
                                ("decided_at__isnull", True),
                                models.Q(("state__in", ("adopted", "rejected")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="councils_decided_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_id", models.PositiveBigIntegerField(blank=True, null=True)),
                ("title", models.JSONField(default=dict, verbose_name="what is followed")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "fate",
                    models.CharField(
                        choices=[
                            ("followed", "followed"),
                            ("under_way", "under way"),
                            ("done", "done"),
                            ("refused", "refused"),
                            ("dropped", "no longer followed"),
                        ],
                        default="followed",
                        max_length=9,
                        verbose_name="what became of it",
                    ),
                ),
                (
                    "since",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="followed since"),
                ),
                (
                    "addressee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="who is to act",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_items",
                        to="bodies.body",
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="item",
                        to="councils.decision",
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
                "verbose_name": "followed item",
                "verbose_name_plural": "followed items",
                "ordering": ["-since", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("text", models.JSONField(blank=True, default=dict, verbose_name="text")),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="opened")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("adopted", "adopted"),
                            ("no_quorum", "no quorum: nothing is decided"),
                            ("opposed", "not adopted: somebody is against"),
                            ("blocked", "not adopted: somebody blocks it"),
                            ("too_few", "not adopted: too few are for it"),
                            ("uncounted", "not counted"),
                        ],
                        max_length=9,
                        verbose_name="result",
                    ),
                ),
                ("counts", models.JSONField(blank=True, default=dict, verbose_name="positions")),
                ("entitled", models.PositiveIntegerField(default=0, verbose_name="may vote")),
                ("needed", models.PositiveIntegerField(default=0, verbose_name="quorum")),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rounds",
                        to="councils.decision",
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
                "verbose_name": "round",
                "verbose_name_plural": "rounds",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("decision", "number"), name="councils_round_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("decision",),
                        name="councils_one_open_round",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("outcome", "")),
                            models.Q(("closed_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="councils_closed_with_result",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "choice",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("for", "for"),
                            ("against", "against"),
                            ("abstain", "abstains"),
                            ("consent", "consents"),
                            ("stand_aside", "stands aside"),
                            ("block", "blocks"),
                        ],
                        max_length=11,
                        verbose_name="position",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("cast_at", models.DateTimeField(blank=True, null=True, verbose_name="given")),
                ("by_member", models.BooleanField(default=False)),
                ("kept_out", models.BooleanField(default=False, verbose_name="kept from the vote")),
                (
                    "entered_by",
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
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.seat"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="positions",
                        to="councils.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "position",
                "verbose_name_plural": "positions",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "seat"), name="councils_one_position"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("choice", "block"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="councils_block_has_reason",
                    ),
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("opinion", "opinion of the body"),
                            ("answer", "answer of the institution"),
                            ("outcome", "what came of it"),
                        ],
                        max_length=7,
                        verbose_name="what this is",
                    ),
                ),
                ("text", models.JSONField(default=dict, verbose_name="text")),
                (
                    "fate",
                    models.CharField(
                        choices=[
                            ("followed", "followed"),
                            ("under_way", "under way"),
                            ("done", "done"),
                            ("refused", "refused"),
                            ("dropped", "no longer followed"),
                        ],
                        max_length=9,
                        verbose_name="what became of it",
                    ),
                ),
                ("on", models.DateField(default=django.utils.timezone.localdate, verbose_name="day")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="councils.item"
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
                "verbose_name": "step",
                "verbose_name_plural": "steps",
                "ordering": ["on", "pk"],
            },
        ),
    ]
