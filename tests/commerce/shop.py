"""A small shop made as a real one is: rows are validated and saved, the rest is done by actions."""

import itertools
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from wagtail.models import Site

from commerce.base import events
from commerce.base.models import Delivery, LegalEntity, ShopSettings, User
from commerce.base.viewer import Viewer
from commerce.base.words import Words
from commerce.billing.models import Attempt
from commerce.catalog.models import Edition, Formula, FormulaGroup, Product, Variant
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.checkout.queries import quote_of
from commerce.customers import actions as customers
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress
from commerce.fulfilment.models import Carrier, CarrierRate
from commerce.orders.models import Order
from commerce.orders.pricing import Quote

PARIS = ZoneInfo("Europe/Paris")
GOOD, DECLINED, POOR, ASKS = (
    "4242424242424242", "4000000000000002", "4000000000009995", "4000002500003155",
)  # fmt: skip
HOME = PostalAddress(
    name="Camille Martin", line1="12 rue des Lilas", postcode="69003", city="Lyon", country="FR"
)
# Before the lock of January's fixed box, which ships on the 15th.
NEW_YEAR = datetime(2026, 1, 2, 12, tzinfo=UTC)

_serial = itertools.count(1)


@dataclass(frozen=True)
class Shop:
    """One site that sells three formulas of one group."""

    site: Site
    settings: ShopSettings
    group: FormulaGroup
    monthly: Formula
    quarterly: Formula
    anniversary: Formula

    def viewer(self, customer: Customer | None = None, *, token: str = "", language: str = "en") -> Viewer:
        return Viewer(
            site=self.site, language=language, customer_id=customer.pk if customer else None, cart_token=token
        )


def open_shop(site: Site | None = None) -> Shop:
    """The default site, or `site`, sells in France for a legal entity of its own."""
    site = site or Site.objects.select_related("root_page").get(is_default_site=True)
    settings = ShopSettings.for_site(site)
    seller = LegalEntity(name="Maison Camille SAS", address="1 quai du Rhône, 69002 Lyon")
    settings.legal_entity = saved(seller)
    settings.countries = ["FR", "BE"]
    saved(settings)
    group = saved(FormulaGroup(site=site, slug="discovery", name=Words(en="Discovery", fr="Découverte")))
    return Shop(
        site=site,
        settings=settings,
        group=group,
        monthly=formula(group, slug="monthly", price_amount=2490),
        quarterly=formula(group, slug="quarterly", price_amount=6990, boxes=3),
        anniversary=formula(
            group, slug="anniversary", price_amount=1999, vat_rate=2000, calendar="anniversary",
            ship_after=3, lock_days=5,
        ),
    )  # fmt: skip


def other_site() -> Site:
    """A second site of the same installation."""
    home = Site.objects.get(is_default_site=True).root_page
    return saved(Site(hostname="other.example", port=80, root_page=home, site_name="Other"))


def formula(group: FormulaGroup, **fields: Any) -> Formula:
    """A formula on a fixed calendar, charged on the 9th and shipped on the 15th unless told otherwise."""
    slug = fields.pop("slug", f"formula-{next(_serial)}")
    words = {"name": Words(en=slug.title(), fr=f"{slug} (fr)"), "summary": Words(en="A box of tea")}
    calendar = {"charge_day": 9, "ship_day": 15, "lock_days": 6}
    defaults = words | calendar | {"price_amount": 2490, "vat_rate": 550}
    return saved(Formula(site=group.site, group=group, slug=slug, **defaults | fields))


def variant(shop: Shop, **fields: Any) -> Variant:
    """The only variant of a product of the shop; its fields and those of the product in one."""
    serial = next(_serial)
    own = {name: fields.pop(name) for name in ("stock", "weight_grams", "code") if name in fields}
    price_amount = fields.pop("price_amount", 1200)
    product = saved(
        Product(
            site=shop.site, slug=f"product-{serial}", name=Words(en=f"Bowl {serial}", fr=f"Bol {serial}"),
            **fields,
        )
    )  # fmt: skip
    return saved(Variant(product=product, price_amount=price_amount, **{"code": f"C{serial}"} | own))


def carrier(shop: Shop, *prices: tuple[int | None, int], **fields: Any) -> Carrier:
    """A carrier of the shop with a table of (up to, price)."""
    made = saved(Carrier(site=shop.site, name=Words(en=fields.pop("name", "Post")), **fields))
    for up_to, price_amount in prices:
        saved(CarrierRate(carrier=made, up_to=up_to, price_amount=price_amount))
    return made


def edition(group: FormulaGroup, month: date, **fields: Any) -> Edition:
    """An edition with the dates of the fixed calendar above unless told otherwise."""
    ships_on = fields.pop("ships_on", month.replace(day=15))
    defaults = {
        "title": Words(en=f"Box of {month:%B}"),
        "ships_on": ships_on,
        "charge_on": month.replace(day=9),
        "cutoff_at": datetime.combine(ships_on - timedelta(days=6), datetime.min.time(), tzinfo=PARIS),
    }
    return saved(Edition(group=group, month=month, **defaults | fields))


def product(shop: Shop, **fields: Any) -> Product:
    """A product on sale with one variant, of `price_amount`, `stock` and `code`."""
    slug = fields.pop("slug", f"product-{next(_serial)}")
    own = {name: fields.pop(name) for name in ("price_amount", "stock", "code") if name in fields}
    made: Product = saved(
        Product(site=shop.site, slug=slug, **{"name": Words(en=slug.title()), "vat_rate": 550} | fields)
    )
    saved(Variant(product=made, **{"code": slug, "price_amount": 990} | own))
    return made


def saved(row: Any) -> Any:
    row.full_clean()
    row.save()
    return row


def register(shop: Shop, email: str = "") -> Customer:
    """A customer of the shop who has just signed up."""
    user = User.objects.create_user(email or f"shopper{next(_serial)}@example.com", "a password")
    return customers.register(user, site=shop.site, language="en")


def filled_cart(shop: Shop, customer: Customer, **quantities: int) -> Cart:
    """The customer's cart with so many of each formula (one monthly unless told otherwise), to HOME."""
    viewer = shop.viewer(customer)
    cart: Cart | None = None
    for name, quantity in (quantities or {"monthly": 1}).items():
        cart, _token = checkout.add_line(
            cart, checkout.Wish(thing=getattr(shop, name), quantity=quantity), viewer=viewer
        )
    assert cart
    return checkout.set_address(cart, address=HOME)


def quote(cart: Cart) -> Quote:
    """What the cart costs now, read again."""
    return quote_of(Cart.objects.get(pk=cart.pk))


def pay(
    shop: Shop, cart: Cart, customer: Customer, *, method: str = GOOD, key: str = "", quote_hash: str = ""
) -> tuple[Order, Attempt]:
    """One press of the Pay button: each has a key of its own unless one is given."""
    cart = Cart.objects.select_related("site").get(pk=cart.pk)
    return checkout.pay(
        cart, viewer=shop.viewer(customer), quote_hash=quote_hash or quote(cart).hash, method=method,
        key=key or f"press-{next(_serial)}", return_url="/thank-you",
    )  # fmt: skip


def hear_everything() -> None:
    """Every listener has heard every event, and what that led to."""
    while waiting := set(Delivery.objects.pending().filter(failures=0).values_list("entry", flat=True)):
        for entry in sorted(waiting):
            events.deliver(entry)
    assert not Delivery.objects.exclude(last_error="").exists()
