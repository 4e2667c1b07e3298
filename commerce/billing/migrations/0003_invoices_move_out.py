from django.db import migrations

# The table keeps its rows and takes its guard, its sequence and its permissions along.
MOVE = """
ALTER TABLE {old}_invoice RENAME TO {new}_invoice;
ALTER SEQUENCE {old}_invoice_id_seq RENAME TO {new}_invoice_id_seq;
ALTER TRIGGER {old}_invoice_append_only ON {new}_invoice RENAME TO {new}_invoice_append_only;
UPDATE django_content_type SET app_label = '{new}' WHERE app_label = '{old}' AND model = 'invoice';
"""


class Migration(migrations.Migration):
    """Invoices are an app of their own: what they keep moves there as it is."""

    dependencies = [
        ("billing", "0002_guards"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    MOVE.format(old="billing", new="invoices"), MOVE.format(old="invoices", new="billing")
                )
            ],
            state_operations=[migrations.DeleteModel("Invoice")],
        )
    ]
