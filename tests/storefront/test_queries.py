"""Reading costs a fixed number of SQL queries, whatever the number of rows."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from commerce.base.viewer import Viewer
from commerce.base.words import Words
from commerce.catalog.models import FormulaGroup
from storefront.schema import execute, shared_operations
from tests.storefront.buying import cart_ready_to_pay, pay, sign_up
from tests.storefront.shop import Shop, make_formula

OF_SUBSCRIPTIONS = (
    "SubscriptionPage", "SubscriptionChangePage", "SubscriptionAddressPage", "SubscriptionCarrierPage",
    "SubscriptionCardPage", "SubscriptionPayPage",
)  # fmt: skip
VISITOR = {
    "Moved": 1, "Robots": 1, "Sitemap": 5,
    "Layout": 5, "ThemeChoice": 1, "FormulaList": 6, "FormulaPage": 16, "ContentPage": 8,
    "SessionFragment": 1, "CartFragment": 0, "MaintenancePage": 6, "CartPage": 5,
    "PaymentPage": 5, "CheckoutPage": 5,
    "AccountPage": 5, "OrderPage": 5, "NewCardPage": 5, "SubscriptionPage": 5, "SubscriptionChangePage": 5,
    "SubscriptionAddressPage": 5, "SubscriptionCarrierPage": 5, "SubscriptionCardPage": 5,
    "SubscriptionPayPage": 5,
    "SubscriptionComposePage": 5, "ComposePage": 12,
    "CancelPage": 5, "CancelConfirmPage": 5, "CancelDonePage": 5, "ContractCancelPage": 5,
    "ContractRequestPage": 6, "ContractWithdrawPage": 5, "WithdrawOrderPage": 5,
    "GiftPage": 5, "GiftCardPage": 5, "NoReminderPage": 5, "UpsellPage": 8,
    "ShopPage": 11, "CategoryPage": 10, "ProductPage": 6, "SearchPage": 14,
    "BlogFeed": 3, "ReceivedBoxPage": 5, "ReceivedBoxFragment": 0,
    "CookiesPage": 5,
    "PointsPage": 5, "WaitingPage": 5, "WaitingSentPage": 5, "ReviewSentPage": 5,
    "NewsletterPage": 5, "NewsletterSentPage": 5, "ReservedBlocksFragment": 0, "ReservedPage": 5,
}  # fmt: skip
CUSTOMER = {
    "SessionFragment": 6, "CartFragment": 15, "CartPage": 19, "PaymentPage": 22, "CheckoutPage": 21,
    "AccountPage": 27, "OrderPage": 25, "NewCardPage": 7, "SubscriptionPage": 20,
    "SubscriptionChangePage": 42, "SubscriptionAddressPage": 44, "SubscriptionCarrierPage": 11,
    "SubscriptionCardPage": 12, "SubscriptionPayPage": 12,
}  # fmt: skip


def count(name: str, viewer: Viewer, **variables: Any) -> int:
    execute(name, variables, fresh(viewer))  # content types and site roots are remembered by Django
    asking = fresh(viewer)
    with CaptureQueriesContext(connection) as found:
        execute(name, variables, asking)
    return len(found)


def fresh(viewer: Viewer) -> Viewer:
    """The viewer as a new request makes it, with nothing remembered on its site."""
    return Viewer(Site.objects.get(pk=viewer.site.pk), viewer.language, viewer.customer_id, viewer.cart_token)


def more_formulas(shop: Shop) -> None:
    for n in range(30):
        group = FormulaGroup.objects.create(site=shop.site, slug=f"g{n}", name=Words(en=f"Group {n}"))
        make_formula(group, f"f{n}", price=1000 + n, boxes=1, position=n)


@pytest.mark.django_db
def test_the_list_of_formulas_costs_the_same_for_2_and_for_32(shop: Shop) -> None:
    few = count("FormulaList", shop.visitor(), first=100)
    more_formulas(shop)
    assert count("FormulaList", shop.visitor(), first=100) == few <= 6
    assert len(execute("FormulaList", {"first": 100}, shop.visitor())["formulas"]["nodes"]) == 32


@pytest.mark.django_db
def test_what_visitors_read_is_pinned(shop: Shop) -> None:
    asked = {
        "FormulaPage": {"slug": "monthly"},
        "ComposePage": {"slug": "monthly"},
        "UpsellPage": {"slug": "monthly"},
        "ContentPage": {"path": "/"},
        "Moved": {"path": "/x/"},
        "CategoryPage": {"category": "tea"},
        "ProductPage": {"slug": "earl-grey"},
        "SearchPage": {"query": "tea"},
        "ReceivedBoxPage": {"edition": "edn_x"},
        "ReceivedBoxFragment": {"edition": "edn_x"},
        "ReservedBlocksFragment": {"page": "pag_1"},
        "ReservedPage": {"page": "pag_1"},
        "SubscriptionChangePage": {"id": "x", "action": "SKIP", "box": 1},
    }
    reads = {name: each for name, each in shared_operations().items() if each.kind == "query"}
    of_one = {
        name: {given: "x"}
        for name, each in reads.items()
        for given in ("token", "id")
        if given in each.variables
    }
    found = {name: count(name, shop.visitor(), **{**of_one, **asked}.get(name, {})) for name in reads}
    assert found == VISITOR


def test_what_customers_read_is_pinned_for_one_order_and_for_four(open_for_business: Shop) -> None:
    shop = open_for_business
    api = sign_up("camille@example.com")
    counts = []
    for times in (1, 3):
        for n in range(times):
            cart, hash = cart_ready_to_pay(api, shop)
            paid = pay(api, cart, hash, key=f"k{times}{n}")
        cart_ready_to_pay(api, shop)
        counts.append(read_all(shop, paid["order"]["id"]))
        empty_cart(api)
    assert counts[0] == counts[1] == CUSTOMER


def empty_cart(api: Any) -> None:
    for line in api.ask("{ cart { lines { id } } }")["cart"]["lines"]:
        api.run("CartLineRemove", line=line["id"])


def read_all(shop: Shop, order: str) -> dict[str, int]:
    from commerce.customers.models import Customer
    from commerce.subscriptions.models import Subscription

    viewer = shop.as_customer(Customer.objects.get())
    subscription = Subscription.objects.all()[0].public_id
    asked = {"OrderPage": {"id": order}, **{name: {"id": subscription} for name in OF_SUBSCRIPTIONS},
             "SubscriptionChangePage": {"id": subscription, "action": "SKIP", "box": 1}}  # fmt: skip
    return {name: count(name, viewer, **asked.get(name, {})) for name in CUSTOMER}
