"""A review asks whether anybody is at risk."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("family_plans", "0009_ranges_and_pairs")]

    operations = [
        migrations.AddField(
            model_name="review",
            name="at_risk",
            field=models.BooleanField(
                help_text="empty: from before it was asked", null=True, verbose_name="somebody was at risk"
            ),
        ),
    ]
