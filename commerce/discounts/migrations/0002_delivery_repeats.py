"""Free delivery can repeat; the help text says how."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("discounts", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="coupon",
            name="charges",
            field=models.PositiveSmallIntegerField(
                default=1,
                help_text="1: the first charge only. 3: the first and the two renewals after it. Free delivery holds for whichever carrier brings those boxes.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(36),
                ],
                verbose_name="charges of a subscription",
            ),
        ),
    ]
