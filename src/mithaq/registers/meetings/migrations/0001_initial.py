import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bodies", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("people", "0002_shared_cache"),
        ("places", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "verbose_name": "calendar address",
                "verbose_name_plural": "calendar addresses",
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("title", models.JSONField(blank=True, default=dict, verbose_name="title")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("in_person", "in person"),
                            ("online", "online"),
                            ("hybrid", "in person and online"),
                        ],
                        default="in_person",
                        max_length=9,
                        verbose_name="form",
                    ),
                ),
                ("place", models.JSONField(blank=True, default=dict, verbose_name="place")),
                ("link", models.URLField(blank=True, verbose_name="link to the online meeting")),
                ("starts_at", models.DateTimeField(verbose_name="starts")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("day_is_set", models.BooleanField(default=True)),
                ("period_starts_on", models.DateField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "planned"), ("held", "held"), ("cancelled", "cancelled")],
                        default="planned",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "cancel_reason",
                    models.JSONField(blank=True, default=dict, verbose_name="why it was cancelled"),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="open to the public")),
                ("needs", models.JSONField(blank=True, default=dict, verbose_name="what the body needs")),
                ("subject_id", models.PositiveBigIntegerField(blank=True, null=True)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="bodies.body"
                    ),
                ),
                (
                    "convened_by",
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
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ["starts_at", "pk"],
                "indexes": [
                    models.Index(fields=["municipality", "starts_at"], name="meetings_starts"),
                    models.Index(fields=["subject_type", "subject_id"], name="meetings_subject"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("body", "number"), name="meetings_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("period_starts_on__isnull", False)),
                        fields=("body", "period_starts_on"),
                        name="meetings_one_regular",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="meetings_in_order",
                        violation_error_message="The meeting ends before it starts.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "access_needs",
                    models.CharField(blank=True, max_length=300, verbose_name="what you need to take part"),
                ),
                ("needs_met", models.BooleanField(blank=True, null=True, verbose_name="was it provided")),
                (
                    "needs_note",
                    models.CharField(blank=True, max_length=300, verbose_name="what was done about it"),
                ),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                (
                    "reply",
                    models.CharField(
                        choices=[("invited", "invited"), ("accepted", "accepted"), ("declined", "declined")],
                        default="invited",
                        max_length=8,
                        verbose_name="answer",
                    ),
                ),
                ("replied_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "presence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "not recorded"),
                            ("present", "present"),
                            ("apologies", "excused"),
                            ("absent", "absent"),
                        ],
                        max_length=9,
                        verbose_name="presence",
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
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.seat",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["municipality", "person"], name="meetings_invited")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("seat__isnull", False)),
                        fields=("meeting", "seat"),
                        name="meetings_one_invitation_a_seat",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AttendanceCount",
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
                            ("private", "business"),
                            ("academic", "universities and research"),
                            ("media", "media"),
                            ("other", "others"),
                        ],
                        max_length=10,
                        verbose_name="category",
                    ),
                ),
                ("women", models.PositiveIntegerField(default=0, verbose_name="women")),
                ("men", models.PositiveIntegerField(default=0, verbose_name="men")),
                ("unknown", models.PositiveIntegerField(default=0, verbose_name="not said")),
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendance",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendance",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "category"), name="meetings_count")
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("title", models.JSONField(default=dict, verbose_name="title")),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes")),
                ("subject_id", models.PositiveBigIntegerField(blank=True, null=True)),
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "point of the agenda",
                "verbose_name_plural": "points of the agenda",
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ActionItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("what", models.JSONField(default=dict, verbose_name="what is to be done")),
                ("due_on", models.DateField(verbose_name="until")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("done_note", models.JSONField(blank=True, default=dict, verbose_name="what came of it")),
                ("reminded_on", models.DateField(blank=True, editable=False, null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "function",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.function",
                        verbose_name="function",
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
                        verbose_name="institution",
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actions",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "action item",
                "verbose_name_plural": "action items",
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "number"), name="meetings_action_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person__isnull", False),
                            ("organisation__isnull", False),
                            ("function__isnull", False),
                            _connector="OR",
                        ),
                        name="meetings_action_has_owner",
                        violation_error_message="Say who does it: a person, an institution or a function.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
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
                        choices=[("draft", "draft"), ("approved", "approved"), ("published", "published")],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("text", models.JSONField(blank=True, default=dict, verbose_name="minutes")),
                ("version", models.PositiveIntegerField(default=1)),
                ("drafted_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="approved")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="meetings.meeting",
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
                "verbose_name": "minutes",
                "verbose_name_plural": "minutes",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="meetings_published_has_date",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("title", models.JSONField(default=dict, verbose_name="title")),
                ("text", models.JSONField(blank=True, default=dict, verbose_name="text")),
                ("subject_id", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="meetings.meeting",
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
                "verbose_name": "decision in the minutes",
                "verbose_name_plural": "decisions in the minutes",
                "ordering": ["number", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "number"), name="meetings_decision_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("subject_id__isnull", False)),
                        fields=("meeting", "subject_type", "subject_id"),
                        name="meetings_decision_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MissedPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                ("noticed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="missed_periods",
                        to="bodies.body",
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
                "verbose_name": "period without a meeting",
                "verbose_name_plural": "periods without a meeting",
                "ordering": ["-starts_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("body", "starts_on"), name="meetings_missed_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "access_needs",
                    models.CharField(blank=True, max_length=300, verbose_name="what you need to take part"),
                ),
                ("needs_met", models.BooleanField(blank=True, null=True, verbose_name="was it provided")),
                (
                    "needs_note",
                    models.CharField(blank=True, max_length=300, verbose_name="what was done about it"),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("registered_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("came", models.BooleanField(blank=True, null=True, verbose_name="came")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="registrations",
                        to="meetings.meeting",
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
            ],
            options={
                "verbose_name": "registration",
                "verbose_name_plural": "registrations",
                "ordering": ["pk"],
            },
        ),
    ]
