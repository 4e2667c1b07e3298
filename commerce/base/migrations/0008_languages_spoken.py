from django.db import migrations

SPOKEN = ["en", "fr"]


def keep(apps, _schema_editor):
    apps.get_model("base", "ShopSettings").objects.filter(languages=[]).update(languages=SPOKEN)


class Migration(migrations.Migration):
    """A shop that had chosen no languages, and so had both there were, has these two still, and no third."""

    dependencies = [("base", "0007_languages_and_address")]
    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
