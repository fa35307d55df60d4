import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import fgc.lib.keys
from fgc.lib.migrations import EveryTable


class Migration(EveryTable):
    replaces = [
        ("conferences", "0001_initial"),
        ("conferences", "0002_family_time_again"),
        ("conferences", "0003_contact_corrections"),
        ("conferences", "0004_safety_overrides"),
        ("conferences", "0005_parts_of_a_conference"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("cases", "0001_squashed"),
        ("network", "0001_squashed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Conference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=fgc.lib.keys.new_key, editable=False, max_length=10, unique=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first", "Family group conference"),
                            ("separate", "Separate sitting of the same conference"),
                            ("review", "Review conference"),
                            ("reconvened", "Reconvened conference"),
                        ],
                        default="first",
                        max_length=12,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("booked", "Arranged"),
                            ("under_way", "Under way"),
                            ("held", "Held"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="booked",
                        max_length=12,
                    ),
                ),
                (
                    "place_note",
                    models.CharField(blank=True, max_length=300, verbose_name="room and other notes"),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("booked_at", models.DateTimeField(auto_now_add=True)),
                (
                    "safe_to_send",
                    models.BooleanField(default=False, help_text="the coordinator checked the invitations"),
                ),
                (
                    "invites_version",
                    models.PositiveIntegerField(default=1, help_text="SEQUENCE of the calendar file"),
                ),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_reason", models.CharField(blank=True, max_length=500)),
                ("began_at", models.DateTimeField(blank=True, null=True)),
                ("sharing_started_at", models.DateTimeField(blank=True, null=True)),
                ("sharing_ended_at", models.DateTimeField(blank=True, null=True)),
                ("private_started_at", models.DateTimeField(blank=True, null=True)),
                ("private_ended_at", models.DateTimeField(blank=True, null=True)),
                ("called_in_count", models.PositiveSmallIntegerField(default=0)),
                ("agreeing_started_at", models.DateTimeField(blank=True, null=True)),
                (
                    "held_at",
                    models.DateTimeField(blank=True, help_text="when the conference ended", null=True),
                ),
                (
                    "booked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conferences",
                        to="cases.case",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="the conference of which this is another sitting; it is itself no part of another",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="conferences.conference",
                    ),
                ),
                (
                    "venue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conferences",
                        to="conferences.venue",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "id"],
                "default_permissions": (),
                "indexes": [models.Index(fields=["starts_at"], name="conferences_starts")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="conferences_end_after_start",
                        violation_error_message="The end must be after the start.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("private_ended_at__isnull", True),
                            ("private_ended_at__gte", models.F("private_started_at")),
                            _connector="OR",
                        ),
                        name="conferences_private_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "cancelled"), _negated=True),
                            models.Q(
                                ("cancelled_at__isnull", False),
                                models.Q(("cancelled_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="conferences_cancelled_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "held"), _negated=True),
                            ("held_at__isnull", False),
                            _connector="OR",
                        ),
                        name="conferences_held_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("part_of__isnull", True),
                            models.Q(
                                ("kind__in", ("separate", "reconvened")),
                                models.Q(("part_of", models.F("pk")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="conferences_part_of_another",
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
                    "key",
                    models.CharField(
                        default=fgc.lib.keys.new_key, editable=False, max_length=10, unique=True
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("room", "In the room"),
                            ("video", "By video"),
                            ("phone", "By phone"),
                            ("writing", "Sends their views"),
                        ],
                        default="room",
                        max_length=8,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("not_asked", "Not asked yet"),
                            ("asked", "Asked"),
                            ("coming", "Coming"),
                            ("unsure", "Not sure"),
                            ("not_coming", "Chose not to come"),
                        ],
                        default="not_asked",
                        max_length=12,
                    ),
                ),
                (
                    "answered_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_person", "In person"),
                            ("phone", "By phone"),
                            ("letter", "By letter"),
                            ("message", "By text or e-mail"),
                            ("somebody", "Through somebody else"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "support",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="interpreter, supporter, travel"
                    ),
                ),
                (
                    "arrive_at",
                    models.DateTimeField(blank=True, help_text="when it differs from the start", null=True),
                ),
                (
                    "time_zone",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("America/Jamaica", "Jamaica"),
                            ("America/New_York", "United States or Canada, east coast"),
                            ("Africa/Lagos", "Nigeria"),
                            ("Europe/Paris", "Western and central Europe"),
                            ("Europe/Bucharest", "Eastern Europe"),
                            ("Africa/Mogadishu", "East Africa"),
                            ("Asia/Dubai", "Gulf states"),
                            ("Asia/Karachi", "Pakistan"),
                            ("Asia/Kolkata", "India"),
                            ("Asia/Dhaka", "Bangladesh"),
                            ("Asia/Hong_Kong", "Hong Kong"),
                            ("Australia/Sydney", "Australia, east coast"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "tell_place",
                    models.BooleanField(
                        default=True, help_text="no: the letter says to ring the coordinator instead"
                    ),
                ),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                (
                    "told_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_person", "In person"),
                            ("phone", "By phone"),
                            ("letter", "By letter"),
                            ("message", "By text or e-mail"),
                            ("somebody", "Through somebody else"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "came",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not here yet"),
                            ("here", "Here"),
                            ("video", "By video"),
                            ("phone", "By phone"),
                            ("views", "Sent views"),
                            ("no", "Could not come"),
                        ],
                        default="",
                        max_length=6,
                    ),
                ),
                ("arrived_at", models.DateTimeField(blank=True, null=True)),
                ("in_private_time", models.BooleanField(default=False)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="conferences.conference",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="network.person",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person__isnull", False), ("staff__isnull", True)),
                            models.Q(("person__isnull", True), ("staff__isnull", False)),
                            _connector="OR",
                        ),
                        name="conferences_invited_one",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=("conference", "person"),
                        name="conferences_person_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=("conference", "staff"),
                        name="conferences_staff_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FurtherFamilyTime",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=fgc.lib.keys.new_key, editable=False, max_length=10, unique=True
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="further_family_times",
                        to="conferences.conference",
                    ),
                ),
                (
                    "present",
                    models.ManyToManyField(related_name="further_family_times", to="conferences.invitation"),
                ),
            ],
            options={
                "ordering": ["started_at", "id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True),
                            ("ended_at__gte", models.F("started_at")),
                            _connector="OR",
                        ),
                        name="conferences_further_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("conference",),
                        name="conferences_further_runs_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PreparationRead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=fgc.lib.keys.new_key, editable=False, max_length=10, unique=True
                    ),
                ),
                ("on", models.DateField()),
                ("reason", models.CharField(max_length=500)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="preparation_reads",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("case", "by", "on"), name="conferences_read_once_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="conferences_read_why"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyOverride",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=fgc.lib.keys.new_key, editable=False, max_length=10, unique=True
                    ),
                ),
                (
                    "for_version",
                    models.PositiveIntegerField(
                        help_text="the conference as it stood: it lapses when that moves"
                    ),
                ),
                ("why", models.TextField()),
                ("arrangements", models.TextField(verbose_name="safety arrangements")),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("is_allowed", models.BooleanField(null=True)),
                ("decided_reason", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_reason", models.CharField(blank=True, max_length=500)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overrides",
                        to="conferences.conference",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "restriction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overrides",
                        to="network.restriction",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("why", ""), _negated=True),
                            models.Q(("arrangements", ""), _negated=True),
                        ),
                        name="conferences_override_asked_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at", None),
                                ("decided_by", None),
                                ("decided_reason", ""),
                                ("is_allowed", None),
                            ),
                            models.Q(
                                ("decided_by__isnull", False),
                                ("is_allowed__isnull", False),
                                models.Q(("decided_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="conferences_override_decided_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked_by", models.F("decided_by")), _negated=True),
                        name="conferences_override_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None),
                            models.Q(
                                ("ended_by__isnull", False),
                                ("is_allowed", True),
                                models.Q(("ended_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="conferences_override_ended_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("decided_at", None)),
                        fields=("conference", "restriction", "for_version"),
                        name="conferences_override_asked_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TimeCorrection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=fgc.lib.keys.new_key, editable=False, max_length=10, unique=True
                    ),
                ),
                (
                    "which",
                    models.CharField(
                        choices=[
                            ("began_at", "began"),
                            ("sharing_started_at", "sharing started"),
                            ("sharing_ended_at", "sharing ended"),
                            ("private_started_at", "private started"),
                            ("private_ended_at", "private ended"),
                            ("agreeing_started_at", "agreeing started"),
                            ("held_at", "held"),
                            ("further_started_at", "further started"),
                            ("further_ended_at", "further ended"),
                        ],
                        max_length=20,
                    ),
                ),
                ("was_at", models.DateTimeField(null=True)),
                ("now_at", models.DateTimeField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("late", "The button was pressed late"),
                            ("wrong", "The wrong button was pressed"),
                            ("paper", "Entered afterwards from the paper sheet"),
                            ("clock", "The clock was wrong"),
                        ],
                        max_length=5,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="conferences.conference",
                    ),
                ),
                (
                    "further",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="conferences.furtherfamilytime",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Venue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=fgc.lib.keys.new_key, editable=False, max_length=10, unique=True
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("access", models.CharField(blank=True, max_length=300, verbose_name="getting in")),
                ("rooms", models.CharField(blank=True, max_length=300)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="venues",
                        to="accounts.service",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("service", "name"),
                        name="conferences_venue_name",
                        violation_error_message="There is a venue of that name already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConferenceMove",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=fgc.lib.keys.new_key, editable=False, max_length=10, unique=True
                    ),
                ),
                ("was_starts_at", models.DateTimeField()),
                ("was_ends_at", models.DateTimeField()),
                ("reason", models.CharField(max_length=500)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="conferences.conference",
                    ),
                ),
                (
                    "was_venue",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="conferences.venue",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="conferences_moved_why"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=fgc.lib.keys.new_key, editable=False, max_length=10, unique=True
                    ),
                ),
                ("on", models.DateField()),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("visit", "Visited at home"),
                            ("elsewhere", "Met somewhere else"),
                            ("phone", "Phone"),
                            ("video", "Video call"),
                            ("message", "Text or e-mail"),
                            ("letter", "Letter"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reached", models.BooleanField(default=True, help_text="no: a try that did not reach them")),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("why", models.CharField(blank=True, max_length=500, verbose_name="why it was corrected")),
                ("took_place", models.BooleanField(default=True, help_text="no: it was recorded by mistake")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="cases.case"
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        help_text="the row before",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="conferences.contact",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="network.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("corrects__isnull", True), ("took_place", True), ("why", "")),
                            models.Q(("corrects__isnull", False), models.Q(("why", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="conferences_corrected_why",
                    )
                ],
            },
        ),
    ]
