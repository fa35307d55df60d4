import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import fgc.lib.keys


class Migration(migrations.Migration):
    """Editions, blocks in other words, packs made as a job, filing, copies that went wrong."""

    dependencies = [
        ("conferences", "0004_safety_overrides"),
        ("family_plans", "0003_written_in_the_room"),
        ("network", "0005_second_look_at_copies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
            },
        ),
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
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
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
            ],
            options={
                "ordering": ["id"],
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="plancopy",
            name="found",
            field=models.TextField(
                blank=True,
                help_text="words in it that also name another family its maker looked at, one a line",
            ),
        ),
        migrations.AddField(
            model_name="plancopy",
            name="language",
            field=models.CharField(
                blank=True, help_text="code of the language beside English", max_length=10
            ),
        ),
        migrations.AddField(
            model_name="plancopy",
            name="recalled_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="plancopy",
            name="recalled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="plancopy",
            name="recalled_reason",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AlterField(
            model_name="plancopy",
            name="edition",
            field=models.CharField(
                choices=[
                    ("standard", "Standard"),
                    ("easy_read", "Easy read"),
                    ("large", "Large print (18 point)"),
                    ("very_large", "Very large print (24 point)"),
                    ("child", "A page for a child"),
                    ("language", "In another language beside English"),
                    ("court", "For the court"),
                ],
                default="standard",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="plancopy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("edition", "language"), models.Q(("language", ""), _negated=True)),
                    models.Q(models.Q(("edition", "language"), _negated=True), ("language", "")),
                    _connector="OR",
                ),
                name="plans_copy_language",
            ),
        ),
        migrations.AddConstraint(
            model_name="plancopy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("recalled_at__isnull", True), ("recalled_by__isnull", True), ("recalled_reason", "")
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
        ),
        migrations.AddConstraint(
            model_name="plancopy",
            constraint=models.CheckConstraint(
                condition=models.Q(("found", ""), ("needs_release", True), _connector="OR"),
                name="plans_copy_found_needs_release",
            ),
        ),
        migrations.AddField(
            model_name="filing",
            name="child",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="filings", to="network.networkchild"
            ),
        ),
        migrations.AddField(
            model_name="filing",
            name="filed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="filing",
            name="in_child_plan_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="filing",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="filings",
                to="family_plans.planversion",
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="incidents", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="copy",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="incidents",
                to="family_plans.plancopy",
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="incidenttold",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="incidenttold",
            name="incident",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="told", to="family_plans.incident"
            ),
        ),
        migrations.AddField(
            model_name="pack",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="pack",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="packs",
                to="family_plans.planversion",
            ),
        ),
        migrations.AddField(
            model_name="packitem",
            name="copy",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="pack_item",
                to="family_plans.plancopy",
            ),
        ),
        migrations.AddField(
            model_name="packitem",
            name="pack",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="items", to="family_plans.pack"
            ),
        ),
        migrations.AddField(
            model_name="packitem",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="network.person",
            ),
        ),
        migrations.AddField(
            model_name="packitem",
            name="staff",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="planwording",
            name="changed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="planwording",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="wordings", to="family_plans.plan"
            ),
        ),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.UniqueConstraint(fields=("version", "child"), name="plans_filing_once"),
        ),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
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
            ),
        ),
        migrations.AddConstraint(
            model_name="packitem",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="planwording",
            constraint=models.UniqueConstraint(
                fields=("plan", "number", "block", "edition", "language"), name="plans_wording_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="planwording",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("edition", "language"), models.Q(("language", ""), _negated=True)),
                    models.Q(models.Q(("edition", "language"), _negated=True), ("language", "")),
                    _connector="OR",
                ),
                name="plans_wording_language",
            ),
        ),
    ]
