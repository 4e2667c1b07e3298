import django.db.models.deletion
from django.db import migrations, models

import commerce.base.ids


class Migration(migrations.Migration):
    """Invoices as billing kept them until 0003 moved their table here."""

    initial = True

    dependencies = [
        ("base", "0002_initial"),
        ("billing", "0003_invoices_move_out"),
        ("orders", "0001_initial"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Invoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", commerce.base.ids.PublicIdField("inv")),
                        ("series", models.CharField(max_length=4, verbose_name="series")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("sequence", models.PositiveIntegerField(verbose_name="sequence")),
                        ("number", models.CharField(max_length=30, verbose_name="number")),
                        ("issued_on", models.DateField(verbose_name="issued on")),
                        ("seller", models.JSONField(verbose_name="seller")),
                        ("buyer", models.JSONField(verbose_name="buyer")),
                        ("lines", models.JSONField(verbose_name="lines")),
                        ("vat", models.JSONField(verbose_name="VAT")),
                        ("shipping_amount", models.PositiveBigIntegerField(verbose_name="shipping")),
                        ("total_amount", models.PositiveBigIntegerField(verbose_name="total")),
                        ("currency", models.CharField(max_length=3, verbose_name="currency")),
                        (
                            "legal_entity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="base.legalentity",
                                verbose_name="seller",
                            ),
                        ),
                        (
                            "order",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invoice",
                                to="orders.order",
                                verbose_name="order",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "invoice",
                        "verbose_name_plural": "invoices",
                        "ordering": ["-year", "-sequence"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("legal_entity", "series", "year", "sequence"),
                                name="invoice_numbered_once",
                            )
                        ],
                    },
                ),
            ]
        )
    ]
