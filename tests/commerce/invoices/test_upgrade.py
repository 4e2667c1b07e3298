"""A shop that invoiced before invoices were an app of their own keeps every one of them."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from commerce.base.models import LegalEntity
from commerce.invoices import queries
from commerce.invoices.models import Invoice
from tests.commerce.invoices.sales import sell
from tests.commerce.shop import Shop

MOVE = ("billing", "0003_invoices_move_out")

# As billing 0001 kept them, in a table of which nothing else is known any more.
COPY = """
INSERT INTO billing_invoice (public_id, series, year, sequence, number, issued_on, seller, buyer, lines,
    vat, shipping_amount, total_amount, currency, legal_entity_id, order_id)
SELECT public_id, series, year, sequence, number, issued_on, seller, buyer, lines, vat, shipping_amount,
    total_amount, currency, legal_entity_id, order_id FROM kept ORDER BY sequence
"""


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db(transaction=True)
def test_invoices_move_with_their_numbers_their_guard_and_their_permissions(shop: Shop) -> None:
    sold = [sell(shop, language="fr").invoice for _ in range(3)]
    run("CREATE TABLE kept AS SELECT * FROM invoices_invoice")
    make_the_old_table()
    run(COPY)
    old_kind()

    upgrade()

    assert [one.number for one in Invoice.objects.order_by("pk")] == [one.number for one in sold]
    assert {one.language for one in Invoice.objects.all()} == {"fr"}
    assert queries.broken_seals(LegalEntity.objects.get()) == []
    with pytest.raises(DatabaseError, match="keeps its rows"), transaction.atomic():
        run("DELETE FROM invoices_invoice")
    assert not ContentType.objects.filter(app_label="billing", model="invoice").exists()
    assert Permission.objects.filter(content_type__app_label="invoices", codename="view_invoice").count() == 1
    assert sell(shop).invoice.number == "F2026-000004"


def make_the_old_table() -> None:
    """The tables as they were when billing had 0002 and there was no app of invoices."""
    for model in apps.get_app_config("invoices").get_models():
        run(f"DROP TABLE {model._meta.db_table} CASCADE")
    state = MigrationExecutor(connection).loader.project_state([("billing", "0002_guards")])
    with connection.schema_editor() as editor:
        editor.create_model(state.apps.get_model("billing", "Invoice"))
    run(
        "CREATE TRIGGER billing_invoice_append_only BEFORE UPDATE OR DELETE ON billing_invoice"
        " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )


def old_kind() -> None:
    ContentType.objects.filter(app_label="invoices", model="invoice").update(app_label="billing")


def upgrade() -> None:
    """What the move and all migrations of invoices since do to the tables."""
    loader = MigrationExecutor(connection).loader
    state = ProjectState(real_apps=loader.unmigrated_apps)
    for key in loader.graph.forwards_plan(loader.graph.leaf_nodes("invoices")[0]):
        migration = loader.graph.nodes[key]
        if key[0] == "invoices" or key == MOVE:
            with connection.schema_editor(atomic=migration.atomic) as editor:
                state = migration.apply(state, editor)
        else:
            state = migration.mutate_state(state, preserve=False)
