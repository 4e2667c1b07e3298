from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations

from commerce.base.sql import append_only


class Migration(migrations.Migration):
    """The journal keeps its rows; periods of one subscription can be kept from overlapping."""

    dependencies = [("base", "0002_initial")]
    run_before = [("subscriptions", "0001_initial")]
    operations = [BtreeGistExtension(), append_only("base_journalentry")]
