from django.db import migrations

from commerce.base.sql import append_only


class Migration(migrations.Migration):
    """An issued invoice is never changed nor deleted."""

    dependencies = [("billing", "0001_initial")]
    operations = [append_only("billing_invoice")]
