"""Points give store credit, or a product, with the next charge too."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("loyalty", "0001_initial"),
        ("subscriptions", "0009_promises_kept"),
    ]

    operations = [
        migrations.AlterField(
            model_name="subscription",
            name="reward",
            field=models.ForeignKey(
                blank=True,
                help_text="Its points, and the product it gives, are set aside until then.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="loyalty.programme",
                verbose_name="points spent on the next charge",
            ),
        ),
    ]
