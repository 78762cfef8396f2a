import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("people", "0003_absences"),
        ("tenancy", "0002_opened_on"),
    ]

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("in", "incoming"), ("out", "outgoing")],
                        max_length=3,
                        verbose_name="direction",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("on", models.DateField(verbose_name="received or sent on")),
                ("dated_on", models.DateField(blank=True, null=True, verbose_name="date of the letter")),
                ("correspondent", models.CharField(max_length=200, verbose_name="from whom, or to whom")),
                ("subject", models.CharField(max_length=300, verbose_name="subject")),
                (
                    "way",
                    models.CharField(
                        choices=[("post", "post"), ("hand", "by hand"), ("email", "e-mail"), ("fax", "fax")],
                        default="post",
                        max_length=5,
                        verbose_name="way",
                    ),
                ),
                (
                    "their_reference",
                    models.CharField(blank=True, max_length=80, verbose_name="their reference"),
                ),
                ("answer_by", models.DateField(blank=True, null=True, verbose_name="to be answered by")),
                ("about_id", models.PositiveBigIntegerField(blank=True, null=True)),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("struck_at", models.DateTimeField(blank=True, null=True)),
                (
                    "struck_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="why it is struck out"),
                ),
                (
                    "about_type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "answers",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answered_by",
                        to="correspondence.letter",
                        verbose_name="answers the letter",
                    ),
                ),
                (
                    "entered_by",
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
            ],
            options={
                "verbose_name": "letter",
                "verbose_name_plural": "letters",
                "ordering": ["-year", "-number", "-pk"],
                "indexes": [
                    models.Index(fields=["about_type", "about_id"], name="correspondence_about"),
                    models.Index(fields=["municipality", "direction", "-on"], name="correspondence_day"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "direction", "year", "number"), name="correspondence_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("struck_at__isnull", True),
                            models.Q(("struck_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="correspondence_struck_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterRoute",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="what is asked of it")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="routes",
                        to="correspondence.letter",
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
                        verbose_name="to the unit",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("letter", "unit"), name="correspondence_once_a_unit")
                ],
            },
        ),
    ]
