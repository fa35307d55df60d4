import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import fgc.lib.keys
from fgc.lib.migrations import EveryTable


class Migration(EveryTable):
    replaces = [
        ("cases", "0001_initial"),
        ("cases", "0002_timescales"),
        ("cases", "0003_urgency"),
        ("cases", "0004_notices_and_finishes"),
        ("cases", "0005_ranges_and_pairs"),
        ("cases", "0006_reopened_and_emergency_hours"),
        ("cases", "0007_where_opened_work_goes_on"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=13, unique=True)),
                (
                    "title",
                    models.CharField(help_text="the children's names, as lists show them", max_length=200),
                ),
                ("children_count", models.PositiveSmallIntegerField(default=0)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for a coordinator"),
                            ("preparing", "Preparing"),
                            ("arranged", "Conference arranged"),
                            ("held", "Conference held"),
                            ("planned", "Plan in place"),
                            ("reviewing", "In review"),
                            ("closed", "Finished"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("stage_since", models.DateField()),
                ("is_open", models.BooleanField(default=True)),
                ("is_urgent", models.BooleanField(default=False)),
                (
                    "is_emergency",
                    models.BooleanField(default=False, help_text="the family has to meet within a day"),
                ),
                ("urgent_why", models.CharField(blank=True, max_length=500)),
                (
                    "urgent_since",
                    models.DateField(
                        blank=True, help_text="when not from the day it was accepted", null=True
                    ),
                ),
                (
                    "urgent_at",
                    models.DateTimeField(
                        blank=True, help_text="when somebody said so: an emergency is in hours", null=True
                    ),
                ),
                ("is_restricted", models.BooleanField(default=False)),
                ("restricted_reason", models.CharField(blank=True, max_length=500)),
                ("on_hold_until", models.DateField(blank=True, null=True)),
                ("on_hold_reason", models.CharField(blank=True, max_length=500)),
                ("received_on", models.DateField()),
                ("accepted_on", models.DateField()),
                ("allocated_on", models.DateField(blank=True, null=True)),
                (
                    "conference_on",
                    models.DateField(blank=True, help_text="the next or latest conference", null=True),
                ),
                ("review_due_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "reopened_on",
                    models.DateField(blank=True, help_text="its days count from then", null=True),
                ),
                (
                    "goes_on_at",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("waiting", "Waiting for a coordinator"),
                            ("preparing", "Preparing"),
                            ("arranged", "Conference arranged"),
                            ("held", "Conference held"),
                            ("planned", "Plan in place"),
                            ("reviewing", "In review"),
                            ("closed", "Finished"),
                        ],
                        help_text="where the work goes on once a record that was opened again has a coordinator",
                        max_length=12,
                    ),
                ),
                ("closed_reason", models.CharField(blank=True, max_length=40)),
                ("messages_stopped_at", models.DateTimeField(blank=True, null=True)),
                ("updated_at", models.DateTimeField()),
                (
                    "coordinator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coordinates",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "referrer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referred",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="accounts.service",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="accounts.team",
                    ),
                ),
            ],
            options={
                "ordering": ["-updated_at", "-id"],
                "permissions": [
                    ("refer", "Is referrer of this case"),
                    ("coordinate", "Is coordinator of this case"),
                    ("cover", "Is cover of this case"),
                    ("named", "Is named of this case"),
                    ("govern", "Is info_governance of this case"),
                    ("emergency", "Is emergency of this case"),
                    ("finish_notes", "Is handing_over of this case"),
                    ("share", "Is shared of this case"),
                ],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        models.F("coordinator"),
                        models.OrderBy(models.F("updated_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="cases_coord_all",
                    ),
                    models.Index(
                        models.F("referrer"),
                        models.OrderBy(models.F("updated_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="cases_ref_all",
                    ),
                    models.Index(
                        models.F("team"),
                        models.OrderBy(models.F("updated_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="cases_team_all",
                    ),
                    models.Index(
                        models.F("service"),
                        models.OrderBy(models.F("updated_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="cases_service_all",
                    ),
                    models.Index(
                        models.F("coordinator"),
                        models.OrderBy(models.F("updated_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("is_open", True)),
                        name="cases_coord_open",
                    ),
                    models.Index(
                        models.F("referrer"),
                        models.OrderBy(models.F("updated_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("is_open", True)),
                        name="cases_ref_open",
                    ),
                    models.Index(
                        models.F("team"),
                        models.OrderBy(models.F("updated_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("is_open", True)),
                        name="cases_team_open",
                    ),
                    models.Index(
                        models.F("service"),
                        models.OrderBy(models.F("updated_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("is_open", True)),
                        name="cases_service_open",
                    ),
                    models.Index(
                        models.F("service"),
                        models.F("stage"),
                        models.OrderBy(models.F("updated_at"), descending=True),
                        condition=models.Q(("is_open", True)),
                        name="cases_stage_open",
                    ),
                    models.Index(
                        condition=models.Q(("is_open", True), ("review_due_on__isnull", False)),
                        fields=["review_due_on"],
                        name="cases_review_due",
                    ),
                    models.Index(fields=["service", "accepted_on"], name="cases_accepted"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", False), ("is_open", False)),
                            models.Q(("closed_on__isnull", True), ("is_open", True)),
                            _connector="OR",
                        ),
                        name="cases_closed_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_open", False), ("stage", "closed")),
                            models.Q(models.Q(("stage", "closed"), _negated=True), ("is_open", True)),
                            _connector="OR",
                        ),
                        name="cases_closed_stage",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stage__in", ["waiting", "closed"]),
                            ("coordinator__isnull", False),
                            _connector="OR",
                        ),
                        name="cases_has_coordinator",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_restricted", False),
                            models.Q(("restricted_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_restricted_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_emergency", False), ("is_urgent", True), _connector="OR"),
                        name="cases_emergency_is_urgent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("on_hold_until__isnull", True),
                            models.Q(("on_hold_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_hold_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseFinish",
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
                ("reason", models.CharField(max_length=40)),
                (
                    "words",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="in the family's words, if they want"
                    ),
                ),
                (
                    "own_plan",
                    models.TextField(blank=True, verbose_name="the plan the family made without a meeting"),
                ),
                (
                    "moved_to",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="council that received the work"
                    ),
                ),
                ("told", models.CharField(blank=True, max_length=300, verbose_name="who was told, and how")),
                ("letter_on", models.DateField(blank=True, null=True)),
                ("feedback_asked_on", models.DateField(blank=True, null=True)),
                (
                    "feedback_not_asked",
                    models.CharField(blank=True, max_length=300, verbose_name="why feedback was not asked"),
                ),
                (
                    "records_label",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("family_help", "Family help or child in need"),
                            ("protection", "A child protection plan at some time"),
                            ("in_care", "In care at some time"),
                            ("none", "None of these"),
                            ("to_decide", "Information governance decides"),
                        ],
                        max_length=12,
                        verbose_name="for how long records are kept",
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("signed_off_at", models.DateTimeField(blank=True, null=True)),
                ("sent_back_at", models.DateTimeField(blank=True, null=True)),
                ("sent_back_reason", models.CharField(blank=True, max_length=500)),
                ("reopened_at", models.DateTimeField(blank=True, null=True)),
                ("reopened_reason", models.CharField(blank=True, max_length=500)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="finishes", to="cases.case"
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
                    "reopened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sent_back_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signed_off_by",
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
                "ordering": ["-id"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("sent_back_at__isnull", True), ("signed_off_at__isnull", True)),
                        fields=["case"],
                        name="cases_finish_waits",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_off_at__isnull", True), ("signed_off_by__isnull", True)),
                            models.Q(("signed_off_at__isnull", False), ("signed_off_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="cases_signed_off_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_back_at__isnull", True), ("sent_back_by__isnull", True)),
                            models.Q(("sent_back_at__isnull", False), ("sent_back_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="cases_sent_back_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reopened_at__isnull", True), ("reopened_by__isnull", True)),
                            models.Q(("reopened_at__isnull", False), ("reopened_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="cases_reopened_by",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("reopened_at__isnull", True), ("sent_back_at__isnull", True)),
                        fields=("case",),
                        name="cases_finished_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reopened_at__isnull", True),
                            models.Q(("reopened_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_reopened_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_back_at__isnull", True),
                            models.Q(("sent_back_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_sent_back_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                    "relationship",
                    models.CharField(
                        choices=[
                            ("referrer", "Referrer"),
                            ("coordinator", "Coordinator"),
                            ("cover", "Cover"),
                            ("named", "Named"),
                            ("info_governance", "Info governance"),
                            ("emergency", "Emergency"),
                            ("handing_over", "Handing over"),
                            ("shared", "Shared"),
                            ("conflict", "Conflict"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "extent",
                    models.CharField(
                        blank=True,
                        help_text="for a share: the rights it names, with spaces between",
                        max_length=200,
                    ),
                ),
                ("reason", models.CharField(max_length=500)),
                ("starts_on", models.DateField()),
                ("until", models.DateField(blank=True, help_text="the last day", null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_reason", models.CharField(blank=True, max_length=500)),
                (
                    "absence",
                    models.ForeignKey(
                        blank=True,
                        help_text="whose days away it covers",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="accounts.absence",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="cases.case",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["made_at"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["person", "case"],
                        name="cases_member_current",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("case", "person", "relationship"),
                        name="cases_one_current_membership",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True), ("relationship", "coordinator")),
                        fields=("case",),
                        name="cases_one_coordinator",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True), ("relationship", "referrer")),
                        fields=("case",),
                        name="cases_one_referrer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="cases_membership_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="cases_membership_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "relationship__in",
                                    ["cover", "shared", "emergency", "info_governance", "handing_over"],
                                ),
                                _negated=True,
                            ),
                            ("until__isnull", False),
                            _connector="OR",
                        ),
                        name="cases_grants_end",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseUserObjectPermission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="cases.case"),
                ),
                (
                    "permission",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="permissions",
                        to="cases.membership",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
                "indexes": [models.Index(fields=["user", "content_object"], name="cases_perm_user_case")],
                "unique_together": {("user", "permission", "content_object")},
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
                (
                    "key",
                    models.CharField(
                        default=fgc.lib.keys.new_key, editable=False, max_length=10, unique=True
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("spoke_to_referrer", "Spoke to the social worker"),
                            ("met_referrer", "Met the social worker about the referral"),
                            ("report_came", "The social worker's report for the conference came"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        blank=True, help_text="key of the conference, for its report", max_length=40
                    ),
                ),
                ("on", models.DateField(verbose_name="on which day")),
                ("at", models.DateTimeField()),
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
                        related_name="milestones",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "default_permissions": (),
                "indexes": [models.Index(fields=["case", "what"], name="cases_milestone_what")],
            },
        ),
        migrations.CreateModel(
            name="MissedTimescale",
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
                ("clock", models.CharField(max_length=24, verbose_name="which timescale")),
                ("about", models.CharField(blank=True, max_length=40)),
                ("due_on", models.DateField(verbose_name="the day that was missed")),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("family", "The family chose to wait"),
                            ("child", "The child needed more time"),
                            ("safety", "Safety had to be sorted out first"),
                            ("referrer", "Waiting for the social worker"),
                            ("place", "No place or interpreter could be found"),
                            ("capacity", "The service had no room"),
                            ("court", "The court or another decision was awaited"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="anything to add")),
                ("at", models.DateTimeField()),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="missed", to="cases.case"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "default_permissions": (),
                "indexes": [models.Index(fields=["case", "clock"], name="cases_missed_clock")],
            },
        ),
        migrations.CreateModel(
            name="SafeguardingNotice",
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
                ("facts", models.TextField(verbose_name="what must be known to keep somebody safe")),
                (
                    "arose",
                    models.CharField(
                        choices=[
                            ("preparation", "While preparing"),
                            ("conference", "At the conference"),
                            ("plan", "In the plan"),
                            ("check_in", "At a check-in"),
                            ("review", "At a review"),
                            ("other", "At another time"),
                        ],
                        max_length=12,
                    ),
                ),
                ("learned_on", models.DateField(verbose_name="the day the writer learned of it")),
                (
                    "person_told",
                    models.BooleanField(verbose_name="the person who said it knows that it is passed on"),
                ),
                ("not_told_reason", models.CharField(blank=True, max_length=500)),
                (
                    "spoken_to",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="whom the writer also spoke to, and when"
                    ),
                ),
                (
                    "police",
                    models.CharField(blank=True, max_length=300, verbose_name="police or emergency services"),
                ),
                ("at", models.DateTimeField()),
                ("answer", models.TextField(blank=True, verbose_name="what the social worker does")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                        related_name="safeguarding_notices",
                        to="cases.case",
                    ),
                ),
                (
                    "to_referrer",
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
                "ordering": ["-id"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=["case"],
                        name="cases_notice_waits",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person_told", True),
                            models.Q(("not_told_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_notice_why_not_told",
                        violation_error_message="Say why they were not told.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at__isnull", True),
                            models.Q(("answered_by__isnull", False), models.Q(("answer", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="cases_notice_answered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StageChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "before",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("waiting", "Waiting for a coordinator"),
                            ("preparing", "Preparing"),
                            ("arranged", "Conference arranged"),
                            ("held", "Conference held"),
                            ("planned", "Plan in place"),
                            ("reviewing", "In review"),
                            ("closed", "Finished"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for a coordinator"),
                            ("preparing", "Preparing"),
                            ("arranged", "Conference arranged"),
                            ("held", "Conference held"),
                            ("planned", "Plan in place"),
                            ("reviewing", "In review"),
                            ("closed", "Finished"),
                        ],
                        max_length=12,
                    ),
                ),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stage_changes",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "default_permissions": (),
            },
        ),
    ]
