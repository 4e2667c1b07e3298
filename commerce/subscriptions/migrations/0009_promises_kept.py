"""A term keeps which promises its charge used: free delivery is no discount of its order."""

from django.db import migrations, models


def told_by_discounts(apps, _schema_editor):
    terms = apps.get_model("subscriptions", "Term").objects
    for term in terms.filter(order__source="renewal").exclude(order__discounts=[]).select_related("order"):
        term.promises = [off["source"] for off in term.order.discounts]
        term.save(update_fields=["promises"])


class Migration(migrations.Migration):
    dependencies = [
        ("subscriptions", "0008_choices"),
        ("orders", "0006_edits"),
    ]

    operations = [
        migrations.AddField(
            model_name="term",
            name="promises",
            field=models.JSONField(
                default=list,
                help_text="Sources of the promises that its charge used: given back when it is not made.",
            ),
        ),
        migrations.AlterField(
            model_name="subscription",
            name="promised",
            field=models.JSONField(
                default=list,
                help_text="By coupons: source, title, percent, amount or free_delivery, formulas, and left: for how many charges.",
                verbose_name="off the next charges",
            ),
        ),
        migrations.RunPython(told_by_discounts, migrations.RunPython.noop, elidable=True),
    ]
