"""Subscriptions and boxes keep what was chosen; changes of before can still be taken back."""

from django.db import migrations, models


def nothing_was_chosen(apps, _schema_editor):
    changes = apps.get_model("subscriptions", "Change").objects
    for change in changes.filter(undone_at=None, undo_until__isnull=False).iterator():
        for kept in (change.before, change.after):
            kept |= {"choices": [], "carrier_id": None, "pickup_point": None, "shipping_amount": 0}
            for box in kept["boxes"].values():
                box["choices"] = []
                if box["note"]:
                    box["note"] |= {"carrier_id": None, "pickup_point": None}
        change.save(update_fields=["before", "after"])


class Migration(migrations.Migration):
    dependencies = [
        ("subscriptions", "0007_delivery"),
    ]

    operations = [
        migrations.AddField(
            model_name="cycle",
            name="choices",
            field=models.JSONField(default=list, help_text="What goes into it.", verbose_name="composition"),
        ),
        migrations.AddField(
            model_name="subscription",
            name="choices",
            field=models.JSONField(
                default=list,
                help_text="What its customer chose: rows of catalog.composing.",
                verbose_name="composition",
            ),
        ),
        migrations.AlterField(
            model_name="change",
            name="kind",
            field=models.CharField(
                choices=[
                    ("skip", "Box skipped"),
                    ("unskip", "Skipped box wanted again"),
                    ("pause", "Paused"),
                    ("resume", "Resumed"),
                    ("quantity", "Quantity changed"),
                    ("formula", "Formula changed"),
                    ("choices", "Box composed anew"),
                    ("exchange", "Formula changed at once"),
                    ("address", "Address changed"),
                    ("carrier", "Delivery changed"),
                    ("card", "Card changed"),
                    ("cancel", "Cancelled at the end of the term"),
                    ("cancel_now", "Cancelled at once"),
                    ("reactivate", "Reactivated"),
                    ("stay", "Retention offer accepted"),
                    ("expire", "Expired"),
                    ("undo", "Undone"),
                ],
                max_length=12,
                verbose_name="change",
            ),
        ),
        migrations.RunPython(nothing_was_chosen, migrations.RunPython.noop, elidable=True),
    ]
