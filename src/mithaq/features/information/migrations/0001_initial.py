import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0002_shared_cache"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Inquiry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("filed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="filed")),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="name")),
                ("language", models.CharField(max_length=8, verbose_name="language")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "web"),
                            ("desk", "counter"),
                            ("paper", "letter"),
                            ("phone", "phone"),
                        ],
                        default="web",
                        max_length=8,
                        verbose_name="channel",
                    ),
                ),
                ("receipt_digest", models.CharField(max_length=64, unique=True)),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                ("text", models.TextField(verbose_name="what is asked for")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("electronic", "an electronic copy"),
                            ("paper", "a copy on paper"),
                            ("consult", "to read it at the municipality"),
                            ("excerpt", "an excerpt"),
                        ],
                        default="electronic",
                        max_length=10,
                        verbose_name="form",
                    ),
                ),
                (
                    "file_format",
                    models.CharField(
                        choices=[
                            ("as_held", "as the municipality holds it"),
                            ("pdf", "PDF"),
                            ("table", "a table (CSV, XLSX)"),
                        ],
                        default="as_held",
                        max_length=7,
                        verbose_name="format",
                    ),
                ),
                (
                    "urgent",
                    models.BooleanField(default=False, verbose_name="a life or a freedom is at stake"),
                ),
                (
                    "may_publish",
                    models.BooleanField(default=False, verbose_name="question and answer may be published"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "being handled"),
                            ("waiting", "waiting for the asker"),
                            ("decided", "answered"),
                            ("silent", "left unanswered"),
                            ("review", "being reviewed"),
                            ("appealed", "before the appeal body"),
                            ("transferred", "passed on"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=11,
                        verbose_name="state",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("granted", "granted"),
                            ("partly", "granted in part"),
                            ("refused", "refused"),
                            ("silence", "refused by silence"),
                            ("not_held", "the municipality does not hold it"),
                        ],
                        max_length=8,
                        verbose_name="outcome",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "cost",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        verbose_name="cost of the copies",
                    ),
                ),
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
                    "same_as",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alike",
                        to="information.inquiry",
                        verbose_name="same as",
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
                        verbose_name="unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "information request",
                "verbose_name_plural": "information requests",
                "ordering": ["-filed_at", "-pk"],
                "indexes": [
                    models.Index(fields=["municipality", "state", "filed_at"], name="information_state")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "year", "number"), name="information_inquiry_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["decided", "silent"]), _negated=True),
                            models.Q(("outcome", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="information_decided_has_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Disclosure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.JSONField(default=dict, verbose_name="title")),
                ("question", models.JSONField(default=dict, verbose_name="question")),
                ("answer", models.JSONField(default=dict, verbose_name="answer")),
                (
                    "published_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="published"),
                ),
                ("hidden_at", models.DateTimeField(blank=True, null=True)),
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
                    "inquiry",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disclosure",
                        to="information.inquiry",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to an information request",
                "verbose_name_plural": "answers to information requests",
                "ordering": ["-published_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Appeal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("body", models.CharField(max_length=40, verbose_name="body")),
                ("body_name", models.JSONField(default=dict, verbose_name="name of the body")),
                ("text", models.TextField(blank=True, verbose_name="what the asker says")),
                ("lodged_on", models.DateField(verbose_name="lodged on")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
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
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeals",
                        to="information.inquiry",
                    ),
                ),
            ],
            options={
                "verbose_name": "appeal",
                "verbose_name_plural": "appeals",
                "ordering": ["lodged_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_on__isnull", True),
                            ("decided_on__gte", models.F("lodged_on")),
                            _connector="OR",
                        ),
                        name="information_appeal_days_in_order",
                    )
                ],
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
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("filed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="filed")),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="name")),
                ("language", models.CharField(max_length=8, verbose_name="language")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "web"),
                            ("desk", "counter"),
                            ("paper", "letter"),
                            ("phone", "phone"),
                        ],
                        default="web",
                        max_length=8,
                        verbose_name="channel",
                    ),
                ),
                ("receipt_digest", models.CharField(max_length=64, unique=True)),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                ("text", models.TextField(verbose_name="question")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("shown", "waiting for its answer"),
                            ("answered", "answered"),
                            ("turned_down", "not entered"),
                        ],
                        default="received",
                        max_length=11,
                        verbose_name="state",
                    ),
                ),
                ("shown_at", models.DateTimeField(blank=True, null=True, verbose_name="entered")),
                ("answer", models.JSONField(blank=True, default=dict, verbose_name="answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("reason", models.JSONField(blank=True, default=dict, verbose_name="why it is not entered")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
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
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "question to the municipality",
                "verbose_name_plural": "questions to the municipality",
                "ordering": ["-filed_at", "-pk"],
                "indexes": [
                    models.Index(fields=["municipality", "state", "filed_at"], name="information_questions")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "year", "number"), name="information_question_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "answered"), _negated=True),
                            models.Q(("answered_at__isnull", False), models.Q(("answer", {}), _negated=True)),
                            _connector="OR",
                        ),
                        name="information_question_answered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("answer", "answer of the municipality"),
                            ("review", "internal review"),
                            ("authority", "decision of the appeal body"),
                        ],
                        default="answer",
                        max_length=9,
                        verbose_name="level",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("granted", "granted"),
                            ("partly", "granted in part"),
                            ("refused", "refused"),
                            ("silence", "refused by silence"),
                            ("not_held", "the municipality does not hold it"),
                        ],
                        max_length=8,
                        verbose_name="outcome",
                    ),
                ),
                ("ground", models.CharField(blank=True, max_length=40, verbose_name="legal ground")),
                (
                    "ground_words",
                    models.JSONField(blank=True, default=dict, verbose_name="legal ground in words"),
                ),
                ("text", models.JSONField(blank=True, default=dict, verbose_name="answer or reason")),
                ("appeal_route", models.JSONField(blank=True, default=dict, verbose_name="how to appeal")),
                (
                    "decided_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="decided"),
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
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rulings",
                        to="information.inquiry",
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
                "verbose_name": "decision on a request",
                "verbose_name_plural": "decisions on requests",
                "ordering": ["decided_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome__in", ("partly", "refused")), _negated=True),
                            models.Q(
                                models.Q(("ground", ""), _negated=True),
                                models.Q(("text", {}), _negated=True),
                                models.Q(("appeal_route", {}), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="information_refusal_is_reasoned",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome__in", ("partly", "refused", "silence", "not_held")), _negated=True
                            ),
                            models.Q(("appeal_route", {}), _negated=True),
                            _connector="OR",
                        ),
                        name="information_refusal_shows_the_way",
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
                            ("clarify", "asked the asker what is meant"),
                            ("clarified", "the asker answered"),
                            ("cost", "told what the copies cost"),
                            ("consulted", "asked somebody concerned"),
                            ("heard", "somebody concerned answered"),
                            ("extended", "took more time, once"),
                            ("transferred", "passed it on to the body that holds it"),
                            ("withdrawn", "the asker took it back"),
                            ("review", "the asker wants a review"),
                            ("appeal", "the asker went to the appeal body"),
                            ("note", "note among officers"),
                        ],
                        max_length=11,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("inside", models.BooleanField(default=False)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="when")),
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
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="information.inquiry",
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
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="IndexItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, verbose_name="short name")),
                ("title", models.JSONField(default=dict, verbose_name="what is published")),
                ("article", models.CharField(blank=True, max_length=20, verbose_name="article of the law")),
                ("url", models.CharField(blank=True, max_length=500, verbose_name="where it stands")),
                ("updated_on", models.DateField(blank=True, null=True, verbose_name="last updated")),
                (
                    "every_months",
                    models.PositiveSmallIntegerField(
                        default=12, verbose_name="months until it is out of date"
                    ),
                ),
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
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.function",
                        verbose_name="owner",
                    ),
                ),
            ],
            options={
                "verbose_name": "information published unasked",
                "verbose_name_plural": "information published unasked",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "code"), name="information_item_code"),
                    models.CheckConstraint(
                        condition=models.Q(("url", ""), ("updated_on__isnull", False), _connector="OR"),
                        name="information_item_dated",
                    ),
                ],
            },
        ),
    ]
