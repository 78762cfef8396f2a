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
            name="Plan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=60, verbose_name="short name")),
                ("title", models.JSONField(default=dict, verbose_name="title")),
                ("place", models.JSONField(default=dict, verbose_name="place")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("co_creation", "co-creation"),
                            ("public_consultation", "public consultation"),
                            ("final_draft", "final draft"),
                            ("endorsed", "endorsed"),
                            ("submitted", "submitted"),
                            ("implementation", "in implementation"),
                            ("completed", "completed"),
                            ("assessed", "assessed"),
                            ("archived", "archived"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="start")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="end")),
                ("submitted_on", models.DateField(blank=True, null=True, verbose_name="submitted on")),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "most_commitments",
                    models.PositiveSmallIntegerField(default=5, verbose_name="at most so many commitments"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="plans.plan",
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
                "verbose_name": "action plan",
                "verbose_name_plural": "action plans",
                "ordering": ["-starts_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ImportDoubt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=60)),
                ("section", models.CharField(blank=True, max_length=40)),
                ("line", models.PositiveIntegerField(null=True)),
                ("data", models.JSONField(default=dict)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
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
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="doubts", to="plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Endorsement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("capacity", models.JSONField(blank=True, default=dict, verbose_name="capacity")),
                ("is_governmental", models.BooleanField(default=False, verbose_name="public body")),
                ("statement", models.JSONField(blank=True, default=dict, verbose_name="statement")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn on")),
                (
                    "withdrawal_reason",
                    models.JSONField(blank=True, default=dict, verbose_name="reason for withdrawing"),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="endorsements",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "endorsement",
                "verbose_name_plural": "endorsements",
                "ordering": ["signed_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DeclaredFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("label", models.JSONField(default=dict)),
                ("number", models.PositiveIntegerField()),
                ("unit", models.CharField(default="people", max_length=12)),
                ("is_total", models.BooleanField(default=False)),
                ("order", models.PositiveSmallIntegerField(default=0)),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="figures", to="plans.plan"
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("axis", models.JSONField(blank=True, default=dict, verbose_name="axis")),
                ("title", models.JSONField(default=dict, verbose_name="title")),
                ("problem", models.JSONField(blank=True, default=dict, verbose_name="problem")),
                ("status_quo", models.JSONField(blank=True, default=dict, verbose_name="how things stand")),
                ("description", models.JSONField(blank=True, default=dict, verbose_name="what we will do")),
                ("expected", models.JSONField(blank=True, default=dict, verbose_name="expected results")),
                (
                    "transparency",
                    models.JSONField(blank=True, default=dict, verbose_name="how it serves transparency"),
                ),
                (
                    "participation",
                    models.JSONField(blank=True, default=dict, verbose_name="how it serves participation"),
                ),
                (
                    "accountability",
                    models.JSONField(blank=True, default=dict, verbose_name="how it serves accountability"),
                ),
                ("policy_areas", models.JSONField(blank=True, default=list, verbose_name="policy areas")),
                (
                    "sdg",
                    models.JSONField(blank=True, default=list, verbose_name="sustainable development goals"),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="start")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="end")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("co_created", "co-created"),
                            ("adopted", "adopted"),
                            ("in_progress", "in progress"),
                            ("completed", "completed"),
                            ("amended", "amended"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="proposed",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="lead",
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
                    "supporters",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="people.organisation", verbose_name="supporters"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "commitment",
                "verbose_name_plural": "commitments",
                "ordering": ["plan", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="plans_commitment_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("starts_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="plans_commitment_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanDocument",
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
                            ("support_letter", "letter of support"),
                            ("recommitment_letter", "letter of recommitment"),
                            ("decision", "decision"),
                            ("minutes", "minutes"),
                            ("budget", "budget"),
                            ("map", "map"),
                            ("report", "report"),
                            ("other", "other document"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.JSONField(default=dict, verbose_name="title")),
                ("dated", models.DateField(blank=True, null=True, verbose_name="date")),
                ("signatory", models.JSONField(blank=True, default=dict, verbose_name="signatory")),
                ("in_pack", models.BooleanField(default=False, verbose_name="in the information pack")),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="documents", to="plans.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "ordering": ["dated", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PlanInstitution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("lead", "lead"), ("support", "support")], max_length=8, verbose_name="role"
                    ),
                ),
                ("contact_unit", models.JSONField(blank=True, default=dict, verbose_name="contact unit")),
                ("order", models.PositiveSmallIntegerField(default=0)),
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
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="institutions",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["role", "order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "organisation"), name="plans_institution_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40)),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("title", models.JSONField(default=dict, verbose_name="title")),
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
                "verbose_name": "plan template",
                "verbose_name_plural": "plan templates",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "code", "version"), name="plans_template_version"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="plan",
            name="template",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="plans.plantemplate"
            ),
        ),
        migrations.CreateModel(
            name="PrivateContact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=8)),
                ("value", models.CharField(max_length=254)),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="private_contacts",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40)),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("prose", "text"),
                            ("list", "list"),
                            ("participants", "participants by category"),
                            ("institutions", "institutions"),
                            ("number", "number"),
                            ("contact", "contact"),
                            ("endorsements", "endorsements"),
                            ("documents", "documents"),
                            ("comments", "comments"),
                        ],
                        max_length=16,
                    ),
                ),
                ("title", models.JSONField(default=dict, verbose_name="title")),
                ("help", models.JSONField(blank=True, default=dict, verbose_name="help")),
                ("required", models.BooleanField(default=False)),
                ("min_length", models.PositiveSmallIntegerField(default=0)),
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
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="plans.plantemplate",
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="PlanSection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.JSONField(blank=True, default=dict, verbose_name="text")),
                ("value", models.PositiveIntegerField(blank=True, null=True, verbose_name="number")),
                ("version", models.PositiveIntegerField(default=0)),
                ("updated_at", models.DateTimeField(auto_now=True)),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="plans.plan"
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.question"
                    ),
                ),
            ],
            options={
                "verbose_name": "section",
                "verbose_name_plural": "sections",
                "ordering": ["question__order"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "question"), name="plans_section_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40)),
                ("order", models.PositiveSmallIntegerField()),
                ("title", models.JSONField(default=dict, verbose_name="title")),
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
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="groups",
                        to="plans.plantemplate",
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(fields=("template", "code"), name="plans_group_code")
                ],
            },
        ),
        migrations.AddField(
            model_name="question",
            name="group",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="questions",
                to="plans.questiongroup",
            ),
        ),
        migrations.CreateModel(
            name="SectionVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("text", models.JSONField(blank=True, default=dict)),
                ("value", models.PositiveIntegerField(null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("autosaved", models.BooleanField(default=False)),
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
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="plans.plansection",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("section", "number"), name="plans_section_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("activity", models.JSONField(default=dict, verbose_name="activity")),
                ("output", models.JSONField(blank=True, default=dict, verbose_name="expected output")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="start")),
                ("due_on", models.DateField(verbose_name="due")),
                (
                    "role",
                    models.CharField(
                        choices=[("lead", "lead"), ("support", "support")],
                        default="lead",
                        max_length=8,
                        verbose_name="role",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("not_started", "not started"),
                            ("limited", "limited"),
                            ("substantial", "substantial"),
                            ("complete", "complete"),
                            ("no_evidence", "no evidence available"),
                            ("cancelled", "cancelled"),
                        ],
                        default="not_started",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("completed_on", models.DateField(blank=True, null=True, verbose_name="completed on")),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="responsible",
                    ),
                ),
            ],
            options={
                "verbose_name": "milestone",
                "verbose_name_plural": "milestones",
                "ordering": ["commitment", "order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("commitment", "order"), name="plans_milestone_order"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("due_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="plans_milestone_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "influence",
                    models.CharField(
                        choices=[
                            ("inform", "we inform you"),
                            ("consult", "we consult you"),
                            ("involve", "we work with your ideas"),
                            ("collaborate", "we decide together"),
                            ("empower", "you decide"),
                        ],
                        max_length=12,
                        verbose_name="promised influence",
                    ),
                ),
                (
                    "summary",
                    models.JSONField(blank=True, default=dict, verbose_name="summary in plain words"),
                ),
                ("opens_at", models.DateTimeField(verbose_name="opens")),
                ("closes_at", models.DateTimeField(verbose_name="closes")),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                (
                    "report",
                    models.JSONField(blank=True, default=dict, verbose_name="what changed because of you"),
                ),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consultations",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "public consultation",
                "verbose_name_plural": "public consultations",
                "ordering": ["-opens_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))),
                        name="plans_consultation_in_order",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.UniqueConstraint(fields=("municipality", "code"), name="plans_plan_code"),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True),
                    ("starts_on__isnull", True),
                    ("ends_on__gt", models.F("starts_on")),
                    _connector="OR",
                ),
                name="plans_end_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(fields=("template", "code"), name="plans_question_code"),
        ),
    ]
