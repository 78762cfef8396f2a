import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0001_initial"),
        ("people", "0001_initial"),
        ("plans", "0005_following"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AssessmentForm",
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
                            ("inception", "assessment at the start"),
                            ("end_of_commitment", "assessment of a completed commitment"),
                            ("final", "assessment at the end of the plan"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
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
                "verbose_name": "assessment form",
                "verbose_name_plural": "assessment forms",
                "ordering": ["kind", "-version"],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
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
                            ("inception", "assessment at the start"),
                            ("end_of_commitment", "assessment of a completed commitment"),
                            ("final", "assessment at the end of the plan"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "being written"), ("signed", "signed and published")],
                        default="open",
                        max_length=6,
                        verbose_name="state",
                    ),
                ),
                ("counts_from", models.DateField(verbose_name="counted from")),
                ("due_on", models.DateField(verbose_name="due")),
                ("summary", models.JSONField(blank=True, default=dict, verbose_name="in short")),
                ("signed_name", models.CharField(blank=True, max_length=120, verbose_name="signed by")),
                ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="signed on")),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assessments",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assessments",
                        to="plans.plan",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.assessmentform",
                    ),
                ),
            ],
            options={
                "verbose_name": "assessment",
                "verbose_name_plural": "assessments",
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AssessmentQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40)),
                ("order", models.PositiveSmallIntegerField()),
                ("title", models.JSONField(default=dict, verbose_name="question")),
                ("help", models.JSONField(blank=True, default=dict, verbose_name="help")),
                (
                    "scale",
                    models.CharField(
                        choices=[
                            ("yes_no_partly", "yes, no, partly"),
                            ("yes_no", "yes, no"),
                            ("values", "values of open government"),
                            ("novelty", "novelty"),
                            ("potential", "potential for results"),
                            ("completion", "completion"),
                            ("opening", "did it open government"),
                            ("text", "text"),
                        ],
                        max_length=16,
                        verbose_name="permitted values",
                    ),
                ),
                ("required", models.BooleanField(default=True)),
                ("per_commitment", models.BooleanField(default=False)),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="plans.assessmentform",
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
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="AssessmentAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("values", models.JSONField(blank=True, default=list)),
                ("text", models.JSONField(blank=True, default=dict, verbose_name="evidence and reasons")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="plans.assessment",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
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
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.assessmentquestion",
                    ),
                ),
            ],
            options={
                "ordering": ["question__order", "commitment__number"],
            },
        ),
        migrations.CreateModel(
            name="FigureCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("figure", models.CharField(max_length=20, verbose_name="figure")),
                (
                    "stance",
                    models.CharField(
                        choices=[("countersigned", "countersigned"), ("contested", "contested")],
                        max_length=13,
                        verbose_name="what the monitor says",
                    ),
                ),
                ("reason", models.JSONField(blank=True, default=dict, verbose_name="reason")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "reply",
                    models.JSONField(blank=True, default=dict, verbose_name="the municipality’s reply"),
                ),
                ("replied_at", models.DateTimeField(blank=True, null=True)),
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
                        related_name="checks",
                        to="plans.commitment",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checks",
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
                    "replied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "the monitor’s word on a figure",
                "verbose_name_plural": "the monitor’s words on figures",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Monitor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "mandate",
                    models.JSONField(blank=True, default=dict, verbose_name="what it is asked to do"),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("end_reason", models.JSONField(blank=True, default=dict, verbose_name="why it ended")),
                (
                    "answers_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="answers to",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.body",
                        verbose_name="body",
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
                        verbose_name="organisation",
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
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="monitors", to="plans.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "monitor of a plan",
                "verbose_name_plural": "monitors of plans",
                "ordering": ["plan", "starts_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="IndependenceDeclaration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.JSONField(default=dict, verbose_name="declaration")),
                (
                    "sits_on_committee",
                    models.BooleanField(default=False, verbose_name="sits on the steering committee"),
                ),
                (
                    "depends_on_town",
                    models.BooleanField(
                        default=False, verbose_name="works for the municipality or takes orders from it"
                    ),
                ),
                (
                    "paid_by_town",
                    models.BooleanField(default=False, verbose_name="is paid by the municipality"),
                ),
                ("signed_name", models.CharField(max_length=120, verbose_name="signed by")),
                (
                    "signed_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="signed on"),
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
                    "signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "monitor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="declarations",
                        to="plans.monitor",
                    ),
                ),
            ],
            options={
                "verbose_name": "declaration of independence",
                "verbose_name_plural": "declarations of independence",
                "ordering": ["-signed_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ParticipationStrategy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.JSONField(default=dict, verbose_name="strategy")),
                ("published_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="strategy", to="plans.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "participation strategy",
                "verbose_name_plural": "participation strategies",
            },
        ),
        migrations.CreateModel(
            name="PlannedActivity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.JSONField(default=dict, verbose_name="activity")),
                ("audience", models.JSONField(blank=True, default=dict, verbose_name="for whom")),
                ("place", models.JSONField(blank=True, default=dict, verbose_name="place")),
                ("planned_on", models.DateField(verbose_name="planned for")),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="held on")),
                ("report", models.JSONField(blank=True, default=dict, verbose_name="what came of it")),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activities",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "activity of the participation strategy",
                "verbose_name_plural": "activities of the participation strategy",
                "ordering": ["planned_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RelayMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("passes_address", models.BooleanField(default=False)),
                ("text", models.TextField(blank=True, verbose_name="message")),
                ("language", models.CharField(max_length=8)),
                ("received_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "message to a monitor",
                "verbose_name_plural": "messages to monitors",
            },
        ),
        migrations.AddConstraint(
            model_name="assessmentform",
            constraint=models.UniqueConstraint(
                fields=("municipality", "kind", "version"), name="plans_assessment_form_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("commitment__isnull", True)),
                fields=("plan", "kind"),
                name="plans_assessment_of_plan_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(fields=("kind", "commitment"), name="plans_assessment_once"),
        ),
        migrations.AddConstraint(
            model_name="assessmentquestion",
            constraint=models.UniqueConstraint(
                fields=("form", "code"), name="plans_assessment_question_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="assessmentanswer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("commitment__isnull", True)),
                fields=("assessment", "question"),
                name="plans_assessment_answer_to_plan_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessmentanswer",
            constraint=models.UniqueConstraint(
                fields=("assessment", "question", "commitment"), name="plans_assessment_answer_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="monitor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("body__isnull", False), ("organisation__isnull", True), ("person__isnull", True)
                    ),
                    models.Q(
                        ("body__isnull", True), ("organisation__isnull", False), ("person__isnull", True)
                    ),
                    models.Q(
                        ("body__isnull", True), ("organisation__isnull", True), ("person__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="plans_monitor_is_one",
                violation_error_message="Name a body, an organisation or a person: one of them.",
            ),
        ),
        migrations.AddConstraint(
            model_name="monitor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="plans_monitor_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="relaymessage",
            index=models.Index(fields=["plan", "received_at"], name="plans_relay_recent"),
        ),
    ]
