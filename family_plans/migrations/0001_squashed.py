import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import fgc.lib.encrypted
import fgc.lib.keys
from fgc.lib.migrations import EveryTable


class Migration(EveryTable):
    replaces = [
        ("family_plans", "0001_initial"),
        ("family_plans", "0003_written_in_the_room"),
        ("family_plans", "0004_editions_packs_and_incidents"),
        ("family_plans", "0005_reviews_and_check_ins"),
        ("family_plans", "0006_outcomes_and_feedback"),
        ("family_plans", "0007_words_agreed_to"),
        ("family_plans", "0008_copies_know_what_was_kept"),
        ("family_plans", "0009_ranges_and_pairs"),
        ("family_plans", "0010_reviews_ask_for_risk"),
        ("family_plans", "0011_words_are_kept_apart"),
        ("family_plans", "0012_checkers_agree_too"),
        ("family_plans", "0013_about_some_children"),
        ("family_plans", "0014_facts_around_the_words"),
        ("family_plans", "0015_answers_on_earlier_plans"),
        ("family_plans", "0016_monitors_agree_too"),
        ("family_plans", "0017_copies_for_records"),
        ("family_plans", "0018_feedback_translated"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("cases", "0001_squashed"),
        ("conferences", "0001_squashed"),
        ("network", "0001_squashed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incident",
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
                ("what", models.TextField(verbose_name="what happened")),
                ("found_at", models.DateTimeField()),
                ("safety", models.TextField(verbose_name="who may be in danger, and what was done")),
                (
                    "back_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="the copy came back or was destroyed on"
                    ),
                ),
                ("back_how", models.CharField(blank=True, max_length=300)),
                ("governance_told_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reported_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="reported to the Information Commissioner"
                    ),
                ),
                ("not_reported_reason", models.CharField(blank=True, max_length=500)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("made_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="incidents", to="cases.case"
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                    "copy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="family_plans.plancopy",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=["found_at"],
                        name="plans_incident_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                            models.Q(
                                ("closed_by__isnull", False),
                                ("governance_told_at__isnull", False),
                                models.Q(
                                    ("reported_at__isnull", False),
                                    models.Q(("not_reported_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="plans_incident_decided",
                        violation_error_message="Say when it was reported, or why it was not.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IncidentTold",
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
                ("who", models.CharField(max_length=120)),
                ("how", models.CharField(max_length=120)),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="told",
                        to="family_plans.incident",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Pack",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting to start"),
                            ("making", "Being made"),
                            ("done", "Finished"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("claim", models.UUIDField(blank=True, help_text="the worker that has it", null=True)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packs",
                        to="family_plans.planversion",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "making"])),
                        fields=["asked_at"],
                        name="plans_pack_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlainWords",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lines", models.TextField(blank=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "service",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plain_words",
                        to="accounts.service",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Plan",
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
                    "stage",
                    models.CharField(
                        choices=[
                            ("writing", "Being written"),
                            ("shown", "Shown for agreement"),
                            ("typed", "Typed"),
                            ("checked", "Checked by the family"),
                            ("final", "Final"),
                        ],
                        default="writing",
                        max_length=10,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agreed", "Agreed"),
                            ("in_part", "Agreed in part"),
                            ("awaiting", "Waiting for a decision"),
                            ("not_agreed", "Not agreed"),
                            ("no_plan", "The family made no plan"),
                            ("family_stopped", "The family chose to stop"),
                            ("options", "More than one choice offered"),
                            ("adjourned", "The family will meet again to go on"),
                        ],
                        max_length=16,
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("why", models.CharField(blank=True, max_length=500, verbose_name="why this version")),
                ("asked_by", models.CharField(blank=True, max_length=120, verbose_name="who asked for it")),
                (
                    "spelling_agreed_by",
                    models.CharField(
                        blank=True,
                        help_text="empty: not even spelling",
                        max_length=120,
                        verbose_name="who said that spelling may be put right",
                    ),
                ),
                (
                    "reconvene_on",
                    models.DateField(blank=True, null=True, verbose_name="when the family meets again"),
                ),
                (
                    "support_may_type",
                    models.BooleanField(default=False, help_text="business support was asked to type it"),
                ),
                ("started_at", models.DateTimeField()),
                (
                    "shown_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="when the family last showed it: what was written since is theirs",
                        null=True,
                    ),
                ),
                ("final_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_at",
                    models.DateTimeField(
                        blank=True, help_text="a later conference began another plan", null=True
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="cases.case"
                    ),
                ),
                (
                    "conference",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="conferences.conference",
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-started_at", "-id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("case",),
                        name="plans_one_current",
                        violation_error_message="There is a plan already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "final"), _negated=True),
                            ("final_at__isnull", False),
                            _connector="OR",
                        ),
                        name="plans_final_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IncludedAnyway",
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
                    "part",
                    models.CharField(
                        help_text="its name, the same in every version (limits.part_of)", max_length=60
                    ),
                ),
                ("reason", models.CharField(max_length=500)),
                ("at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.person"
                    ),
                ),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="included_anyway",
                        to="family_plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="plans_included_why",
                        violation_error_message="Say why they get it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_back_at__isnull", True), ("taken_back_by__isnull", True)),
                            models.Q(("taken_back_at__isnull", False), ("taken_back_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="plans_included_taken_back",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at", None)),
                        fields=("plan", "person", "part"),
                        name="plans_included_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HelpRequest",
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
                ("item", models.CharField(max_length=500)),
                ("from_whom", models.CharField(blank=True, max_length=200)),
                (
                    "how_much",
                    models.CharField(blank=True, max_length=200, verbose_name="how much and for how long"),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for an answer"),
                            ("yes", "Yes"),
                            ("part", "In part"),
                            ("no", "No"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=1000)),
                ("decided_by", models.CharField(blank=True, max_length=120)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="promised by")),
                ("delivered_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "about",
                    models.ManyToManyField(
                        blank=True,
                        help_text="the children it is about; none: all of them",
                        related_name="+",
                        to="network.networkchild",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="help_requests",
                        to="family_plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("answer__in", ["yes", "part"]),
                            ("delivered_on__isnull", True),
                            ("removed_at__isnull", True),
                        ),
                        fields=["due_on"],
                        name="plans_help_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer__in", ["part", "no"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="plans_help_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer", "waiting"),
                            models.Q(
                                ("decided_on__isnull", False), models.Q(("decided_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="plans_help_decided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("delivered_on__isnull", True), ("answer__in", ["yes", "part"]), _connector="OR"
                        ),
                        name="plans_help_delivered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EarlierWords",
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
                ("number", models.PositiveSmallIntegerField(help_text="the version that was being written")),
                ("block", models.CharField(max_length=60)),
                ("words", fgc.lib.encrypted.EncryptedTextField()),
                ("changed_at", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        help_text="who typed over them",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="earlier_words",
                        to="family_plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="CheckIn",
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
                ("due_on", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
                ("with_whom", models.CharField(blank=True, max_length=200)),
                ("words", models.TextField(blank=True, verbose_name="in the family's words")),
                ("not_done_reason", models.CharField(blank=True, max_length=300)),
                ("made_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="check_ins",
                        to="family_plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=["due_on"],
                        name="plans_check_in_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_by__isnull", True), ("done_on__isnull", True)),
                            models.Q(("done_by__isnull", False), ("done_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="plans_check_in_done_by",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("plan",),
                        name="plans_one_open_check_in",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at__isnull", True),
                            ("done_on__isnull", False),
                            models.Q(("not_done_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="plans_check_in_why_not",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CareOffer",
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
                ("for_long", models.BooleanField(default=False, verbose_name="for a long time")),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="in their own words")),
                (
                    "in_plan",
                    models.BooleanField(
                        default=False, verbose_name="it stands in the plan, for whoever gets the plan"
                    ),
                ),
                ("agrees_to_assessment", models.BooleanField(null=True)),
                (
                    "may_share_address",
                    models.BooleanField(
                        default=False, verbose_name="their address may go to the social worker"
                    ),
                ),
                (
                    "referred_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="the social worker asked for the assessment on"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("positive", "Positive"),
                            ("negative", "Not positive"),
                            ("withdrew", "They changed their mind"),
                            ("caring", "Caring for the child now"),
                        ],
                        max_length=12,
                    ),
                ),
                ("outcome_on", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="care_offers",
                        to="network.networkchild",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="care_offers",
                        to="network.person",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="care_offers",
                        to="family_plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("agrees_to_assessment", True),
                            ("outcome", ""),
                            ("referred_on__isnull", True),
                            ("removed_at__isnull", True),
                        ),
                        fields=["plan"],
                        name="plans_care_offer_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=("plan", "person", "child"),
                        name="plans_care_offer_once",
                        violation_error_message="This offer is written down already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome", ""), ("outcome_on__isnull", False), _connector="OR"),
                        name="plans_care_outcome_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
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
                ("number", models.PositiveSmallIntegerField(help_text="the version it is about")),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("agrees", "Agrees"),
                            ("in_part", "Agrees in part"),
                            ("does_not", "Does not agree"),
                        ],
                        max_length=8,
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="in their own words")),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("signed", "Signed on paper"),
                            ("spoken", "Said so, and it was witnessed"),
                            ("not_signed", "Agreed and did not sign"),
                        ],
                        max_length=10,
                    ),
                ),
                ("witness", models.CharField(blank=True, max_length=120, verbose_name="who witnessed it")),
                ("recorded_at", models.DateTimeField()),
                (
                    "of_words",
                    models.CharField(
                        blank=True,
                        help_text="print of the words it was said of; empty: from before prints were kept",
                        max_length=64,
                    ),
                ),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.person"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="family_plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)),
                        fields=("plan", "number", "person"),
                        name="plans_agreement_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer", "does_not"), models.Q(("how", ""), _negated=True), _connector="OR"
                        ),
                        name="plans_agreement_how",
                        violation_error_message="Say how they agreed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanAction",
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
                ("order", models.PositiveIntegerField()),
                (
                    "question_key",
                    models.CharField(
                        blank=True,
                        help_text="the question that the family was asked, when it stands under one",
                        max_length=10,
                    ),
                ),
                (
                    "heading",
                    models.CharField(blank=True, max_length=120, verbose_name="the family's own heading"),
                ),
                ("what", models.CharField(max_length=1000)),
                (
                    "who_words",
                    models.CharField(
                        blank=True, help_text="somebody who is not on the family map", max_length=120
                    ),
                ),
                ("by_when", models.DateField(blank=True, null=True)),
                ("by_words", models.CharField(blank=True, max_length=120)),
                (
                    "how_known",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="how we will know it is working"
                    ),
                ),
                ("checker_words", models.CharField(blank=True, max_length=120)),
                ("help_needed", models.CharField(blank=True, max_length=500)),
                (
                    "who_agreed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="somebody who was not there agreed on"
                    ),
                ),
                ("who_asked_by", models.CharField(blank=True, max_length=120, verbose_name="who asked them")),
                (
                    "checker_agreed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="somebody who was not there agreed to check on"
                    ),
                ),
                (
                    "checker_asked_by",
                    models.CharField(blank=True, max_length=120, verbose_name="who asked them to check"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "about",
                    models.ManyToManyField(
                        blank=True,
                        help_text="the children it is about; none: all of them",
                        related_name="+",
                        to="network.networkchild",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "checker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.person",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="family_plans.plan",
                    ),
                ),
                (
                    "who",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.person",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "id"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=["plan", "order"],
                        name="plans_action_current",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="plans_action_what"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionNews",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("not_started", "Not started"),
                            ("under_way", "Under way"),
                            ("done", "Done"),
                            ("changed", "Changed by the family"),
                            ("stuck", "Stuck"),
                            ("not_needed", "No longer needed"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "words",
                    models.CharField(blank=True, max_length=1000, verbose_name="in the family's words"),
                ),
                ("told_by", models.CharField(blank=True, max_length=120)),
                ("on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "check_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="news",
                        to="family_plans.checkin",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="news",
                        to="family_plans.planaction",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="PlanCopy",
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
                ("role", models.CharField(blank=True, max_length=120)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "edition",
                    models.CharField(
                        choices=[
                            ("standard", "Standard"),
                            ("easy_read", "Easy read"),
                            ("large", "Large print (18 point)"),
                            ("very_large", "Very large print (24 point)"),
                            ("child", "A page for a child"),
                            ("language", "In another language beside English"),
                            ("court", "For the court"),
                            ("filing", "For a child’s record"),
                        ],
                        default="standard",
                        max_length=10,
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="code of the language beside English", max_length=10
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("pages", models.PositiveSmallIntegerField(default=0)),
                (
                    "left_out",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="parts that this person must not see"
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "needs_release",
                    models.BooleanField(
                        default=False, help_text="a second person has to look before it leaves"
                    ),
                ),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                ("release_reason", models.CharField(blank=True, max_length=500)),
                ("handed_over_on", models.DateField(blank=True, null=True)),
                (
                    "handed_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("hand", "Given by hand"),
                            ("post", "By post"),
                            ("email", "By safe e-mail"),
                            ("screen", "Opened on screen"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "found",
                    models.TextField(
                        blank=True,
                        help_text="words in it that also name another family its maker looked at, one a line",
                    ),
                ),
                (
                    "secrets",
                    models.CharField(
                        blank=True,
                        help_text="print of what was kept from whom; empty: from before prints were kept",
                        max_length=64,
                    ),
                ),
                ("recalled_at", models.DateTimeField(blank=True, null=True)),
                ("recalled_reason", models.CharField(blank=True, max_length=500)),
                (
                    "child",
                    models.ForeignKey(
                        blank=True,
                        help_text="for whose record it is",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.networkchild",
                    ),
                ),
                (
                    "handed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.person",
                    ),
                ),
                (
                    "recalled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="family_plans.planversion",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("version", "number"), name="plans_copy_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person__isnull", False), ("role", ""), ("staff__isnull", True)),
                            models.Q(("person__isnull", True), ("role", ""), ("staff__isnull", False)),
                            models.Q(
                                ("person__isnull", True),
                                ("staff__isnull", True),
                                models.Q(("role", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_copy_for_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at__isnull", True), ("released_by__isnull", True)),
                            models.Q(
                                ("released_at__isnull", False),
                                models.Q(
                                    models.Q(("released_by", models.F("made_by")), _negated=True),
                                    models.Q(("release_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="plans_copy_second_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("handed_over_on__isnull", True),
                            ("needs_release", False),
                            ("released_at__isnull", False),
                            _connector="OR",
                        ),
                        name="plans_copy_released_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("handed_by__isnull", True),
                                ("handed_how", ""),
                                ("handed_over_on__isnull", True),
                            ),
                            models.Q(
                                ("handed_by__isnull", False),
                                ("handed_over_on__isnull", False),
                                models.Q(("handed_how", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_copy_handed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("edition", "language"), models.Q(("language", ""), _negated=True)),
                            models.Q(models.Q(("edition", "language"), _negated=True), ("language", "")),
                            _connector="OR",
                        ),
                        name="plans_copy_language",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("child__isnull", False), ("edition", "filing"), ("staff__isnull", False)
                            ),
                            models.Q(models.Q(("edition", "filing"), _negated=True), ("child__isnull", True)),
                            _connector="OR",
                        ),
                        name="plans_copy_for_record",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("recalled_at__isnull", True),
                                ("recalled_by__isnull", True),
                                ("recalled_reason", ""),
                            ),
                            models.Q(
                                ("recalled_at__isnull", False),
                                ("recalled_by__isnull", False),
                                models.Q(("recalled_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_copy_recalled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("found", ""), ("needs_release", True), _connector="OR"),
                        name="plans_copy_found_needs_release",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PackItem",
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
                ("role", models.CharField(blank=True, max_length=120)),
                (
                    "edition",
                    models.CharField(
                        choices=[
                            ("standard", "Standard"),
                            ("easy_read", "Easy read"),
                            ("large", "Large print (18 point)"),
                            ("very_large", "Very large print (24 point)"),
                            ("child", "A page for a child"),
                            ("language", "In another language beside English"),
                            ("court", "For the court"),
                            ("filing", "For a child’s record"),
                        ],
                        max_length=10,
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=10)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                (
                    "problem",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "refused",
                                "The record does not allow this copy now. Make it on the copies page to read why",
                            ),
                            ("no_pdf", "This machine cannot make PDFs"),
                            ("no_right", "Whoever asked for it may not make copies of this plan any more"),
                            ("broken", "It could not be drawn"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.networkchild",
                    ),
                ),
                (
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="family_plans.pack",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                (
                    "copy",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pack_item",
                        to="family_plans.plancopy",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("child__isnull", False), ("edition", "filing"), ("staff__isnull", False)
                            ),
                            models.Q(models.Q(("edition", "filing"), _negated=True), ("child__isnull", True)),
                            _connector="OR",
                        ),
                        name="plans_pack_item_for_record",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person__isnull", False), ("role", ""), ("staff__isnull", True)),
                            models.Q(("person__isnull", True), ("role", ""), ("staff__isnull", False)),
                            models.Q(
                                ("person__isnull", True),
                                ("staff__isnull", True),
                                models.Q(("role", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_pack_item_for_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CopyFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("data", models.BinaryField()),
                (
                    "copy",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="file",
                        to="family_plans.plancopy",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="PlanFacts",
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
                    "place",
                    models.CharField(blank=True, max_length=200, verbose_name="where the plan was made"),
                ),
                (
                    "made_by",
                    models.CharField(
                        blank=True,
                        help_text="the names that the family chose to show",
                        max_length=500,
                        verbose_name="who made it",
                    ),
                ),
                (
                    "family_monitor",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="who in the family keeps an eye on it"
                    ),
                ),
                (
                    "monitor_agreed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="a monitor who was not there agreed on"
                    ),
                ),
                (
                    "monitor_asked_by",
                    models.CharField(blank=True, max_length=120, verbose_name="who asked the monitor"),
                ),
                (
                    "staff_monitor",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="which worker keeps an eye on it"
                    ),
                ),
                (
                    "check_in_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="when the coordinator asks how it goes"
                    ),
                ),
                (
                    "no_review",
                    models.BooleanField(default=False, verbose_name="the family did not want a review"),
                ),
                (
                    "no_review_words",
                    models.CharField(blank=True, max_length=500, verbose_name="why, in their words"),
                ),
                ("changed_at", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="family_plans.plan",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("no_review", True), ("no_review_words", ""), _connector="OR"),
                        name="plans_facts_no_review_words",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanPhoto",
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
                ("number", models.PositiveSmallIntegerField(help_text="the version it was added to")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("flip_chart", "The flip chart"),
                            ("drawing", "A child’s drawing"),
                            ("signed", "A signed page"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "about",
                    models.CharField(max_length=300, verbose_name="what it shows, for who cannot see it"),
                ),
                ("in_copies", models.BooleanField(default=False, verbose_name="print it in the copies")),
                ("content_type", models.CharField(max_length=20)),
                ("size", models.PositiveIntegerField(help_text="bytes, as it is kept")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "words",
                    fgc.lib.encrypted.EncryptedTextField(
                        blank=True, verbose_name="the text inside a PDF, for the scan"
                    ),
                ),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("made_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.networkchild",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="photos",
                        to="family_plans.plan",
                    ),
                ),
                (
                    "removed_by",
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
                            models.Q(("removed_at__isnull", True), ("removed_by__isnull", True)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="plans_photo_removed_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_at__isnull", True), ("checked_by__isnull", True)),
                            models.Q(("checked_at__isnull", False), ("checked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="plans_photo_checked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_copies", False),
                            models.Q(("checked_at__isnull", False), ("content_type__startswith", "image/")),
                            _connector="OR",
                        ),
                        name="plans_photo_in_copies_checked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PhotoFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("data", fgc.lib.encrypted.EncryptedTextField()),
                (
                    "photo",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="file",
                        to="family_plans.planphoto",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="PlanText",
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
                    "section",
                    models.CharField(
                        choices=[
                            ("asked", "What we were asked"),
                            ("matters", "What matters to us"),
                            ("strengths", "What we are good at"),
                            ("child", "From"),
                            ("sign", "The sign that it is not working"),
                            ("first_call", "Who we ring first"),
                            ("steps_in", "Who steps in"),
                            ("out_of_hours", "In the evening, at night, at weekends"),
                            ("tells", "Who tells the social worker"),
                            ("cannot_care", "If a parent cannot care for a child"),
                            ("family_time", "Family time and staying in touch"),
                            ("keeping_going", "Who keeps the plan going"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                (
                    "spoken_by",
                    models.CharField(blank=True, max_length=120, verbose_name="who spoke for the child"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField()),
                (
                    "about",
                    models.ManyToManyField(
                        blank=True,
                        help_text="the children it is about; none: all of them, or the one whose own words it holds",
                        related_name="+",
                        to="network.networkchild",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.networkchild",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="family_plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "section", "child"), name="plans_text_once_child"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("child__isnull", True)),
                        fields=("plan", "section"),
                        name="plans_text_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
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
                ("number", models.PositiveSmallIntegerField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("agreed", "Agreed"),
                            ("in_part", "Agreed in part"),
                            ("awaiting", "Waiting for a decision"),
                            ("not_agreed", "Not agreed"),
                            ("no_plan", "The family made no plan"),
                            ("family_stopped", "The family chose to stop"),
                            ("options", "More than one choice offered"),
                            ("adjourned", "The family will meet again to go on"),
                        ],
                        max_length=16,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=500)),
                ("asked_by", models.CharField(blank=True, max_length=120)),
                ("frozen", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="family_plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["plan_id", "number"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="plans_version_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Filing",
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
                    "council_id",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="the child's number in the council's system"
                    ),
                ),
                ("filed_on", models.DateField(blank=True, null=True)),
                (
                    "in_child_plan_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="actions put in the child's own plan on"
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to="network.networkchild",
                    ),
                ),
                (
                    "filed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "in_child_plan_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to="family_plans.planversion",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("in_child_plan_by__isnull", True), ("in_child_plan_on__isnull", True)),
                            models.Q(
                                ("in_child_plan_by__isnull", False), ("in_child_plan_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="plans_filing_in_plan_by",
                    ),
                    models.UniqueConstraint(fields=("version", "child"), name="plans_filing_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("filed_by__isnull", True), ("filed_on__isnull", True)),
                            models.Q(
                                ("filed_by__isnull", False),
                                ("filed_on__isnull", False),
                                models.Q(("council_id", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_filing_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanWording",
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
                ("number", models.PositiveSmallIntegerField(help_text="the version it is about")),
                ("block", models.CharField(max_length=60)),
                (
                    "edition",
                    models.CharField(
                        choices=[
                            ("easy_read", "Easy read"),
                            ("child", "A page for a child"),
                            ("language", "In another language"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="code of the language, for a translation", max_length=10
                    ),
                ),
                ("words", models.TextField()),
                ("of", models.CharField(max_length=64)),
                (
                    "made_by_words",
                    models.CharField(max_length=120, verbose_name="who translated or wrote it"),
                ),
                (
                    "checked_by_words",
                    models.CharField(blank=True, max_length=120, verbose_name="who checked it"),
                ),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wordings",
                        to="family_plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "number", "block", "edition", "language"), name="plans_wording_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("edition", "language"), models.Q(("language", ""), _negated=True)),
                            models.Q(models.Q(("edition", "language"), _negated=True), ("language", "")),
                            _connector="OR",
                        ),
                        name="plans_wording_language",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferrerDecision",
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
                ("number", models.PositiveSmallIntegerField(help_text="the version it is about")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("as_written", "Agreed as the family wrote it"),
                            ("with_changes", "Agreed with changes the family made on the day"),
                            ("in_part", "Agreed in part"),
                            ("awaiting", "Somebody else has to decide"),
                            ("unsafe", "Not agreed: a child would be at risk of significant harm"),
                            ("bottom_line", "Not agreed: a bottom line is not met"),
                            ("not_asked", "Not asked for any more: the family has another plan"),
                        ],
                        max_length=14,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("bottom_line_key", models.CharField(blank=True, max_length=10)),
                ("bottom_line", models.CharField(blank=True, max_length=1000)),
                (
                    "awaiting_who",
                    models.CharField(blank=True, max_length=120, verbose_name="who has to decide"),
                ),
                (
                    "awaiting_what",
                    models.CharField(blank=True, max_length=500, verbose_name="what they have to decide"),
                ),
                ("awaiting_by", models.DateField(blank=True, null=True, verbose_name="by when")),
                (
                    "told_family_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="when the family was told"),
                ),
                (
                    "chance_to_change",
                    models.BooleanField(
                        null=True, verbose_name="the family could change the plan there and then"
                    ),
                ),
                ("family_response", models.TextField(blank=True, verbose_name="what the family answered")),
                ("next_steps", models.TextField(blank=True, verbose_name="what the council does next")),
                (
                    "rights_told_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        verbose_name="told that they may complain, or ask to meet again",
                    ),
                ),
                (
                    "read",
                    models.CharField(help_text="fingerprint of the words that were read", max_length=64),
                ),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="family_plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["as_written", "with_changes", "awaiting"]),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="plans_decision_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "bottom_line"), _negated=True),
                            models.Q(("bottom_line", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="plans_decision_which",
                        violation_error_message="Say which bottom line is not met.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "awaiting"), _negated=True),
                            models.Q(
                                models.Q(("awaiting_who", ""), _negated=True),
                                models.Q(("awaiting_what", ""), _negated=True),
                                ("awaiting_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="plans_decision_awaits",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
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
                ("due_on", models.DateField()),
                ("rule", models.CharField(help_text="how the day was worked out, in words", max_length=200)),
                ("changed_reason", models.CharField(blank=True, max_length=500)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("due", "Due"),
                            ("booked", "Arranged"),
                            ("held", "Held"),
                            ("declined", "The family chose not to have one"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="due",
                        max_length=10,
                    ),
                ),
                ("booked_for", models.DateField(blank=True, null=True)),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("conference", "They meet, as at a conference"),
                            ("phone", "By a phone round"),
                        ],
                        max_length=10,
                        verbose_name="how it is held",
                    ),
                ),
                ("held_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("continue", "Carry on with the plan"),
                            ("amend", "Change the plan (a new version)"),
                            ("new_conference", "Hold another conference"),
                            ("end", "The family needs no more reviews"),
                        ],
                        max_length=16,
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="in the family's words")),
                ("worries", models.TextField(blank=True, verbose_name="new worries, and whose")),
                (
                    "at_risk",
                    models.BooleanField(
                        help_text="empty: from before it was asked",
                        null=True,
                        verbose_name="somebody was at risk",
                    ),
                ),
                (
                    "new_people",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="new people in the family network"
                    ),
                ),
                (
                    "plan_b_used",
                    models.BooleanField(null=True, verbose_name="the plan for when things go wrong was used"),
                ),
                (
                    "plan_b_words",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="who stepped in, and how it went"
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="cases.case"
                    ),
                ),
                (
                    "conference",
                    models.OneToOneField(
                        blank=True,
                        help_text="where it is held like one",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review",
                        to="conferences.conference",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="family_plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("stage__in", ["due", "booked"])),
                        fields=["due_on"],
                        name="plans_review_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stage__in", ["due", "booked"])),
                        fields=("case",),
                        name="plans_one_open_review",
                        violation_error_message="A review is set already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "held"), _negated=True),
                            models.Q(("held_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="plans_review_held",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "booked"), _negated=True),
                            ("booked_for__isnull", False),
                            _connector="OR",
                        ),
                        name="plans_review_booked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HelpLook",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("came", "It came"),
                            ("part", "Part of it came"),
                            ("not", "It has not come"),
                        ],
                        max_length=4,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500)),
                (
                    "help",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="family_plans.helprequest",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="help_looks",
                        to="family_plans.review",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("review", "help"), name="plans_help_look_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="EarlyReview",
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
                ("asked_by", models.CharField(max_length=120)),
                ("why", models.CharField(blank=True, max_length=500)),
                ("asked_on", models.DateField()),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for an answer"),
                            ("yes", "Brought forward"),
                            ("no", "Not now"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("answer_reason", models.CharField(blank=True, max_length=500)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="early_reviews",
                        to="cases.case",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        help_text="the one brought forward",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked_early",
                        to="family_plans.review",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("answer", "waiting")), fields=["case"], name="plans_early_waiting"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="plans_early_answered_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "no"), _negated=True),
                            models.Q(("answer_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="plans_early_no_why",
                        violation_error_message="Say why not now.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BottomLineLook",
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
                ("bottom_line_key", models.CharField(max_length=10)),
                ("text", models.TextField(verbose_name="as it was at the review")),
                (
                    "told_on",
                    models.DateField(
                        blank=True,
                        help_text="one that changed meanwhile",
                        null=True,
                        verbose_name="the family was told of the change on",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("met", "Still met"),
                            ("in_part", "Met in part"),
                            ("not_met", "Not met"),
                            ("not_asked", "Not looked at"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=1000)),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bottom_lines",
                        to="family_plans.review",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "bottom_line_key"), name="plans_bottom_line_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionProgress",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("not_started", "Not started"),
                            ("under_way", "Under way"),
                            ("done", "Done"),
                            ("changed", "Changed by the family"),
                            ("stuck", "Stuck"),
                            ("not_needed", "No longer needed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=1000)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress",
                        to="family_plans.planaction",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress",
                        to="family_plans.review",
                    ),
                ),
            ],
            options={
                "ordering": ["action__order", "id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("review", "action"), name="plans_progress_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewRule",
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
                            ("first", "The first review of a plan"),
                            ("later", "Each review after the first"),
                            ("check_in", "Check-ins by the coordinator"),
                        ],
                        max_length=8,
                    ),
                ),
                ("weeks", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("first", "Family group conference"),
                            ("separate", "Separate sitting of the same conference"),
                            ("review", "Review conference"),
                            ("reconvened", "Reconvened conference"),
                        ],
                        max_length=12,
                        verbose_name="after this kind of meeting",
                    ),
                ),
                (
                    "under_age",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="a child is younger than"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("placement_order", "Placement order"),
                            ("care_order", "Care order"),
                            ("interim_care_order", "Interim care order"),
                            ("epo", "Emergency protection order or police protection"),
                            ("s20", "In care by agreement (section 20)"),
                            ("remand", "On remand"),
                            ("supervision_order", "Supervision order"),
                            ("plo", "Before care proceedings (PLO)"),
                            ("cp", "Child protection plan"),
                            ("s47", "Section 47 enquiry"),
                            ("cin", "Child in need plan (section 17)"),
                            ("sgo", "Special guardianship order"),
                            ("cao", "Child arrangements order"),
                            ("private_fostering", "Private fostering"),
                            ("edge_of_care", "Edge of care"),
                            ("edge_of_custody", "Edge of custody"),
                            ("reunification", "Going home from care"),
                            ("leaving_care", "Leaving care"),
                            ("early_help", "Early help or family help"),
                            ("none", "None of these"),
                        ],
                        max_length=30,
                        verbose_name="a child's legal status is",
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_rules",
                        to="accounts.service",
                    ),
                ),
            ],
            options={
                "ordering": ["what", "id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="WritingStep",
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
                ("number", models.PositiveSmallIntegerField(help_text="the version that was being written")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "the words"),
                            ("added", "a new action"),
                            ("changed", "the change to an action"),
                            ("removed", "taking out an action"),
                            ("put_back", "putting back an action"),
                            ("moved", "the new order"),
                            ("split", "splitting an action"),
                            ("help_added", "a new request for help"),
                            ("help_changed", "the change to a request for help"),
                            ("help_removed", "taking out a request for help"),
                        ],
                        max_length=12,
                    ),
                ),
                ("kept", fgc.lib.encrypted.EncryptedTextField(verbose_name="the rows, as JSON")),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="writing_steps",
                        to="family_plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "default_permissions": (),
                "indexes": [models.Index(fields=["plan", "by", "-id"], name="plans_step_last")],
            },
        ),
        migrations.CreateModel(
            name="Feedback",
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
                    "who",
                    models.CharField(
                        choices=[
                            ("child", "A child or young person"),
                            ("family", "Somebody in the family"),
                            ("worker", "A worker"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "moment",
                    models.CharField(
                        choices=[
                            ("conference", "After the conference"),
                            ("review", "At a review"),
                            ("end", "At the end"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "language",
                    models.CharField(blank=True, max_length=60, verbose_name="language it was given in"),
                ),
                ("answers", models.JSONField(default=dict)),
                ("words", models.TextField(blank=True, verbose_name="in their own words")),
                ("words_in_english", models.TextField(blank=True, verbose_name="the same in English")),
                (
                    "translated_by",
                    models.CharField(blank=True, max_length=120, verbose_name="who put it into English"),
                ),
                ("coordinator_may_see", models.BooleanField(default=False)),
                ("given_on", models.DateField()),
                ("entered_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="feedback", to="cases.case"
                    ),
                ),
                (
                    "coordinator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("translated_by", ""), ("words_in_english", "")),
                            models.Q(
                                models.Q(("words_in_english", ""), _negated=True),
                                models.Q(("translated_by", ""), _negated=True),
                                models.Q(("language", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_feedback_translated",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OutcomePoint",
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
                ("months", models.PositiveSmallIntegerField(choices=[(6, "6 months"), (12, "12 months")])),
                ("counted_from", models.DateField(verbose_name="the day of the conference, or of the plan")),
                ("due_on", models.DateField()),
                ("on", models.DateField(blank=True, null=True, verbose_name="as things stood on")),
                (
                    "lives_with",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mother", "Mother"),
                            ("father", "Father"),
                            ("both", "Both parents"),
                            ("maternal", "Mother’s family"),
                            ("paternal", "Father’s family"),
                            ("friend", "Family friend"),
                            ("neighbour", "Neighbour"),
                            ("foster", "Foster carers"),
                            ("residential", "Children’s home or school"),
                            ("kinship", "Relatives or friends, as a formal arrangement"),
                            ("kinship_informal", "Relatives or friends, as an informal arrangement"),
                            ("other", "Somewhere else"),
                            ("unborn", "Not born yet"),
                        ],
                        max_length=60,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("placement_order", "Placement order"),
                            ("care_order", "Care order"),
                            ("interim_care_order", "Interim care order"),
                            ("epo", "Emergency protection order or police protection"),
                            ("s20", "In care by agreement (section 20)"),
                            ("remand", "On remand"),
                            ("supervision_order", "Supervision order"),
                            ("plo", "Before care proceedings (PLO)"),
                            ("cp", "Child protection plan"),
                            ("s47", "Section 47 enquiry"),
                            ("cin", "Child in need plan (section 17)"),
                            ("sgo", "Special guardianship order"),
                            ("cao", "Child arrangements order"),
                            ("private_fostering", "Private fostering"),
                            ("edge_of_care", "Edge of care"),
                            ("edge_of_custody", "Edge of custody"),
                            ("reunification", "Going home from care"),
                            ("leaving_care", "Leaving care"),
                            ("early_help", "Early help or family help"),
                            ("none", "None of these"),
                        ],
                        max_length=30,
                        verbose_name="legal status",
                    ),
                ),
                ("in_care_since", models.BooleanField(null=True, verbose_name="in care at any time since")),
                (
                    "care_days",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="days in care"),
                ),
                (
                    "protection_plan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "None"),
                            ("started", "Started since"),
                            ("ended", "Ended since"),
                            ("goes_on", "Goes on"),
                        ],
                        max_length=10,
                        verbose_name="child protection plan",
                    ),
                ),
                (
                    "proceedings_on",
                    models.DateField(blank=True, null=True, verbose_name="care proceedings began on"),
                ),
                (
                    "referred_again",
                    models.BooleanField(null=True, verbose_name="referred to the service again"),
                ),
                (
                    "kin_carer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "Nobody"),
                            ("found", "Identified"),
                            ("assessed", "Assessed"),
                            ("caring", "Caring now"),
                        ],
                        max_length=10,
                        verbose_name="somebody in the family network as carer",
                    ),
                ),
                (
                    "plan_in_use",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("part", "In part"), ("no", "No"), ("unknown", "Not known")],
                        max_length=8,
                        verbose_name="the family's plan is used",
                    ),
                ),
                ("not_known_reason", models.CharField(blank=True, max_length=300)),
                ("recorded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcome_points",
                        to="cases.case",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcome_points",
                        to="network.networkchild",
                    ),
                ),
                (
                    "recorded_by",
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
                "ordering": ["due_on", "id"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("recorded_at__isnull", True)),
                        fields=["due_on"],
                        name="plans_outcome_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("recorded_at__isnull", True), ("recorded_by__isnull", True)),
                            models.Q(("recorded_at__isnull", False), ("recorded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="plans_outcome_recorded_by",
                    ),
                    models.UniqueConstraint(fields=("child", "months"), name="plans_outcome_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recorded_at__isnull", True),
                            ("on__isnull", False),
                            models.Q(("not_known_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="plans_outcome_known",
                    ),
                ],
            },
        ),
    ]
