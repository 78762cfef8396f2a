import django.db.models.deletion
import django.utils.timezone
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
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_id", models.PositiveBigIntegerField()),
                ("place", models.CharField(blank=True, max_length=80)),
                ("place_label", models.JSONField(blank=True, default=dict)),
                ("name", models.CharField(max_length=80, verbose_name="name shown")),
                ("language", models.CharField(max_length=8, verbose_name="language")),
                ("text", models.TextField(verbose_name="comment")),
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
                        ],
                        default="web",
                        max_length=8,
                        verbose_name="channel",
                    ),
                ),
                ("receipt_digest", models.CharField(max_length=64, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "waiting to be read"),
                            ("published", "published"),
                            ("rejected", "not published"),
                            ("withdrawn", "withdrawn by its author"),
                        ],
                        default="pending",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="received"),
                ),
                ("edited_at", models.DateTimeField(blank=True, null=True, verbose_name="changed")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published on")),
                ("moderated_at", models.DateTimeField(blank=True, null=True, verbose_name="moderated")),
                (
                    "reason",
                    models.JSONField(blank=True, default=dict, verbose_name="why it is not published"),
                ),
                ("appeal_text", models.TextField(blank=True, verbose_name="appeal")),
                ("appealed_at", models.DateTimeField(blank=True, null=True, verbose_name="appealed")),
                ("appeal_decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "appeal_reason",
                    models.JSONField(blank=True, default=dict, verbose_name="decision on the appeal"),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
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
                    "appeal_decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="people.person",
                    ),
                ),
                (
                    "moderated_by",
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
                    "subject_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
            ],
            options={
                "verbose_name": "comment",
                "verbose_name_plural": "comments",
                "ordering": ["submitted_at", "pk"],
                "indexes": [
                    models.Index(
                        fields=["subject_type", "subject_id", "submitted_at"], name="discuss_subject"
                    ),
                    models.Index(fields=["municipality", "state", "submitted_at"], name="discuss_state"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="discuss_published_has_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("appeal_decided_at__isnull", True),
                            ("appealed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="discuss_appeal_before_decision",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("accepted", "accepted"),
                            ("accepted_in_part", "accepted in part"),
                            ("refused", "not accepted"),
                            ("answered", "answered"),
                        ],
                        max_length=16,
                        verbose_name="outcome",
                    ),
                ),
                ("reason", models.JSONField(default=dict, verbose_name="reason")),
                (
                    "changed",
                    models.JSONField(blank=True, default=dict, verbose_name="what changed because of it"),
                ),
                (
                    "answered_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="answered"),
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
                    "comment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer",
                        to="discuss.comment",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer",
                "verbose_name_plural": "answers",
            },
        ),
    ]
