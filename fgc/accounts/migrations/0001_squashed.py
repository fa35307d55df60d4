import datetime

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import fgc.lib.dates
import fgc.lib.keys
from fgc.lib.migrations import EveryTable


class Migration(EveryTable):
    replaces = [
        ("accounts", "0001_initial"),
        ("accounts", "0003_reminders_and_absences"),
        ("accounts", "0004_ranges_and_pairs"),
        ("accounts", "0005_address_of_the_service"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Service",
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
                (
                    "nation",
                    models.CharField(
                        choices=[
                            ("ENG", "England"),
                            ("WLS", "Wales"),
                            ("SCT", "Scotland"),
                            ("NIR", "Northern Ireland"),
                        ],
                        default="ENG",
                        max_length=3,
                    ),
                ),
                (
                    "phone",
                    models.CharField(
                        default="0151 496 0100", help_text="what families are told to ring", max_length=20
                    ),
                ),
                (
                    "address",
                    models.CharField(
                        blank=True,
                        help_text="where it is, on the letterhead of copies and letters",
                        max_length=200,
                    ),
                ),
                (
                    "acknowledge_days",
                    models.PositiveSmallIntegerField(default=2, verbose_name="acknowledge a referral"),
                ),
                (
                    "decide_days",
                    models.PositiveSmallIntegerField(default=5, verbose_name="decide on a referral"),
                ),
                (
                    "allocate_days",
                    models.PositiveSmallIntegerField(
                        default=5, verbose_name="give an accepted referral to a coordinator"
                    ),
                ),
                (
                    "contact_referrer_days",
                    models.PositiveSmallIntegerField(
                        default=2, verbose_name="speak to the social worker once allocated"
                    ),
                ),
                (
                    "referral_meeting_days",
                    models.PositiveSmallIntegerField(default=5, verbose_name="meet the social worker"),
                ),
                (
                    "first_contact_days",
                    models.PositiveSmallIntegerField(default=5, verbose_name="first contact with the family"),
                ),
                (
                    "conference_days",
                    models.PositiveSmallIntegerField(default=30, verbose_name="hold the conference"),
                ),
                (
                    "conference_late_days",
                    models.PositiveSmallIntegerField(default=40, verbose_name="conference is late"),
                ),
                (
                    "urgent_days",
                    models.PositiveSmallIntegerField(default=5, verbose_name="hold an urgent conference"),
                ),
                (
                    "report_days",
                    models.PositiveSmallIntegerField(
                        default=5, verbose_name="social worker's report before the conference"
                    ),
                ),
                (
                    "share_plan_days",
                    models.PositiveSmallIntegerField(default=2, verbose_name="get the plan to everyone"),
                ),
                (
                    "share_plan_late_days",
                    models.PositiveSmallIntegerField(
                        default=5, verbose_name="getting the plan to everyone is late"
                    ),
                ),
                (
                    "decision_days",
                    models.PositiveSmallIntegerField(
                        default=2, verbose_name="decision when the referrer lacked authority"
                    ),
                ),
                (
                    "check_in_weeks",
                    models.PositiveSmallIntegerField(default=4, verbose_name="weeks from plan to check-in"),
                ),
                (
                    "review_weeks",
                    models.PositiveSmallIntegerField(default=12, verbose_name="weeks from plan to review"),
                ),
                (
                    "review_reminder_days",
                    models.PositiveSmallIntegerField(
                        default=21, verbose_name="days before a review to remind"
                    ),
                ),
                (
                    "finish_days",
                    models.PositiveSmallIntegerField(default=20, verbose_name="finish after the last review"),
                ),
                ("quiet_days", models.PositiveSmallIntegerField(default=10, verbose_name="nobody in touch")),
                (
                    "climb_days",
                    models.PositiveSmallIntegerField(
                        default=2, verbose_name="overdue before the manager is told"
                    ),
                ),
                (
                    "digest_at",
                    models.TimeField(default=datetime.time(8, 0), verbose_name="morning e-mail at"),
                ),
                ("quiet_from", models.TimeField(default=datetime.time(19, 0), verbose_name="no e-mail from")),
                (
                    "quiet_until",
                    models.TimeField(default=datetime.time(7, 30), verbose_name="no e-mail until"),
                ),
                (
                    "caseload_guide",
                    models.PositiveSmallIntegerField(
                        default=12, verbose_name="families for a full-time coordinator"
                    ),
                ),
                (
                    "fgdm_duty_from",
                    models.DateField(blank=True, null=True, verbose_name="duty to offer in force from"),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Team",
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
                (
                    "kind",
                    models.CharField(
                        choices=[("social_work", "Refers families"), ("conferences", "Runs conferences")],
                        default="social_work",
                        max_length=20,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teams",
                        to="accounts.service",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        models.F("service"),
                        django.db.models.functions.text.Lower("name"),
                        name="accounts_team_name",
                        violation_error_message="There is a team of that name already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=fgc.lib.keys.new_key, editable=False, max_length=10, unique=True
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail address")),
                ("name", models.CharField(max_length=120)),
                ("job_title", models.CharField(blank=True, max_length=120)),
                ("phone", models.CharField(blank=True, max_length=20)),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("social_worker", "Social worker"),
                            ("social_work_manager", "Social work manager"),
                            ("coordinator", "Coordinator"),
                            ("service_manager", "Service manager"),
                            ("business_support", "Business support"),
                            ("information_governance", "Information governance"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "working_pattern",
                    models.DecimalField(
                        decimal_places=2, default=1, help_text="1 is full time", max_digits=3
                    ),
                ),
                (
                    "emails",
                    models.CharField(
                        choices=[
                            ("digest", "One email each morning"),
                            ("each", "An email for each reminder"),
                            ("none", "No emails: I look in the app"),
                        ],
                        default="digest",
                        max_length=6,
                        verbose_name="reminders by email",
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("joined_at", models.DateTimeField(auto_now_add=True)),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="accounts.service",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="accounts.team",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_superuser", False)), name="accounts_no_superuser"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="accounts_small_email",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TeamManager",
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
                ("since", models.DateField(default=fgc.lib.dates.today)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="manages",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="managers",
                        to="accounts.team",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True),
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="accounts_manages_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("team", "person"),
                        name="accounts_manages_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Absence",
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
                ("since", models.DateField(verbose_name="first day away")),
                ("until", models.DateField(verbose_name="last day away")),
                ("agreed_at", models.DateTimeField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "cover",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="covers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["since", "id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))),
                        name="accounts_absence_dates",
                        violation_error_message="The last day is before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cover__isnull", True),
                            models.Q(("cover", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="accounts_absence_other",
                        violation_error_message="Choose somebody else.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_at__isnull", True), ("agreed_by__isnull", True)),
                            models.Q(
                                ("agreed_at__isnull", False),
                                ("cover__isnull", False),
                                models.Q(("agreed_by", models.F("cover")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="accounts_absence_agreed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleChange",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("social_worker", "Social worker"),
                            ("social_work_manager", "Social work manager"),
                            ("coordinator", "Coordinator"),
                            ("service_manager", "Service manager"),
                            ("business_support", "Business support"),
                            ("information_governance", "Information governance"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=30,
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("agreed", models.BooleanField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="role_changes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-proposed_at"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("decided_at__isnull", True)),
                        fields=("person",),
                        name="accounts_one_open_role_change",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed__isnull", True), ("decided_at__isnull", True)),
                            models.Q(("agreed__isnull", False), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="accounts_role_change_decided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="accounts_not_own_role",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            ("proposed_by__isnull", True),
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            ("role", "administrator"),
                            _connector="OR",
                        ),
                        name="accounts_second_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Closure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("reason", models.CharField(max_length=120)),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closures",
                        to="accounts.service",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("service", "day"), name="accounts_closure_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.UUIDField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("result", models.CharField(max_length=300)),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("person", "token"), name="accounts_sent_once")
                ],
            },
        ),
    ]
