import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import fgc.lib.encrypted
import fgc.lib.keys
from fgc.lib.migrations import EveryTable


class Migration(EveryTable):
    replaces = [
        ("network", "0001_initial"),
        ("network", "0002_households_circle_search_and_moves"),
        ("network", "0003_day_of_death_and_people_from_work"),
        ("network", "0004_not_invited_and_born"),
        ("network", "0005_second_look_at_copies"),
        ("network", "0006_mistaken_addresses"),
        ("network", "0007_contacts_say_when"),
        ("network", "0008_how_and_visiting_together"),
        ("network", "0009_ranges_and_pairs"),
        ("network", "0010_staff_who_may_know"),
        ("network", "0011_staff_question_withdrawn"),
        ("network", "0012_staff_compared"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("cases", "0001_squashed"),
    ]

    operations = [
        migrations.CreateModel(
            name="AddressChange",
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
                ("moved_on", models.DateField()),
                (
                    "was_mistake",
                    models.BooleanField(default=False, help_text="the old address was never theirs"),
                ),
                (
                    "alarm",
                    models.BooleanField(
                        default=False,
                        help_text="somebody who must not know the address is known at it, old or new",
                    ),
                ),
                ("alarm_cleared_at", models.DateTimeField(blank=True, null=True)),
                ("alarm_reason", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "alarm_cleared_by",
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
                        related_name="address_changes",
                        to="cases.case",
                    ),
                ),
                (
                    "new",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.contactdetail",
                    ),
                ),
                (
                    "old",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.contactdetail",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="address_changes",
                        to="network.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alarm_cleared_at__isnull", True), ("alarm_cleared_by__isnull", True)),
                            models.Q(
                                ("alarm_cleared_at__isnull", False), ("alarm_cleared_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="network_alarm_cleared_by",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AddressTold",
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
                ("how", models.CharField(blank=True, max_length=120)),
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
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="told",
                        to="network.addresschange",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ContactDetail",
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
                        choices=[("address", "Address"), ("phone", "Phone"), ("email", "E-mail")],
                        max_length=10,
                    ),
                ),
                ("value", fgc.lib.encrypted.EncryptedTextField()),
                (
                    "match",
                    models.CharField(db_index=True, help_text="keyed hash for exact match", max_length=64),
                ),
                (
                    "is_withheld",
                    models.BooleanField(
                        default=False, help_text="shown only by a deliberate act with a reason"
                    ),
                ),
                ("is_safe", models.BooleanField(default=True, verbose_name="safe to use")),
                ("how", models.CharField(blank=True, max_length=200, verbose_name="how and when to use it")),
                ("supplied_by_referrer", models.BooleanField(default=False)),
                (
                    "how_by_referrer",
                    models.BooleanField(
                        default=False, help_text="whether `how` is what came with the referral, word for word"
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contact_details",
                        to="cases.case",
                    ),
                ),
                (
                    "made_by",
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
                        related_name="contact_details",
                        to="network.person",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True),
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="network_contact_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Household",
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
                    "label",
                    models.CharField(
                        help_text="for example, Nan's", max_length=60, verbose_name="what to call it"
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="households",
                        to="cases.case",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
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
            },
        ),
        migrations.CreateModel(
            name="NetworkChild",
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
                ("status", models.CharField(blank=True, max_length=30, verbose_name="legal status")),
                ("lives_with", models.CharField(blank=True, max_length=60)),
                ("school", models.CharField(blank=True, max_length=120)),
                ("views", models.TextField(blank=True, verbose_name="their views, in their words")),
                ("council_id", models.CharField(blank=True, max_length=40)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="children", to="cases.case"
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="as_child",
                        to="network.person",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Person",
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
                    "former_name",
                    models.CharField(blank=True, max_length=100, verbose_name="other last names they had"),
                ),
                (
                    "called",
                    models.CharField(blank=True, max_length=60, verbose_name="what the family calls them"),
                ),
                (
                    "gender",
                    models.CharField(
                        choices=[
                            ("m", "Man or boy"),
                            ("f", "Woman or girl"),
                            ("x", "Another gender"),
                            ("u", "Not stated"),
                        ],
                        default="u",
                        max_length=1,
                    ),
                ),
                ("pronouns", models.CharField(blank=True, max_length=40)),
                ("born_on", models.DateField(blank=True, null=True)),
                ("birth_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "birth_precision",
                    models.CharField(
                        choices=[
                            ("exact", "Exact"),
                            ("year", "Year only"),
                            ("about", "About"),
                            ("unknown", "Not known"),
                        ],
                        default="unknown",
                        max_length=8,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("living", "Living"),
                            ("deceased", "Has died"),
                            ("unborn", "Not born yet"),
                            ("loss", "Pregnancy loss or stillbirth"),
                            ("unknown", "Not known who this is"),
                        ],
                        default="living",
                        max_length=10,
                    ),
                ),
                ("died_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("died_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="expected date of delivery")),
                (
                    "birth_group",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="people of the case with the same number were born together",
                        null=True,
                        verbose_name="twins or more",
                    ),
                ),
                ("is_identical", models.BooleanField(default=False)),
                (
                    "touch",
                    models.CharField(
                        choices=[
                            ("in_touch", "In touch"),
                            ("lost", "Lost touch"),
                            ("searched", "Being looked for"),
                        ],
                        default="in_touch",
                        max_length=10,
                    ),
                ),
                (
                    "last_in_touch",
                    models.CharField(blank=True, max_length=100, verbose_name="last known to be in touch"),
                ),
                ("language", models.CharField(blank=True, max_length=60, verbose_name="first language")),
                (
                    "interpreter",
                    models.CharField(blank=True, max_length=100, verbose_name="interpreter needed"),
                ),
                (
                    "interpreter_relative",
                    models.CharField(
                        blank=True,
                        help_text="empty: an interpreter is booked, who is not of the family and not known to them",
                        max_length=300,
                        verbose_name="why a relative interprets",
                    ),
                ),
                (
                    "reads",
                    models.CharField(
                        choices=[
                            ("standard", "As it is"),
                            ("easy_read", "Easy read"),
                            ("large", "Large print (18 point)"),
                            ("very_large", "Very large print (24 point)"),
                            ("spoken", "Somebody reads it to them"),
                        ],
                        default="standard",
                        max_length=12,
                        verbose_name="how to write to them",
                    ),
                ),
                (
                    "written_language",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="language to write in, if not English"
                    ),
                ),
                (
                    "access_needs",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="access and communication needs"
                    ),
                ),
                ("faith", models.CharField(blank=True, max_length=100)),
                ("diet", models.CharField(blank=True, max_length=200)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="who told us")),
                (
                    "referred_key",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        help_text="key of the row of the referral that this person was copied from",
                        max_length=10,
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="people", to="cases.case"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
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
                "indexes": [models.Index(fields=["born_on"], name="network_person_born")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "unborn"), _negated=True),
                            ("born_on__isnull", True),
                            _connector="OR",
                        ),
                        name="network_unborn_no_birth",
                        violation_error_message="An unborn baby has a due date, not a date of birth.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["unborn", "loss", "unknown"]),
                            models.Q(("given_name", ""), _negated=True),
                            models.Q(("known_as", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="network_has_name",
                        violation_error_message="Enter a name, or say that it is not known who this is.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Partnership",
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
                    "status",
                    models.CharField(
                        choices=[
                            ("married", "Married"),
                            ("civil_partnership", "Civil partners"),
                            ("cohabiting", "Living together"),
                            ("engaged", "Engaged"),
                            ("separated", "Separated"),
                            ("divorced", "Divorced"),
                            ("former", "Former partners"),
                            ("never_lived_together", "Never lived together"),
                            ("widowed", "Widowed"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "started",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year it began"),
                ),
                (
                    "ended",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year it ended"),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partnerships",
                        to="cases.case",
                    ),
                ),
                (
                    "a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.person"
                    ),
                ),
                (
                    "b",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.person"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("a__lt", models.F("b"))),
                        name="network_partners_order",
                        violation_error_message="A person cannot be linked to themself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended__isnull", True),
                            ("started__isnull", True),
                            ("ended__gte", models.F("started")),
                            _connector="OR",
                        ),
                        name="network_partners_dates",
                        violation_error_message="End is before start.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ParentLink",
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
                            ("birth", "Birth parent"),
                            ("adoptive", "Adoptive parent"),
                            ("foster", "Foster carer"),
                            ("guardian", "Guardian"),
                        ],
                        default="birth",
                        max_length=10,
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        choices=[("known", "Known"), ("believed", "Believed"), ("disputed", "Disputed")],
                        default="known",
                        max_length=10,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parent_links",
                        to="cases.case",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parent_links",
                        to="network.person",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="child_links",
                        to="network.person",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("child", "parent", "kind"),
                        name="network_parent_once",
                        violation_error_message="This is recorded already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("child", models.F("parent")), _negated=True),
                        name="network_not_own_parent",
                        violation_error_message="A person cannot be linked to themself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ParentalResponsibility",
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
                            ("agreement", "Agreement"),
                            ("order", "Court order"),
                            ("sgo", "Special guardianship order"),
                            ("cao", "Child arrangements order"),
                            ("adoption", "Adoption"),
                            ("care_order", "Care order (the council)"),
                            ("not_known", "Basis not known"),
                        ],
                        max_length=12,
                    ),
                ),
                ("evidence_seen", models.CharField(blank=True, max_length=200)),
                ("since", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsibilities",
                        to="cases.case",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsibilities",
                        to="network.networkchild",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        help_text="nobody: the council holds it",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsibilities",
                        to="network.person",
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
                        name="network_pr_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("child", "holder"),
                        name="network_pr_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NetworkChange",
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
                ("kind", models.CharField(max_length=30)),
                ("undo", fgc.lib.encrypted.EncryptedTextField()),
                ("version", models.PositiveIntegerField(help_text="of the map after the change")),
                ("at", models.DateTimeField(auto_now_add=True)),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="network_changes",
                        to="cases.case",
                    ),
                ),
                (
                    "about",
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
                "ordering": ["-id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="HouseholdMember",
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
                    "share",
                    models.CharField(
                        choices=[("full", "All the time"), ("part_time", "Part of the time")],
                        default="full",
                        max_length=10,
                    ),
                ),
                ("since", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="network.household",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lives_in",
                        to="network.person",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("household", "person"),
                        name="network_lives_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("since__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="network_lives_dates",
                        violation_error_message="End is before start.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CopyLook",
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
                ("options", models.TextField(help_text="what was chosen, as JSON: switches and keys only")),
                ("version", models.PositiveIntegerField(help_text="of the map")),
                ("secrets", models.CharField(max_length=64)),
                ("asked_at", models.DateTimeField()),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reason",
                    models.CharField(blank=True, max_length=500, verbose_name="why nobody else could look"),
                ),
                (
                    "asked_by",
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
                        related_name="copy_looks",
                        to="cases.case",
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
                    "person",
                    models.ForeignKey(
                        help_text="who the copy is for",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at__isnull", True), ("released_by__isnull", True)),
                            models.Q(
                                ("released_at__isnull", False),
                                ("released_by__isnull", False),
                                models.Q(
                                    models.Q(("released_by", models.F("asked_by")), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="network_copy_second_person",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChildWish",
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
                ("words", models.CharField(max_length=100, verbose_name="the name the child used")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("there", "I want them there"),
                            ("helps", "They help me"),
                            ("unsure", "I am not sure"),
                            ("not_there", "I do not want them there"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "why",
                    models.CharField(blank=True, max_length=300, verbose_name="why, in the child's words"),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("asked_on", models.DateField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="child_wishes",
                        to="cases.case",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wishes",
                        to="network.networkchild",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wished_by",
                        to="network.person",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="CarerRole",
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
                            ("kinship", "Kinship carer"),
                            ("special_guardian", "Special guardian"),
                            ("foster", "Foster carer"),
                            ("respite", "Offers short breaks"),
                        ],
                        max_length=20,
                    ),
                ),
                ("since", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carer_roles",
                        to="cases.case",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carers",
                        to="network.networkchild",
                    ),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carer_roles",
                        to="network.person",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("carer", "child", "kind"),
                        name="network_carer_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("since__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="network_carer_dates",
                        violation_error_message="End is before start.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Association",
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
                            ("godparent", "Godparent"),
                            ("friend", "Family friend"),
                            ("neighbour", "Neighbour"),
                            ("teacher", "Teacher"),
                            ("youth", "Youth or sports leader"),
                            ("faith", "From their faith community"),
                            ("foster_carer", "Former foster carer"),
                            ("employer", "From work"),
                            ("social_worker", "Social worker"),
                            ("health_visitor", "Health visitor"),
                            ("advocate", "Advocate"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=60, verbose_name="in the family's words")),
                ("is_professional", models.BooleanField(default=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="associations",
                        to="cases.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="associations",
                        to="network.person",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.person"
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("to")), _negated=True),
                        name="network_not_own_friend",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonMerge",
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
                    "moved",
                    models.JSONField(default=dict, help_text="{table: [ids of rows that were re-pointed]}"),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="person_merges",
                        to="cases.case",
                    ),
                ),
                (
                    "gone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_into",
                        to="network.person",
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges",
                        to="network.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Restriction",
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
                            ("must_not_know_work", "must not know that this work is happening"),
                            ("must_not_know_of", "must not know about"),
                            ("not_invited", "is not invited"),
                            ("speak_first", "must be spoken to first"),
                            ("visit_together", "is not visited by one person alone"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("room", "Not in the same room"),
                            ("building", "Not in the same building"),
                            ("call", "Not in the same building or on the same call"),
                            ("knowing", "Neither may know that the other takes part"),
                        ],
                        default="call",
                        help_text="of a pair who must not meet",
                        max_length=10,
                        verbose_name="how far it goes",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("violence", "Violence or a threat of it"),
                            ("intoxication", "They are likely to come drunk or drugged"),
                            ("child", "The child does not want them there"),
                            ("order", "A court order, bail or licence"),
                            ("abuse", "Domestic abuse: somebody could not speak freely"),
                            ("disclosure", "They would learn an address or a pregnancy"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                        verbose_name="why they are not invited",
                    ),
                ),
                (
                    "extent",
                    models.CharField(
                        choices=[("whole", "The whole conference"), ("part", "Part of it")],
                        default="whole",
                        max_length=6,
                        verbose_name="how much they are left out of",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("order", "Court order or bail"),
                            ("request", "The person asked for it"),
                            ("child", "The child's wish"),
                            ("safety_plan", "Safety plan"),
                            ("manager", "Manager's decision"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason", models.TextField()),
                ("evidence", models.CharField(blank=True, max_length=300)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True, verbose_name="ends on")),
                ("review_on", models.DateField(blank=True, null=True, verbose_name="look at it again on")),
                (
                    "other_way",
                    models.CharField(blank=True, max_length=300, verbose_name="how they take part instead"),
                ),
                ("told_on", models.DateField(blank=True, null=True, verbose_name="told on")),
                (
                    "told_how",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="told how and by whom, or why not"
                    ),
                ),
                (
                    "challenge",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        verbose_name="whether they challenged it, and what came of it",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_reason", models.CharField(blank=True, max_length=500)),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restrictions",
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
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restrictions_on",
                        to="network.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restrictions",
                        to="network.person",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at__isnull", True), ("approved_by__isnull", True)),
                            models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="network_restriction_approved_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["not_invited", "speak_first", "visit_together"]),
                            models.Q(
                                ("other__isnull", False),
                                models.Q(("person", models.F("other")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="network_restriction_pair",
                        violation_error_message="Choose two different people.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="network_restriction_dates",
                        violation_error_message="End is before start.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(
                                ("ended_at__isnull", False), models.Q(("ended_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="network_restriction_ended",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchAnswer",
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
                    "prompt",
                    models.CharField(help_text="code of the prompt (fgc/network/prompts.py)", max_length=40),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("nobody", "Asked, nobody"),
                            ("not_safe", "Not safe to ask"),
                            ("added", "Somebody was added"),
                            ("looking", "Still looking"),
                        ],
                        max_length=10,
                    ),
                ),
                ("asked", models.CharField(blank=True, max_length=200, verbose_name="who was asked")),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("on", models.DateField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.person",
                    ),
                ),
                (
                    "added",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.person",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="search_answers",
                        to="cases.case",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "not_safe"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="network_not_safe_why",
                        violation_error_message="Say why it is not safe to ask.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SiblingLink",
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
                            ("full", "Full"),
                            ("half_maternal", "Half, same mother"),
                            ("half_paternal", "Half, same father"),
                            ("half", "Half"),
                            ("unknown", "Not known"),
                        ],
                        default="unknown",
                        max_length=15,
                    ),
                ),
                (
                    "a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.person"
                    ),
                ),
                (
                    "b",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.person"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sibling_links",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("a", "b"), name="network_siblings_once"),
                    models.CheckConstraint(
                        condition=models.Q(("a__lt", models.F("b"))), name="network_siblings_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StaffCompared",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=64)),
                ("numbers", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "staff",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="StaffQuestion",
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
                    "shares",
                    models.CharField(
                        choices=[("name", "Name"), ("number", "Phone number or e-mail address")],
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("is_conflict", models.BooleanField(null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "about",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="staff_questions",
                        to="network.person",
                    ),
                ),
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
                        related_name="staff_questions",
                        to="cases.case",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("about", "staff", "shares"), name="network_staff_asked_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_at__isnull", True),
                                ("answered_by__isnull", True),
                                ("is_conflict__isnull", True),
                            ),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                ("is_conflict__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="network_staff_answered_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tie",
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
                    "quality",
                    models.CharField(
                        choices=[
                            ("close", "Close"),
                            ("ok", "All right"),
                            ("weak", "Not often in touch"),
                            ("strained", "Strained"),
                            ("cut_off", "Cut off"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("none", "Not said"),
                            ("to_a", "To the first"),
                            ("to_b", "To the second"),
                            ("both", "Both ways"),
                        ],
                        default="none",
                        max_length=6,
                        verbose_name="which way help goes",
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.person"
                    ),
                ),
                (
                    "b",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.person"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ties", to="cases.case"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="nobody: the coordinator",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.person",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True),
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="network_tie_since_until",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("a__lt", models.F("b"))),
                        name="network_tie_order",
                        violation_error_message="Choose two different people.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactReveal",
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
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reveals",
                        to="network.contactdetail",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="network_reveal_why"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Network",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "confirmed_on",
                    models.DateField(blank=True, null=True, verbose_name="last gone through with the family"),
                ),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="network", to="cases.case"
                    ),
                ),
                (
                    "confirmed_by",
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
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_by__isnull", True), ("confirmed_on__isnull", True)),
                            models.Q(("confirmed_by__isnull", False), ("confirmed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="network_confirmed_by",
                    )
                ],
            },
        ),
    ]
