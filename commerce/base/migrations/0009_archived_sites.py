from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("base", "0008_languages_spoken")]

    operations = [
        migrations.AddField(
            model_name="shopsettings",
            name="archived_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
