from django.db import migrations

from commerce.base.sql import append_only


class Migration(migrations.Migration):
    """Entries stay as they were written."""

    dependencies = [("ledger", "0001_initial")]
    operations = [append_only("ledger_entry")]
