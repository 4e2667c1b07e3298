from django.db import migrations

from commerce.base.sql import append_only


class Migration(migrations.Migration):
    """The proof that a notice was given is never changed nor deleted."""

    dependencies = [("retention", "0001_initial")]
    operations = [append_only("retention_noticesent")]
