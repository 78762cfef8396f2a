import django.core.validators
import django.db.models.deletion
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
            name="Activity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.JSONField(default=dict, verbose_name="title")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("forum", "forum"),
                            ("workshop", "workshop"),
                            ("survey", "survey"),
                            ("poll", "poll"),
                            ("online_questions", "online questions"),
                            ("deliberation", "deliberation"),
                            ("zone_assembly", "assembly of a neighbourhood"),
                            ("visit", "visit"),
                            ("hearing", "hearing"),
                            ("text_consultation", "consultation on a text"),
                            ("call_for_proposals", "call for proposals"),
                            ("sortition_panel", "panel drawn by lot"),
                            ("other", "other"),
                        ],
                        default="forum",
                        max_length=20,
                        verbose_name="method",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("preparation", "preparation"),
                            ("co_creation", "co-creation"),
                            ("implementation", "implementation"),
                            ("monitoring", "monitoring"),
                        ],
                        default="co_creation",
                        max_length=14,
                        verbose_name="stage",
                    ),
                ),
                (
                    "influence",
                    models.CharField(
                        choices=[
                            ("inform", "you are informed"),
                            ("consult", "you are consulted"),
                            ("involve", "you are involved"),
                            ("collaborate", "you work on it together with the town"),
                            ("empower", "you decide"),
                        ],
                        default="consult",
                        max_length=12,
                        verbose_name="promised influence",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="day")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("place", models.JSONField(blank=True, default=dict, verbose_name="place")),
                ("subject_id", models.PositiveBigIntegerField(blank=True, null=True)),
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
                (
                    "organisations",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="groups and institutions that took part",
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
                "verbose_name": "participation activity",
                "verbose_name_plural": "participation activities",
                "ordering": ["-held_on", "-pk"],
                "indexes": [
                    models.Index(fields=["municipality", "held_on"], name="outreach_held"),
                    models.Index(fields=["subject_type", "subject_id"], name="outreach_subject"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("held_on")), _connector="OR"
                        ),
                        name="outreach_days_in_order",
                        violation_error_message="The last day is before the first.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CensusFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "dimension",
                    models.CharField(
                        choices=[
                            ("sex", "Sex"),
                            ("age", "Age"),
                            ("area", "Town or countryside"),
                            ("disability", "Disability"),
                        ],
                        max_length=10,
                        verbose_name="by",
                    ),
                ),
                ("value", models.CharField(max_length=20, verbose_name="kind")),
                ("number", models.PositiveIntegerField(verbose_name="inhabitants")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("source", models.CharField(max_length=200, verbose_name="source")),
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
                "verbose_name": "census figure",
                "verbose_name_plural": "census figures",
                "ordering": ["dimension", "-year", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "dimension", "value", "year"),
                        name="outreach_one_census_figure",
                        violation_error_message="There is a figure for this kind and year already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_id", models.PositiveBigIntegerField()),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("people", "people"),
                            ("groups", "groups and institutions"),
                            ("activities", "activities"),
                        ],
                        max_length=10,
                        verbose_name="what it counts",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="declared number")),
                ("source", models.JSONField(default=dict, verbose_name="where it is stated")),
                (
                    "is_public",
                    models.BooleanField(
                        default=True,
                        help_text="Leave it unticked while the document that states it is not public.",
                        verbose_name="shown to everybody",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
            ],
            options={
                "verbose_name": "declared participation figure",
                "verbose_name_plural": "declared participation figures",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["subject_type", "subject_id"], name="outreach_declared")],
            },
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("filename", models.CharField(blank=True, max_length=200)),
                ("lines", models.PositiveIntegerField()),
                ("people", models.PositiveIntegerField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="outreach.activity",
                    ),
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
                "ordering": ["-at"],
                "constraints": [
                    models.UniqueConstraint(fields=("activity", "digest"), name="outreach_one_import_a_file")
                ],
            },
        ),
        migrations.CreateModel(
            name="Headcount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="how many",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("cso", "civil society"),
                            ("online_question", "questions sent online"),
                            ("government", "public bodies"),
                            ("deliberative_council", "deliberative councils"),
                            ("workshop", "workshops"),
                            ("academic", "universities and research"),
                            ("private", "businesses"),
                            ("media", "media"),
                            ("other", "others"),
                        ],
                        default="other",
                        max_length=20,
                        verbose_name="category",
                    ),
                ),
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
                    "age",
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
                    "area",
                    models.CharField(
                        blank=True,
                        choices=[("urban", "town"), ("rural", "countryside"), ("", "not said")],
                        max_length=5,
                        verbose_name="town or countryside",
                    ),
                ),
                (
                    "disability",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "with a disability"),
                            ("no", "without a disability"),
                            ("", "not said"),
                        ],
                        max_length=3,
                        verbose_name="disability",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("meeting", "in person"),
                            ("web", "web site"),
                            ("desk", "counter"),
                            ("paper", "paper form"),
                            ("phone", "phone"),
                            ("sms", "text message"),
                            ("visit", "visit to where people live"),
                            ("", "not said"),
                        ],
                        max_length=8,
                        verbose_name="channel",
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=40)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="headcounts",
                        to="outreach.activity",
                    ),
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
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="headcounts",
                        to="outreach.import",
                    ),
                ),
            ],
            options={
                "verbose_name": "headcount",
                "verbose_name_plural": "headcounts",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="outreach_somebody"),
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("activity", "key"),
                        name="outreach_form_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("total", models.PositiveIntegerField(null=True, verbose_name="people")),
                ("basis", models.PositiveIntegerField()),
                ("has_tables", models.BooleanField(default=True)),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="release",
                        to="outreach.activity",
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublishedCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "dimension",
                    models.CharField(
                        choices=[
                            ("category", "Category"),
                            ("sex", "Sex"),
                            ("age", "Age"),
                            ("area", "Town or countryside"),
                            ("zone", "Zone"),
                            ("disability", "Disability"),
                            ("channel", "Channel"),
                        ],
                        max_length=10,
                    ),
                ),
                ("value", models.CharField(max_length=60)),
                ("sex", models.CharField(default="all", max_length=8)),
                ("number", models.PositiveIntegerField(null=True)),
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
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counts",
                        to="outreach.release",
                    ),
                ),
            ],
            options={
                "verbose_name": "published count",
                "verbose_name_plural": "published counts",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("release", "dimension", "value", "sex"), name="outreach_one_cell"
                    )
                ],
            },
        ),
    ]
