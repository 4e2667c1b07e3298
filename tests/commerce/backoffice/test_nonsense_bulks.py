"""The bulk actions of the lists, given what they must not be given: nothing changes, here or elsewhere."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from commerce.base.models import ShopSettings
from commerce.fulfilment.models import DeliveryNote
from commerce.invoices import actions as invoices
from commerce.invoices.models import CreditNote, Invoice
from commerce.subscriptions.models import Subscription
from tests.commerce import shop as build
from tests.commerce.backoffice import shelves
from tests.commerce.backoffice.nonsense import KEYS, TEMPLATE
from tests.commerce.backoffice.sales import sell, staff
from tests.commerce.discounts.build import category
from tests.commerce.shop import Shop
from tests.commerce.untouched import changed, digest, undone

pytestmark = pytest.mark.django_db
Entered = dict[str, Any]
OURS = "commerce."


def bulk_actions() -> set[str]:
    bulk_action_registry.get_bulk_actions_for_model("", "")  # found once somebody asks
    return {
        f"{app}.{model} {kind}"
        for app, models in bulk_action_registry.actions.items()
        for model, kinds in models.items()
        for kind, action in kinds.items()
        if action.__module__.startswith(OURS)
    }


def note(status: str) -> Callable[[Shop], Any]:
    """A delivery note that may well go on from `status`."""

    def of(shop: Shop) -> DeliveryNote:
        made = DeliveryNote.objects.filter(order=sell(shop))[0]
        DeliveryNote.objects.filter(pk=made.pk).update(status=status)
        return made

    return of


def invoice(shop: Shop) -> Invoice:
    return Invoice.objects.get(order=sell(shop))


def credit_note(shop: Shop) -> CreditNote:
    order = sell(shop)
    made = invoices.cancel_invoice(order, reason="Late", key=order.public_id)
    assert made
    return made


def product_off_sale(shop: Shop) -> Any:
    made = shelves.product(shop)
    type(made).objects.filter(pk=made.pk).update(active=False)
    return made


def subscription(shop: Shop) -> Any:
    return Subscription.objects.get(origin__order=sell(shop))


BULKS: dict[str, Callable[[Shop], Any]] = {
    "fulfilment.deliverynote prepared": note("planned"),
    "fulfilment.deliverynote shipped": note("prepared"),
    "fulfilment.deliverynote delivered": note("shipped"),
    "fulfilment.deliverynote planned": note("prepared"),
    "fulfilment.deliverynote cancelled": note("planned"),
    "invoices.invoice pdfs": invoice,
    "invoices.creditnote pdfs": credit_note,
    "catalog.product put_on_sale": product_off_sale,
    "catalog.product take_off_sale": shelves.product,
    "catalog.product put_on_shelf": shelves.product,
    "catalog.product change_prices": shelves.product,
    "subscriptions.subscription move_to_carrier": subscription,
}
ENTERED: dict[str, Callable[[Shop], Entered]] = {
    "catalog.product put_on_shelf": lambda shop: {"categories": category(shop).pk},
    "catalog.product change_prices": lambda _shop: {"percent": "10", "confirm": "1"},
    "subscriptions.subscription move_to_carrier": lambda shop: {
        "carrier": build.carrier(shop, (None, 290)).pk,
        "confirm": "1",
    },
}
SEARCHES = [
    {"q": "nul\x00"}, {"q": "x" * 5000}, {"status": "nul\x00"}, {"scheduled_on_from": "soon"},
    {"issued_on_from": "0001-01-01", "issued_on_to": "soon"}, {"kind": TEMPLATE}, {"legal_entity": "²"},
    {"next": "https://evil.example/"},
]  # fmt: skip


def test_every_bulk_action_is_swept() -> None:
    assert bulk_actions() == set(BULKS)


def bulk_address(name: str) -> str:
    label, kind = name.split(" ")
    return reverse("wagtail_bulk_action", args=[*label.split("."), kind])


@pytest.mark.parametrize("name", BULKS)
def test_a_bulk_action_of_nonsense_changes_nothing(staff_client: Client, seller: Shop, name: str) -> None:
    pk = str(BULKS[name](seller).pk)
    entered = ENTERED.get(name, lambda _shop: {})(seller)
    address, before = bulk_address(name), digest()
    with undone():
        send = staff_client.get if name.endswith("pdfs") else staff_client.post
        answer = send(f"{address}?id={pk}", entered)
        assert answer.status_code == 302 or answer["Content-Type"] == "application/zip"
        assert changed(before)
    for key in KEYS[:-1]:
        with undone():
            sent = bulk(staff_client, address, entered, id=key)
            for answer in (staff_client.get(address, {"id": key}), sent):
                assert answer.status_code in (200, 302, 405), key
            assert changed(before) == []
    for search in SEARCHES:
        with undone():
            answer = staff_client.get(address, {"id": "all", **search})
            assert answer.status_code in (200, 302), search
            assert "evil.example" not in answer.headers.get("Location", "")
            assert set(changed(before)) <= {"invoices_storedpdf"}  # a PDF is made when it is first asked for


@pytest.mark.parametrize("name", BULKS)
def test_a_bulk_action_reaches_no_other_site(client: Client, seller: Shop, name: str) -> None:
    elsewhere = build.open_shop(build.saved(_third_site()))
    theirs = BULKS[name](elsewhere)
    model = theirs._meta.model_name
    client.force_login(staff(f"view_{model}", f"change_{model}", only=seller.site))
    row = type(theirs).objects.filter(pk=theirs.pk).values()
    was = row.get()
    entered = ENTERED.get(name, lambda _shop: {})(seller)
    before = digest()
    bulk(client, bulk_address(name), entered, id=str(theirs.pk))
    assert changed(before) == []
    bulk(client, bulk_address(name), entered, id="all")  # those of one's own site
    assert row.get() == was


def bulk(client: Client, address: str, entered: Entered, **query: str) -> Any:
    return client.post(address, {"next": "/admin/", **entered}, query_params=query)


def _third_site() -> Any:
    home = ShopSettings.objects.first()
    assert home
    return type(home.site)(hostname="third.example", port=80, root_page=home.site.root_page)
