from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("giftcards", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="giftcard",
            name="key",
            field=models.CharField(
                blank=True, help_text="Of the press that made it.", max_length=80, null=True
            ),
        ),
        migrations.AddConstraint(
            model_name="giftcard",
            constraint=models.UniqueConstraint(fields=("site", "key"), name="gift_card_made_once"),
        ),
    ]
