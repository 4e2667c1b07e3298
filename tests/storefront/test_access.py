"""What you may not see does not exist: every id, walked as everybody who must not see it."""

from datetime import timedelta

import pytest
from django.test import Client
from wagtail.models import Page, Site

from commerce.base import clock
from commerce.base.money import Money
from commerce.base.viewer import Viewer
from commerce.billing.models import PaymentMethod
from commerce.catalog.models import Category, Edition, Product, Upsell, Variant
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.fulfilment.models import Carrier, CarrierRate, PickupPoint
from commerce.giftcards import actions as giftcards
from commerce.giftcards.models import GiftCard
from commerce.giftcards.rules import Gift
from commerce.loyalty.models import Programme
from commerce.orders.models import Order
from commerce.subscriptions.models import Subscription
from storefront import nodes
from storefront.schema import execute
from tests.storefront.buying import cart_ready_to_pay, pay, sign_up
from tests.storefront.shop import Api, Shop, open_shop

NODE = "query ($id: ID!) { node(id: $id) { __typename id } }"


def ids_of(shop: Shop) -> dict[str, str]:
    """One id of every type of node, owned by the shop's only customer where it has an owner."""
    cart = Cart.objects.order_by("pk").last()
    assert cart is not None
    return {
        "grp": shop.monthly.group.public_id,
        "frm": shop.monthly.public_id,
        **ids_of_products(shop),
        **ids_of_deliveries(shop),
        "prg": Programme.objects.create(site=shop.site, title={"en": "Thanks"}, percent=1000).public_id,
        "gif": card_of(shop, Order.objects.get().customer).public_id,
        "edn": Edition.objects.filter(published=True)[0].public_id,
        "crt": cart.public_id,
        "lin": cart.lines.all()[0].public_id,
        "ord": Order.objects.get().public_id,
        "sub": Subscription.objects.get().public_id,
        "cus": Order.objects.get().customer.public_id,
        "card": PaymentMethod.objects.get().public_id,
    }


def ids_of_deliveries(shop: Shop) -> dict[str, str]:
    relay = Carrier.objects.create(site=shop.site, name={"en": "Relay"}, to_pickup_point=True)
    CarrierRate.objects.create(carrier=relay, price_amount=0)
    place = {"name": "Tabac", "line1": "1 rue A", "postcode": "69003", "city": "Lyon", "country": "FR"}
    point = PickupPoint.objects.create(carrier=relay, code="P1", **place)
    return {"car": relay.public_id, "pup": point.public_id}


def card_of(shop: Shop, buyer: Customer) -> GiftCard:
    face = Money(5000, "EUR")
    return giftcards.issue(
        giftcards.NewCard(
            site=shop.site, face=face, paid=face, gift=Gift(recipient_name="Anna"), language="en",
            expires_on=clock.now().date() + timedelta(days=90), medium=GiftCard.Medium.PRINT, buyer=buyer,
        )
    )  # fmt: skip


def ids_of_products(shop: Shop) -> dict[str, str]:
    shelf = Category.objects.create(site=shop.site, slug="tea", name={"en": "Tea"})
    product = Product.objects.create(site=shop.site, slug="earl", name={"en": "Earl Grey"})
    variant = Variant.objects.create(product=product, code="earl", price_amount=990)
    along = Upsell.objects.create(formula=shop.monthly, variant=variant)
    return {
        "cat": shelf.public_id, "prd": product.public_id, "var": variant.public_id, "ups": along.public_id,
    }  # fmt: skip


def seen(viewer: Viewer, ids: dict[str, str]) -> set[str]:
    """The prefixes of the ids that exist for the viewer, by every field that takes an id."""
    from storefront.operations import plan
    from storefront.schema import SCHEMA

    asked = plan(SCHEMA, NODE, None, explore=False)
    found = {prefix for prefix, id in ids.items() if execute(asked, {"id": id}, viewer)["node"]}
    order = plan(SCHEMA, "query ($id: ID!) { order(id: $id) { id } }", None, explore=False)
    assert ("ord" in found) == bool(execute(order, {"id": ids["ord"]}, viewer)["order"])
    mine = plan(SCHEMA, "query ($id: ID!) { me { subscription(id: $id) { id } } }", None, explore=False)
    me = execute(mine, {"id": ids["sub"]}, viewer)["me"]
    assert ("sub" in found) == bool(me and me["subscription"])
    return found


def test_only_its_owner_sees_what_is_private(open_for_business: Shop) -> None:
    shop = open_for_business
    api = sign_up("camille@example.com")
    cart, hash = cart_ready_to_pay(api, shop)
    pay(api, cart, hash)
    cart_ready_to_pay(api, shop)  # and one not paid yet
    ids = ids_of(shop)
    assert set(ids) == set(nodes.kinds())
    owner = Order.objects.get().customer
    public = {"grp", "frm", "edn", "cat", "prd", "var", "car", "pup", "prg", "ups"}

    assert seen(shop.as_customer(owner), ids) == set(ids)
    assert seen(shop.visitor(), ids) == public
    assert seen(shop.as_customer(shop.customer("other@example.com")), ids) == public
    assert seen(Viewer(shop.site, "en", None, "a wrong token"), ids) == public

    elsewhere = second_site()
    assert seen(elsewhere.visitor(), ids) == set()
    assert seen(elsewhere.as_customer(elsewhere.customer("elsewhere@example.com")), ids) == set()
    # Even the very customer, were their key carried to the other site.
    assert seen(Viewer(elsewhere.site, "en", owner.pk), ids) == set()
    for viewer in (shop.visitor(), elsewhere.visitor()):
        assert execute("AccountPage", {}, viewer)["me"] is None


def second_site() -> Shop:
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=Page(title="Other", slug="other-shop"))
    return open_shop(Site.objects.create(hostname="other.example", root_page=home), "other-")


@pytest.mark.django_db
def test_what_is_not_on_sale_is_not_there(shop: Shop, api: Api) -> None:
    hidden = Edition.objects.filter(published=False)[0]
    shop.prepaid.active = False
    shop.prepaid.save()
    assert api.ask(NODE, id=hidden.public_id)["node"] is None
    assert api.ask(NODE, id=shop.prepaid.public_id)["node"] is None
    assert api.ask('{ formula(slug: "prepaid") { id } }')["formula"] is None
    (group,) = api.ask("{ formulaGroups { formulas { slug } nextEditions(first: 10) { title } } }")[
        "formulaGroups"
    ]
    assert group["formulas"] == [{"slug": "monthly"}]
    assert len(group["nextEditions"]) == 3
    reached = api.ask(
        '{ formula(slug: "monthly") { group { formulas { slug } } editions(first: 9) { id } } }'
    )
    assert reached["formula"]["group"]["formulas"] == [{"slug": "monthly"}]
    assert hidden.public_id not in {edition["id"] for edition in reached["formula"]["editions"]}
    shop.monthly.active = False
    shop.monthly.save()
    assert api.ask("{ formulaGroups { id } }")["formulaGroups"] == []


@pytest.mark.django_db
def test_ids_that_are_none_find_nothing(shop: Shop, api: Api) -> None:
    for id in ("", "_", "frm_", "frm", "1", "zzz_1", "frm_" + "é" * 300, "__class__"):
        assert api.ask(NODE, id=id)["node"] is None


@pytest.mark.django_db
def test_another_sites_shop_is_not_answered(shop: Shop) -> None:
    other = second_site()
    api = Api(Client(headers={"Host": "localhost"}), {})
    found = api.ask("{ formulas { nodes { id } totalCount } }")["formulas"]
    assert {node["id"] for node in found["nodes"]} == {shop.monthly.public_id, shop.prepaid.public_id}
    assert api.ask("query($g: ID) { formulas(group: $g) { totalCount } }", g=other.monthly.group.public_id)[
        "formulas"
    ] == {"totalCount": 0}
    add = "mutation($f: ID!) { cartLineAdd(input: {formula: $f}) { problems { code } } }"
    assert api.ask(add, f=other.monthly.public_id)["cartLineAdd"]["problems"] == [{"code": "NOT_FOUND"}]
