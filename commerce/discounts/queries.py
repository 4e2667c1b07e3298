"""Reading coupons: which apply to a cart, who used them, and what a campaign brought."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, Prefetch, Q
from django.utils.translation import get_language
from wagtail.models import Site

from commerce.base import clock
from commerce.base.errors import CommerceError
from commerce.base.money import Money
from commerce.base.viewer import Viewer
from commerce.catalog.models import Category, Formula, Product, Variant
from commerce.catalog.queries import zone_of
from commerce.discounts import rules
from commerce.discounts.errors import CouponGiftGone, CouponUnknown
from commerce.discounts.models import AdCampaign, Coupon, CouponCode, CouponUse
from commerce.discounts.rules import Basket, Scope, Terms, Thing
from commerce.orders.models import Order
from commerce.orders.pricing import Discount, taken_off


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer:
    """Who buys, as far as it is known: an address, and the order that this very cart has become."""

    email: str = ""
    order: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A coupon in a cart, which knows it by `id`: its own, or that of a generated code.

    It applies to the lines `on`; otherwise `error` says why it does not.
    """

    id: str
    coupon: Coupon
    code: CouponCode | None = None
    on: tuple[int, ...] = ()
    error: CommerceError | None = None

    @property
    def typed(self) -> str:
        """What the buyer typed; "" for what came without a code."""
        return self.code.code if self.code else self.coupon.code

    @property
    def gift(self) -> Variant | None:
        """The product it gives."""
        return self.coupon.product if self.error is None else None

    @property
    def discount(self) -> Discount | None:
        """What it takes off the lines; None for free delivery and free products."""
        if self.error or not (self.coupon.percent or self.coupon.amount):
            return None
        return Discount(
            source=self.coupon.public_id, title=str(self.coupon.title), on=self.on,
            amount=self.coupon.amount or 0, percent=self.coupon.percent or 0,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A discount that goes on for so many more `charges` of the subscriptions that an order starts; of
    neither `percent` nor `amount`: free delivery."""

    source: str
    title: str
    percent: int
    amount: int
    free_delivery: bool
    charges: int
    formulas: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promotion:
    """What promotions make of the price of one thing, for whoever buys it and nothing else.

    `coupons` are those that take something off, in their order.
    """

    price: Money
    coupons: tuple[Coupon, ...]

    @property
    def ends_at(self) -> datetime | None:
        """The moment at which the first of them ends, where one does."""
        return min((one.ends_at for one in self.coupons if one.ends_at), default=None)

    @property
    def charges(self) -> int:
        """How many charges of a subscription have all of them."""
        return min(one.charges for one in self.coupons)

    def title_in(self, language: str) -> str:
        return ", ".join(one.title.in_language(language) for one in self.coupons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The promotions of a site that apply by themselves now; read once for all that they are held against."""

    rows: tuple[Held, ...]
    terms: tuple[Terms, ...]


def named(site: Site, code: str) -> Held:
    """What this code stands for, in capitals or not. Raises CouponUnknown."""
    typed = rules.normalised(code)
    coupon = Coupon.objects.filter(site=site, code=typed).first() if typed else None
    if coupon:
        return Held(id=coupon.public_id, coupon=coupon)
    generated = CouponCode.objects.filter(site=site, code=typed).select_related("coupon").first()
    if generated is None:
        raise CouponUnknown(field="code")
    return Held(id=generated.public_id, coupon=generated.coupon, code=generated)


def held(site: Site, ids: Sequence[str], things: Sequence[Thing], *, currency: str, by: Buyer) -> list[Held]:
    """The coupons of a cart that holds `things`, and the promotions that apply to it by themselves.

    Those that apply come first, in the order in which they are taken off. Promotions that do not
    apply are left out. A shop without coupons is asked once.
    """
    rows = _rows(site, ids)
    if not rows:
        return []
    basket = Basket(
        things=_shelved(things, rows), currency=currency, now=clock.now().astimezone(zone_of(site)),
        has_bought=_has_bought(site, rows, by=by),
    )  # fmt: skip
    own = _own(by)
    terms = _terms(site, rows, own=own, by=by)
    gone = {row.id: CouponGiftGone() for row in rows if row.coupon.pk not in own and _is_gone(row)}
    choice = rules.choose([one for one in terms if one.source not in gone], basket)
    known = {row.id: row for row in rows}
    refused = {**gone, **choice.refused}
    return [
        *(replace(known[one.source], on=one.on) for one in choice.applied),
        *(
            replace(row, error=refused[row.id])
            for row in rows
            if row.id in refused and not row.coupon.automatic
        ),
    ]


def running_promotions(site: Site) -> Running:
    """One query where there are none."""
    rows = _rows(site, ())
    gone = {row.id for row in rows if _is_gone(row)}
    terms = _terms(site, rows, own=set(), by=Buyer())
    return Running(rows=tuple(rows), terms=tuple(one for one in terms if one.source not in gone))


def promotions_on(rows: Iterable[Formula] | Iterable[Variant], running: Running) -> dict[int, Promotion]:
    """Formula or variant → what the promotions make of its price, where they take something off.

    Only what everybody would have who puts one of it, without paid options, in an empty cart (see
    `rules.for_everybody`), by the rules and with the rounding of that cart. So this may be shown to
    visitors of whom nothing is known: first orders, limits per customer and minimums that it does not
    reach by itself are left out.
    """
    coupons = {row.id: row.coupon for row in running.rows}
    if not any(coupon.percent or coupon.amount for coupon in coupons.values()):
        return {}
    things: list[Formula | Variant] = list(rows)
    found = {}
    for row, thing in zip(things, _shelved([_thing(row) for row in things], running.rows), strict=True):
        currency = row.price.currency
        sources = rules.for_everybody(running.terms, thing, currency=currency, now=clock.now())
        promotion = _taken_off(row.price, [coupons[source] for source in sources])
        if promotion.coupons:
            found[row.pk] = promotion
    return found


def promoted_prices(model: type[Variant] | type[Formula]) -> dict[int, int]:
    """Everything on which there is a promotion now, on any site → its price with it, in minor units."""
    taking = Coupon.objects.offered().filter(automatic=True).exclude(percent=None, amount=None)
    found: dict[int, int] = {}
    for site in Site.objects.filter(pk__in=taking.values("site")):
        of_site = (
            Formula.objects.filter(site=site)
            if model is Formula
            else Variant.objects.filter(product__site=site).select_related("product")
        )
        promotions = promotions_on(of_site, running_promotions(site))
        found |= {pk: promotion.price.amount for pk, promotion in promotions.items()}
    return found


def repeats_of(order: Order) -> list[Repeat]:
    """What the order's discounts promised off the charges after the first."""
    uses = CouponUse.objects.living().filter(order=order)
    used = Coupon.objects.filter(pk__in=uses.values("coupon"), charges__gt=1).with_scope()
    return _repeats(used.order_by("pk"), language=order.language)


def repeats_among(applied: Sequence[Held]) -> list[Repeat]:
    """What these coupons of a cart will promise once it is ordered, as `repeats_of` its order tells it."""
    coupons = [one.coupon for one in applied if one.coupon.charges > 1]
    return _repeats(sorted(coupons, key=lambda coupon: coupon.pk), language=get_language())


def _repeats(coupons: Iterable[Coupon], *, language: str) -> list[Repeat]:
    return [
        Repeat(
            source=coupon.public_id, title=coupon.title.in_language(language),
            percent=coupon.percent or 0, amount=coupon.amount or 0,
            free_delivery=coupon.kind == Coupon.Kind.SHIPPING, charges=coupon.charges - 1,
            formulas=tuple(sorted(scope.formulas)),
        )
        for coupon in coupons
        if (scope := _scope(coupon)).formulas or scope.is_everything
    ]  # fmt: skip


def campaign_at(site: Site, slug: str) -> AdCampaign | None:
    """The campaign of this link, whether it still runs or not."""
    return AdCampaign.objects.filter(site=site, slug=slug).select_related("coupon").first()


def running_campaign(viewer: Viewer, public_id: str) -> AdCampaign | None:
    """The campaign, while its link brings its coupon."""
    running = AdCampaign.objects.running(clock.today(zone_of(viewer.site)))
    return running.filter(site=viewer.site, public_id=public_id).select_related("coupon").first()


def _rows(site: Site, ids: Sequence[str]) -> list[Held]:
    """In the order of the cart, then what applies by itself, as it was written."""
    generated = CouponCode.objects.filter(public_id__in=ids)
    mine = Q(public_id__in=ids) | Q(pk__in=generated.values("coupon")) if ids else Q(pk__in=[])
    offered = Q(automatic=True, pk__in=Coupon.objects.offered().values("pk"))
    codes = Prefetch("codes", generated, to_attr="codes_held")
    coupons = Coupon.objects.filter(mine | offered, site=site).with_scope().prefetch_related(codes)
    found: dict[str, Held] = {}
    for coupon in coupons.order_by("pk"):
        code = next(iter(coupon.codes_held), None)  # type: ignore[attr-defined]  # prefetched above
        name = code.public_id if code and coupon.public_id not in ids else coupon.public_id
        found[name] = Held(id=name, coupon=coupon, code=code if name != coupon.public_id else None)
    chosen = [found.pop(name) for name in ids if name in found]
    return [*chosen, *(row for row in found.values() if row.coupon.automatic)]


def _terms(site: Site, rows: Sequence[Held], *, own: set[int], by: Buyer) -> list[Terms]:
    counts = _customer_uses(site, rows, by=by)
    found = []
    for row in rows:
        coupon = row.coupon
        is_own = coupon.pk in own
        found.append(
            Terms(
                source=row.id, kind=coupon.kind, active=coupon.active, automatic=coupon.automatic,
                scope=_scope(coupon), minimum=coupon.minimum_amount, starts_at=coupon.starts_at,
                ends_at=coupon.ends_at, total_limit=coupon.total_limit, customer_limit=coupon.customer_limit,
                first_order=coupon.first_order, priority=coupon.priority, stackable=coupon.stackable,
                uses=coupon.uses - is_own, customer_uses=counts.get(coupon.pk, 0),
                code_used=bool(row.code and row.code.used and not is_own),
            )
        )  # fmt: skip
    return found


def _shelved(things: Sequence[Thing], rows: Sequence[Held]) -> tuple[Thing, ...]:
    """The things with their categories and those above, where a coupon asks for them."""
    products = {thing.product for thing in things if thing.product}
    if not products or not any(row.coupon.for_categories for row in rows):
        return tuple(things)
    above = dict(Category.objects.values_list("pk", "parent"))
    shelves: dict[int, set[int]] = defaultdict(set)
    placed = Product.categories.through.objects.filter(product__in=products)
    for product, category in placed.values_list("product", "category"):
        shelf = category
        while shelf is not None:
            shelves[product].add(shelf)
            shelf = above[shelf]
    return tuple(replace(thing, categories=frozenset(shelves[thing.product or 0])) for thing in things)


def _thing(row: Formula | Variant) -> Thing:
    if isinstance(row, Formula):
        return Thing(total=row.price_amount, formula=row.pk)
    return Thing(total=row.price_amount, product=row.product_id, voucher=not row.product.is_shipped)


def _taken_off(price: Money, coupons: Sequence[Coupon]) -> Promotion:
    """As the quote of a cart takes them off: in their order, each of what the one before has left."""
    left, taking = price.amount, []
    for coupon in coupons:
        discount = Held(id=coupon.public_id, coupon=coupon).discount
        off = taken_off(discount, left) if discount else 0
        if off:
            left -= off
            taking.append(coupon)
    return Promotion(price=Money(left, price.currency), coupons=tuple(taking))


def _own(by: Buyer) -> set[int]:
    """Coupons whose use the cart's own unpaid order has made already."""
    if by.order is None:
        return set()
    return set(CouponUse.objects.living().filter(order=by.order).values_list("coupon", flat=True))


def _scope(coupon: Coupon) -> Scope:
    return Scope(
        formulas=frozenset(coupon.for_formulas),
        products=frozenset(coupon.for_products),
        categories=frozenset(coupon.for_categories),
    )


def _customer_uses(site: Site, rows: Sequence[Held], *, by: Buyer) -> dict[int, int]:
    limited = [row.coupon.pk for row in rows if row.coupon.customer_limit or row.coupon.first_order]
    if not (limited and by.email):
        return {}
    uses = CouponUse.objects.living().of_person(site=site.pk, email=by.email).exclude(order=by.order)
    counted = uses.filter(coupon__in=limited).order_by().values("coupon").annotate(count=Count("pk"))
    return dict(counted.values_list("coupon", "count"))


def _has_bought(site: Site, rows: Sequence[Held], *, by: Buyer) -> bool:
    if not by.email or not any(row.coupon.first_order for row in rows):
        return False
    bought = Order.objects.placed().filter(site=site, customer__email__iexact=by.email)
    return bought.exclude(status=Order.Status.CANCELLED).exclude(pk=by.order or 0).exists()


def _is_gone(row: Held) -> bool:
    gift = row.coupon.product
    if gift is None:
        return False
    return not (gift.active and gift.product.is_on_sale) or gift.available == 0
