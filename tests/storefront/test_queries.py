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
    "Layout": 6, "ThemeChoice": 1, "FormulaList": 6, "FormulaPage": 17, "ContentPage": 9,
    "SessionFragment": 1, "CartFragment": 0, "MaintenancePage": 7, "CartPage": 6,
    "PaymentPage": 6, "CheckoutPage": 6,
    "AccountPage": 6, "OrderPage": 6, "NewCardPage": 6, "SubscriptionPage": 6, "SubscriptionChangePage": 6,
    "SubscriptionAddressPage": 6, "SubscriptionCarrierPage": 6, "SubscriptionCardPage": 6,
    "SubscriptionPayPage": 6,
    "SubscriptionComposePage": 6, "ComposePage": 13,
    "CancelPage": 6, "CancelConfirmPage": 6, "CancelDonePage": 6, "ContractCancelPage": 6,
    "ContractRequestPage": 7, "ContractWithdrawPage": 6, "WithdrawOrderPage": 6,
    "GiftPage": 6, "GiftCardPage": 6, "NoReminderPage": 6, "UpsellPage": 9,
    "ShopPage": 12, "CategoryPage": 11, "ProductPage": 7, "SearchPage": 16,
    "BlogFeed": 3, "ReceivedBoxPage": 6, "ReceivedBoxFragment": 0,
    "CookiesPage": 6,
    "PointsPage": 6, "WaitingPage": 6, "WaitingSentPage": 6, "ReviewSentPage": 6,
    "NewsletterPage": 6, "NewsletterSentPage": 6, "ReservedBlocksFragment": 0, "ReservedPage": 6,
}  # fmt: skip
CUSTOMER = {
    "SessionFragment": 6, "CartFragment": 15, "CartPage": 15, "PaymentPage": 18, "CheckoutPage": 17,
    "AccountPage": 23, "OrderPage": 21, "NewCardPage": 3, "SubscriptionPage": 16,
    "SubscriptionChangePage": 38, "SubscriptionAddressPage": 40, "SubscriptionCarrierPage": 7,
    "SubscriptionCardPage": 8, "SubscriptionPayPage": 8,
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
