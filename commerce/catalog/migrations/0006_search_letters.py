import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("catalog", "0005_upsells")]

    operations = [
        migrations.AddIndex(
            model_name="searchtext",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["words"], name="search_letters", opclasses=["gin_trgm_ops"]
            ),
        ),
    ]
