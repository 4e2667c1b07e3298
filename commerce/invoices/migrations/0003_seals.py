from typing import Any

from django.db import migrations

from commerce.base.sql import append_only
from commerce.invoices.rules import chained

SEALED = (
    "public_id", "series", "year", "sequence", "number", "issued_on", "language", "seller", "buyer",
    "lines", "vat", "notes", "total_amount", "currency", "order_id", "paid_on", "discount_amount",
    "shipping_amount",
)  # fmt: skip


def seal(apps: Any, _schema_editor: Any) -> None:
    """Invoices from before seals are chained in the order in which they were issued."""
    invoices = apps.get_model("invoices", "Invoice").objects.select_related("order").order_by("pk")
    last: dict[tuple[int, str], str] = {}
    for invoice in invoices.filter(hash=""):
        invoice.language = invoice.order.language
        content = {name: getattr(invoice, name) for name in SEALED}
        chain = (invoice.legal_entity_id, invoice.series)
        invoice.hash = last[chain] = chained(
            last.get(chain, ""), content | {"legal_entity": invoice.legal_entity_id}
        )
        invoice.save(update_fields=["language", "hash"])


def guard(state: str) -> migrations.RunSQL:
    """The guard of issued invoices is off, for this migration alone, or on again."""
    other = {"ENABLE": "DISABLE", "DISABLE": "ENABLE"}[state]
    command = (
        "SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE invoices_invoice {} TRIGGER invoices_invoice_append_only"
    )
    return migrations.RunSQL(command.format(state), command.format(other))


class Migration(migrations.Migration):
    """Every invoice has its seal; credit notes and closings are never changed nor deleted either."""

    dependencies = [("invoices", "0002_credit_notes")]
    operations = [
        guard("DISABLE"),
        migrations.RunPython(seal, migrations.RunPython.noop, elidable=True),
        guard("ENABLE"),
        append_only("invoices_creditnote"),
        append_only("invoices_closing"),
    ]
