import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import fgc.lib.encrypted
import fgc.lib.keys
from fgc.lib.migrations import EveryTable


class Migration(EveryTable):
    replaces = [
        ("referrals", "0001_initial"),
        ("referrals", "0002_lifted_conflicts_and_saved_pages"),
        ("referrals", "0003_more_kinds_of_restriction"),
        ("referrals", "0004_ranges_and_pairs"),
        ("referrals", "0005_records_of_the_same_family"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("cases", "0001_squashed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Referral",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=13, unique=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("sent", "Sent"),
                            ("returned", "Returned with a question"),
                            ("accepted", "Accepted"),
                            ("declined", "Not accepted"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True, help_text="the children's names, as lists show them", max_length=200
                    ),
                ),
                ("children_count", models.PositiveSmallIntegerField(default=0)),
                ("completed", models.JSONField(blank=True, default=list)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, help_text="the first time", null=True)),
                (
                    "received_on",
                    models.DateField(blank=True, help_text="the clock runs from this day", null=True),
                ),
                ("acknowledge_by", models.DateField(blank=True, null=True)),
                ("decide_by", models.DateField(blank=True, null=True)),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decline_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_consent", "Nobody with parental responsibility agrees"),
                            ("private_law", "A private matter between parents"),
                            ("other_meeting", "A different meeting would help more"),
                            ("area", "The family lives outside our area"),
                            ("duplicate", "We are already working with this family"),
                            ("too_early", "Too early"),
                            ("other", "Another reason"),
                        ],
                        max_length=24,
                    ),
                ),
                ("decline_words", models.TextField(blank=True)),
                ("decline_instead", models.TextField(blank=True, verbose_name="what might help instead")),
                (
                    "told_voluntary",
                    models.CharField(blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=24),
                ),
                (
                    "privacy_on",
                    models.DateField(blank=True, null=True, verbose_name="privacy notice given on"),
                ),
                (
                    "sharing_agreed",
                    models.CharField(blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=24),
                ),
                ("sharing_limits", models.TextField(blank=True)),
                ("private_matters", models.TextField(blank=True)),
                ("background", models.TextField(blank=True)),
                ("purposes", models.JSONField(blank=True, default=list)),
                (
                    "primary_need",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("N1", "Abuse or neglect"),
                            ("N2", "Child’s disability or illness"),
                            ("N3", "Parent’s disability or illness"),
                            ("N4", "Family under great stress"),
                            ("N5", "Family relationships"),
                            ("N6", "Behaviour of the young person"),
                            ("N7", "Low income"),
                            ("N8", "Parents are not there"),
                            ("N9", "Something else"),
                            ("N0", "Not stated"),
                        ],
                        max_length=24,
                    ),
                ),
                ("strengths", models.TextField(blank=True)),
                ("worries", models.TextField(blank=True)),
                ("change", models.TextField(blank=True)),
                ("change_by", models.DateField(blank=True, null=True)),
                ("contingency", models.TextField(blank=True)),
                ("no_bottom_lines", models.BooleanField(default=False)),
                ("no_pairs", models.BooleanField(default=False, verbose_name="nobody to keep apart")),
                (
                    "is_urgent",
                    models.CharField(blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=24),
                ),
                ("urgent_reason", models.TextField(blank=True)),
                ("interpreters", models.TextField(blank=True)),
                ("reading", models.TextField(blank=True, verbose_name="reading and understanding")),
                ("access", models.TextField(blank=True, verbose_name="moving, hearing, seeing")),
                (
                    "care_and_travel",
                    models.TextField(blank=True, verbose_name="childcare, travel, working hours"),
                ),
                ("mothers_customs", models.TextField(blank=True)),
                ("fathers_customs", models.TextField(blank=True)),
                (
                    "coordinator_wish",
                    models.TextField(blank=True, verbose_name="what the family would like in a coordinator"),
                ),
                ("venue", models.TextField(blank=True)),
                (
                    "services",
                    models.TextField(blank=True, verbose_name="services and help that can be offered"),
                ),
                ("budget", models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True)),
                ("budget_by", models.CharField(blank=True, max_length=120, verbose_name="who authorised it")),
                ("budget_on", models.DateField(blank=True, null=True)),
                ("budget_limits", models.TextField(blank=True)),
                (
                    "can_agree",
                    models.CharField(blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=24),
                ),
                (
                    "agree_with",
                    models.CharField(blank=True, max_length=120, verbose_name="who must be reached"),
                ),
                ("agree_phone", models.CharField(blank=True, max_length=20)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("social_worker", "Social worker"),
                            ("early_help", "Early help or family help lead"),
                            ("child_protection", "Child protection lead"),
                            ("youth_justice", "Youth justice"),
                            ("health", "Health"),
                            ("school", "School"),
                            ("court", "Court or Cafcass"),
                            ("icpc", "Automatic, after a child protection conference"),
                            ("self", "The family asked"),
                            ("other", "Somebody else"),
                        ],
                        max_length=24,
                    ),
                ),
                ("working_hours", models.CharField(blank=True, max_length=200)),
                ("leave", models.CharField(blank=True, max_length=300, verbose_name="leave and who covers")),
                (
                    "attends",
                    models.CharField(blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=24),
                ),
                (
                    "met_family",
                    models.CharField(blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=24),
                ),
                (
                    "leaflet",
                    models.CharField(blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=24),
                ),
                ("manager_name", models.CharField(blank=True, max_length=120)),
                ("manager_contact", models.CharField(blank=True, max_length=120)),
                (
                    "manager_view",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("aware", "Knows about it"),
                            ("approved", "Has approved it"),
                            ("no", "Does not know yet"),
                        ],
                        max_length=24,
                    ),
                ),
                ("manager_on", models.DateField(blank=True, null=True)),
                (
                    "earlier",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="earlier referrals or council record"
                    ),
                ),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="cases.case",
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
                    "logged_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="who typed it for the author, when it came by post or phone",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="accounts.service",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="accounts.team",
                    ),
                ),
            ],
            options={
                "ordering": ["-updated_at", "-id"],
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["author", "stage", "-updated_at"], name="referrals_mine"),
                    models.Index(fields=["service", "stage", "decide_by"], name="referrals_waiting"),
                    models.Index(fields=["team", "stage", "-updated_at"], name="referrals_team"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at__isnull", True), ("approved_by__isnull", True)),
                            models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="referrals_approved_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case__isnull", False), ("stage", "accepted")),
                            models.Q(models.Q(("stage", "accepted"), _negated=True), ("case__isnull", True)),
                            _connector="OR",
                        ),
                        name="referrals_case_when_accepted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stage__in", ["draft", "withdrawn"]),
                            models.Q(("decide_by__isnull", False), ("sent_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="referrals_sent_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "declined"), _negated=True),
                            models.Q(("decline_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="referrals_declined_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage__in", ["accepted", "declined"]), _negated=True),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="referrals_decided_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acknowledged_at__isnull", True), ("acknowledged_by__isnull", True)),
                            models.Q(("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="referrals_acknowledged_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConflictAnswer",
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
                ("has_conflict", models.BooleanField()),
                ("words", models.CharField(blank=True, max_length=500)),
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
                    "coordinator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflict_answers",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="BottomLine",
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
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("text", models.TextField()),
                ("reason", models.TextField(blank=True)),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bottom_lines",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ReferralAddition",
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
                        choices=[("addition", "Addition"), ("amendment", "Amendment")],
                        default="addition",
                        max_length=10,
                    ),
                ),
                ("text", models.TextField()),
                (
                    "answer",
                    models.CharField(blank=True, max_length=30, verbose_name="which answer was amended"),
                ),
                ("before", models.TextField(blank=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="additions",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "addition"),
                            models.Q(
                                models.Q(("reason", ""), _negated=True),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_amended_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralChild",
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
                ("given_name", models.CharField(blank=True, max_length=100, verbose_name="first name")),
                ("family_name", models.CharField(blank=True, max_length=100, verbose_name="last name")),
                ("known_as", models.CharField(blank=True, max_length=100)),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("f", "Girl or woman"),
                            ("m", "Boy or man"),
                            ("x", "Another gender"),
                            ("u", "Not known or not stated"),
                        ],
                        max_length=1,
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=60, verbose_name="first language")),
                (
                    "interpreter",
                    models.CharField(blank=True, max_length=100, verbose_name="interpreter needed"),
                ),
                ("is_unborn", models.BooleanField(default=False)),
                ("born_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="expected date of delivery")),
                ("pronouns", models.CharField(blank=True, max_length=40)),
                (
                    "ethnicity",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("WBRI", "White British"),
                            ("WIRI", "White Irish"),
                            ("WIRT", "Traveller of Irish heritage"),
                            ("WROM", "Gypsy or Roma"),
                            ("WOTH", "Any other White background"),
                            ("MWBC", "White and Black Caribbean"),
                            ("MWBA", "White and Black African"),
                            ("MWAS", "White and Asian"),
                            ("MOTH", "Any other mixed background"),
                            ("AIND", "Indian"),
                            ("APKN", "Pakistani"),
                            ("ABAN", "Bangladeshi"),
                            ("AOTH", "Any other Asian background"),
                            ("BCRB", "Black Caribbean"),
                            ("BAFR", "Black African"),
                            ("BOTH", "Any other Black background"),
                            ("CHNE", "Chinese"),
                            ("OOTH", "Any other ethnic group"),
                            ("REFU", "Prefers not to say"),
                            ("NOBT", "Not known yet"),
                        ],
                        max_length=4,
                    ),
                ),
                ("religion", models.CharField(blank=True, max_length=100)),
                ("disabilities", models.JSONField(blank=True, default=list)),
                ("needs", models.TextField(blank=True, verbose_name="health, learning and communication")),
                ("council_id", models.CharField(blank=True, max_length=40)),
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
                        max_length=24,
                    ),
                ),
                ("lives_with_words", models.CharField(blank=True, max_length=120)),
                ("address", fgc.lib.encrypted.EncryptedTextField(blank=True)),
                ("address_kept_from", models.CharField(blank=True, max_length=200)),
                ("school", models.CharField(blank=True, max_length=120)),
                ("school_contact", models.CharField(blank=True, max_length=200)),
                ("statuses", models.JSONField(blank=True, default=list)),
                (
                    "cp_category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("neglect", "Neglect"),
                            ("physical", "Physical abuse"),
                            ("sexual", "Sexual abuse"),
                            ("emotional", "Emotional abuse"),
                            ("multiple", "More than one"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "young_carer",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        max_length=24,
                    ),
                ),
                (
                    "knows",
                    models.CharField(blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=24),
                ),
                (
                    "agrees",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not_asked", "Not asked yet")],
                        max_length=24,
                    ),
                ),
                ("views", models.TextField(blank=True)),
                ("views_unknown_why", models.CharField(blank=True, max_length=300)),
                (
                    "advocate",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("involved", "Has an advocate"),
                            ("wanted", "Would like one"),
                            ("declined", "Does not want one"),
                            ("not_asked", "Not asked yet"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "father",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("named", "He is named"),
                            ("not_known", "It is not known who he is"),
                            ("not_named", "He is known but has not been named"),
                        ],
                        max_length=24,
                    ),
                ),
                ("father_why", models.CharField(blank=True, max_length=300)),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_unborn", False), ("born_on__isnull", True), _connector="OR"),
                        name="referrals_unborn_no_birth",
                        violation_error_message="An unborn baby has a due date, not a date of birth.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_unborn", True), models.Q(("given_name", ""), _negated=True), _connector="OR"
                        ),
                        name="referrals_child_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralConflict",
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
                ("reason", models.CharField(max_length=500)),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, help_text="when it was lifted", null=True)),
                ("ended_reason", models.CharField(blank=True, max_length=500)),
                (
                    "by",
                    models.ForeignKey(
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("referral", "person"),
                        name="referrals_conflict_current",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True),
                            models.Q(
                                ("ended_by__isnull", False), models.Q(("ended_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="referrals_conflict_lifted_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralDate",
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
                            ("plo_letter", "Letter before proceedings"),
                            ("plo_meeting", "Pre-proceedings meeting"),
                            ("icpc", "Child protection conference"),
                            ("core_group", "Core group"),
                            ("cin_meeting", "Child in need meeting"),
                            ("cla_review", "Review of a child in care"),
                            ("hearing", "Court hearing"),
                            ("final_hearing", "Final court hearing"),
                            ("order", "Date of an order"),
                            ("placement_end", "Where the child lives now comes to an end"),
                            ("other", "Something else"),
                        ],
                        max_length=24,
                    ),
                ),
                ("on", models.DateField()),
                ("note", models.CharField(blank=True, max_length=200)),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dates",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ReferralMatch",
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
                    "decision",
                    models.CharField(
                        choices=[
                            ("joined", "The same family: added to its open record"),
                            ("repeat", "The same family: referred again"),
                            ("other", "Not the same family"),
                        ],
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
                (
                    "ended_at",
                    models.DateTimeField(blank=True, help_text="when a link was taken back", null=True),
                ),
                ("ended_reason", models.CharField(blank=True, max_length=500)),
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
                        related_name="referral_matches",
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matches",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("referral", "case"), name="referrals_match_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", "other"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="referrals_match_other_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", True), ("ended_by__isnull", True), ("ended_reason", "")
                            ),
                            models.Q(
                                ("decision", "repeat"),
                                ("ended_at__isnull", False),
                                ("ended_by__isnull", False),
                                models.Q(("ended_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_match_ended_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralPerson",
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
                ("given_name", models.CharField(blank=True, max_length=100, verbose_name="first name")),
                ("family_name", models.CharField(blank=True, max_length=100, verbose_name="last name")),
                ("known_as", models.CharField(blank=True, max_length=100)),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("f", "Girl or woman"),
                            ("m", "Boy or man"),
                            ("x", "Another gender"),
                            ("u", "Not known or not stated"),
                        ],
                        max_length=1,
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=60, verbose_name="first language")),
                (
                    "interpreter",
                    models.CharField(blank=True, max_length=100, verbose_name="interpreter needed"),
                ),
                ("birth_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "lives_with",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where and with whom they live"
                    ),
                ),
                (
                    "needs",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="access and communication needs"
                    ),
                ),
                (
                    "aware",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No, not yet"), ("not_known", "Not known")],
                        max_length=24,
                    ),
                ),
                (
                    "wants",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("not_asked", "Not asked yet")],
                        max_length=24,
                    ),
                ),
                (
                    "not_yet",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=24,
                        verbose_name="must not be contacted yet",
                    ),
                ),
                ("not_yet_why", models.CharField(blank=True, max_length=300)),
                ("phone", fgc.lib.encrypted.EncryptedTextField(blank=True)),
                ("email", fgc.lib.encrypted.EncryptedTextField(blank=True)),
                ("address", fgc.lib.encrypted.EncryptedTextField(blank=True)),
                (
                    "keep_from",
                    models.CharField(blank=True, max_length=200, verbose_name="keep these details from"),
                ),
                (
                    "safe_contact",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="how and when it is safe to contact them"
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("given_name", ""), _negated=True), name="referrals_person_named"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralPair",
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
                            ("must_not_meet", "must not meet"),
                            ("must_not_know_address", "must not know the address of"),
                            ("must_not_know_phone", "must not know the phone number or e-mail address of"),
                            ("must_not_know_school", "must not know the school or nursery of"),
                            ("must_not_know_pregnancy", "must not know about the pregnancy of"),
                            ("must_not_know_of", "must not know about"),
                            ("must_not_know_work", "must not know that this work is happening, to protect"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("order", "Court order or bail"),
                            ("request", "The person asked for it"),
                            ("child", "The child’s wish"),
                            ("safety_plan", "Safety plan"),
                            ("manager", "Manager’s decision"),
                        ],
                        max_length=12,
                    ),
                ),
                ("evidence", models.CharField(blank=True, max_length=300)),
                ("until", models.DateField(blank=True, null=True, verbose_name="ends on")),
                ("reason", models.TextField()),
                (
                    "child",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.referralchild",
                    ),
                ),
                (
                    "other_child",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.referralchild",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pairs",
                        to="referrals.referral",
                    ),
                ),
                (
                    "other_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.referralperson",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.referralperson",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("child__isnull", True), ("person__isnull", False)),
                            models.Q(("child__isnull", False), ("person__isnull", True)),
                            _connector="OR",
                        ),
                        name="referrals_pair_protected",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("other_child__isnull", True), ("other_person__isnull", False)),
                            models.Q(("other_child__isnull", False), ("other_person__isnull", True)),
                            _connector="OR",
                        ),
                        name="referrals_pair_other",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("person__isnull", True),
                                ("other_person__isnull", True),
                                models.Q(("person", models.F("other_person")), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("child__isnull", True),
                                ("other_child__isnull", True),
                                models.Q(("child", models.F("other_child")), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="referrals_pair_two",
                        violation_error_message="Choose two different people.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralConsent",
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
                    "answer",
                    models.CharField(
                        choices=[
                            ("agrees", "Agrees to the referral"),
                            ("declines", "Does not agree"),
                            ("not_asked", "Has not been asked"),
                            ("whereabouts_unknown", "It is not known where they are"),
                        ],
                        max_length=24,
                    ),
                ),
                ("on", models.DateField(blank=True, null=True)),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("signed", "Signed a form"),
                            ("spoken", "Said so, with a witness"),
                            ("electronic", "Signed electronically"),
                        ],
                        max_length=24,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300)),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="referrals.referral",
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consent",
                        to="referrals.referralperson",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ReferralQuery",
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
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="queries",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=("referral",),
                        name="referrals_one_open_query",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="referrals_query_answered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralQuestion",
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
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("text", models.TextField()),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ReferralResponsibility",
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
                    "basis",
                    models.CharField(
                        choices=[
                            ("mother", "Mother"),
                            ("married", "Married to, or civil partner of, the mother at birth"),
                            ("certificate", "On the birth certificate since 1 December 2003"),
                            ("agreement", "Agreement with the mother"),
                            ("order", "Court order"),
                            ("sgo", "Special guardianship order"),
                            ("cao", "Child arrangements order"),
                            ("adoption", "Adoption"),
                            ("care_order", "Care order (the council)"),
                            ("not_known", "Not known how"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "checked",
                    models.CharField(blank=True, max_length=200, verbose_name="what was seen, and by whom"),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="responsibilities",
                        to="referrals.referralchild",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        help_text="nobody: the council holds it",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="responsibilities",
                        to="referrals.referralperson",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="responsibilities",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "ordering": ["child_id", "id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("child", "person"), name="referrals_pr_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", True)),
                        fields=("child",),
                        name="referrals_pr_council_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralShare",
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
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("referral", "person"),
                        name="referrals_share_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralStageChange",
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
                            ("draft", "Draft"),
                            ("sent", "Sent"),
                            ("returned", "Returned with a question"),
                            ("accepted", "Accepted"),
                            ("declined", "Not accepted"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("sent", "Sent"),
                            ("returned", "Returned with a question"),
                            ("accepted", "Accepted"),
                            ("declined", "Not accepted"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stage_changes",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ReferralTie",
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
                            ("mother", "Mother"),
                            ("father", "Father"),
                            ("believed_father", "Believed to be the father"),
                            ("adoptive_parent", "Adoptive parent"),
                            ("foster_carer_now", "Foster carer now"),
                            ("guardian", "Guardian"),
                            ("mothers_spouse", "Mother’s husband, wife or civil partner"),
                            ("mothers_partner", "Mother’s partner"),
                            ("fathers_spouse", "Father’s husband, wife or civil partner"),
                            ("fathers_partner", "Father’s partner"),
                            ("sibling", "Brother or sister"),
                            ("half_maternal", "Half-brother or half-sister, same mother"),
                            ("half_paternal", "Half-brother or half-sister, same father"),
                            ("sibling_unsure", "Brother or sister, not sure how"),
                            ("mothers_mother", "Mother’s mother"),
                            ("mothers_father", "Mother’s father"),
                            ("fathers_mother", "Father’s mother"),
                            ("fathers_father", "Father’s father"),
                            ("mothers_sibling", "Mother’s brother or sister"),
                            ("fathers_sibling", "Father’s brother or sister"),
                            ("mothers_side", "Another relative on the mother’s side"),
                            ("fathers_side", "Another relative on the father’s side"),
                            ("step_relative", "A step-relative"),
                            ("godparent", "Godparent"),
                            ("friend", "Family friend"),
                            ("neighbour", "Neighbour"),
                            ("faith", "From their faith community"),
                            ("youth", "Youth or sports leader"),
                            ("foster_carer", "Former foster carer"),
                            ("teacher", "Teacher"),
                            ("health_visitor", "Health visitor or midwife"),
                            ("social_worker", "Social worker"),
                            ("advocate", "Advocate"),
                            ("other", "Somebody else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=60)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ties",
                        to="referrals.referralchild",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ties",
                        to="referrals.referralperson",
                    ),
                ),
            ],
            options={
                "ordering": ["child_id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("person", "child"), name="referrals_tie_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyAnswer",
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
                    "topic",
                    models.CharField(
                        choices=[
                            ("domestic_abuse", "Is or was there domestic abuse?"),
                            (
                                "orders",
                                "Are there court orders, bail or licence conditions about who may see whom?",
                            ),
                            (
                                "not_told",
                                "Must anybody not be told about this referral, an address or a pregnancy?",
                            ),
                            ("honour", "Is there a risk of honour-based abuse or forced marriage?"),
                            ("violence", "Has anybody been violent or threatening to family or staff?"),
                            ("weapons", "Are there weapons, or animals that worry visitors?"),
                            ("sexual_harm", "Is anybody known to be a risk of sexual harm?"),
                            ("exploitation", "Is there a risk from exploitation or gangs?"),
                            ("substances", "Do alcohol or drugs affect anybody’s safety?"),
                            ("mental_health", "Does anybody’s mental health affect their safety or others’?"),
                            ("suicide", "Is anybody at risk of suicide or self-harm?"),
                            ("infection", "Is there a health or infection risk for visitors?"),
                            ("lone_visit", "Should nobody visit alone?"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")], max_length=24
                    ),
                ),
                ("detail", models.TextField(blank=True)),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="safety_answers",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("referral", "topic"), name="referrals_safety_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=40)),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_pages",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("referral", "place"), name="referrals_saved_once")
                ],
            },
        ),
    ]
