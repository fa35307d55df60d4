"""Words that were typed over are encrypted, and a plan remembers when the family last showed it."""

import json

from django.db import migrations, models

import fgc.lib.encrypted
from fgc.lib.encrypted import decrypt, encrypt

STOPPED = ("no_plan", "family_stopped", "options", "adjourned")


def close_words(apps, schema_editor):
    """Encrypt the earlier words and the steps that were kept as plain text."""
    earlier, step = (apps.get_model("family_plans", name) for name in ("EarlierWords", "WritingStep"))
    for row in earlier.objects.exclude(words="").iterator():
        earlier.objects.filter(pk=row.pk).update(words=encrypt(row.words))
    for row in step.objects.iterator():
        step.objects.filter(pk=row.pk).update(kept=encrypt(json.dumps(row.rows)))


def open_words(apps, schema_editor):
    """Back to plain text."""
    earlier, step = (apps.get_model("family_plans", name) for name in ("EarlierWords", "WritingStep"))
    for row in earlier.objects.exclude(words="").iterator():
        earlier.objects.filter(pk=row.pk).update(words=decrypt(row.words))
    for row in step.objects.iterator():
        step.objects.filter(pk=row.pk).update(rows=json.loads(decrypt(row.kept)))


def remember_when_shown(apps, schema_editor):
    """A plan whose next version is being written was shown when the one before was made final."""
    for plan in apps.get_model("family_plans", "Plan").objects.filter(
        stage="writing", shown_at=None, number__gt=1
    ):
        last = plan.versions.exclude(outcome__in=STOPPED).order_by("number").last()
        if last:
            plan.shown_at = last.made_at
            plan.save(update_fields=["shown_at"])


class Migration(migrations.Migration):
    dependencies = [("family_plans", "0010_reviews_ask_for_risk")]

    operations = [
        migrations.AddField(
            model_name="writingstep",
            name="kept",
            field=models.TextField(default="", verbose_name="the rows, as JSON"),
            preserve_default=False,
        ),
        migrations.AlterField(model_name="writingstep", name="rows", field=models.JSONField(default=list)),
        migrations.RunPython(close_words, open_words),
        migrations.RunPython(remember_when_shown, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="earlierwords", name="words", field=fgc.lib.encrypted.EncryptedTextField()
        ),
        migrations.AlterField(
            model_name="writingstep",
            name="kept",
            field=fgc.lib.encrypted.EncryptedTextField(verbose_name="the rows, as JSON"),
        ),
        migrations.RemoveField(model_name="writingstep", name="rows"),
        migrations.AlterField(
            model_name="plan",
            name="shown_at",
            field=models.DateTimeField(
                blank=True,
                null=True,
                help_text="when the family last showed it: what was written since is theirs",
            ),
        ),
    ]
