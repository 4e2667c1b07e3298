"""What customers have earned, what they could have for it, and who recommended whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet, Sum
from wagtail.models import Site

from commerce.base import clock
from commerce.base.errors import CommerceError
from commerce.billing.models import Refund
from commerce.catalog.models import Variant
from commerce.catalog.queries import zone_of
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress
from commerce.ledger import queries as ledger
from commerce.ledger.models import Account, Entry
from commerce.loyalty import rules
from commerce.loyalty.errors import ReferralRefused, RewardGone
from commerce.loyalty.models import (
    Earning,
    EarningRule,
    LoyaltySettings,
    Pass,
    Programme,
    Referral,
    RewardUse,
    Tier,
)
from commerce.orders.models import Order, OrderLine
from commerce.orders.pricing import Discount

UNIT = "POINTS"
REFERRAL = "referral"  # the source of what a recommendation takes off


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A programme that a cart uses; where `error` is given it says why it does not apply."""

    programme: Programme
    error: CommerceError | None = None

    @property
    def discount(self) -> Discount | None:
        """What it takes off; None for gifts and cashback."""
        programme = self.programme
        if self.error or programme.kind != Programme.Kind.DISCOUNT:
            return None
        return Discount(
            source=programme.public_id, title=str(programme.title), percent=programme.percent or 0
        )

    @property
    def gift(self) -> Variant | None:
        return None if self.error else self.programme.gift


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A customer's points: to spend, waiting for approval, and those that end next."""

    points: int
    pending: int
    ending: int
    ends_on: date | None
    tier: Tier | None
    next_tier: Tier | None
    within_year: int


def points_of(customer: Customer) -> int:
    """What the customer can spend now."""
    return ledger.available(customer.public_id, site=customer.site, kind=Account.Kind.POINTS, unit=UNIT)


def lasting(customer: Customer) -> QuerySet[Earning]:
    """Those of the customer's earnings that count and have not ended."""
    today = clock.today(zone_of(customer.site))
    return Earning.objects.approved().filter(customer=customer).unexpired(today)


def points_for(order: Order) -> int:
    """What the order earns, as far as it was paid with money and not with store credit.

    At the tier of the customer without this order; lines at no price and gift cards earn nothing.
    """
    rows = EarningRule.objects.filter(site=order.site_id)
    known = [
        rules.Rule(
            points=row.points, per_amount=row.per_amount, formula=row.formula_id, product=row.product_id
        )
        for row in rows
    ]
    if not known:
        return 0
    lines = [
        rules.Bought(
            quantity=line.quantity, paid=line.unit_amount * line.quantity - line.discount_amount,
            formula=line.formula_id, product=line.variant.product_id if line.variant else None,
        )
        for line in order.lines.select_related("variant__product")
        if not _is_voucher(line)
    ]  # fmt: skip
    tier = tier_of(order.customer, without=order)
    earned = rules.points_of(lines, known, percent=tier.percent if tier else 100)
    return rules.part(earned, order.total_amount - order.credit_amount, of=order.total_amount)


def kept_of(order: Order, amount: int) -> int:
    """The part of `amount` that goes with what was not given back of the order."""
    back = Refund.objects.filter(order=order, state=Refund.State.SUCCEEDED).aggregate(sum=Sum("amount"))
    left = order.total_amount - min(order.total_amount, back["sum"] or 0)
    return rules.part(amount, left, of=order.total_amount)


def earned_within_year(customer: Customer, *, without: Order | None = None) -> int:
    """The points of the customer's orders of the last twelve months that count."""
    since = (without.placed_at if without else clock.now()) - rules.YEAR
    orders = Earning.objects.approved().filter(
        customer=customer, reason=Earning.Reason.ORDER, earned_at__gt=since
    )
    if without:
        orders = orders.filter(earned_at__lt=without.placed_at)
    return orders.aggregate(sum=Sum("points") - Sum("taken_back"))["sum"] or 0


def tier_of(customer: Customer, *, without: Order | None = None) -> Tier | None:
    """The highest that the customer has reached."""
    tiers = _tiers(customer.site_id)
    return _reached(tiers, earned_within_year(customer, without=without))[0] if tiers else None


def standing_of(customer: Customer) -> Standing:
    points = points_of(customer)
    settings = LoyaltySettings.for_site(customer.site)
    today = clock.today(zone_of(customer.site))
    soon = today + timedelta(days=settings.warning_days)
    ends_on, ending = None, 0
    after = 0
    for row in lasting(customer):
        if row.expires_on and row.expires_on <= soon:
            ends_on = min(ends_on or row.expires_on, row.expires_on)
        else:
            after += row.kept
    if ends_on:
        ending = rules.expiring(points, unexpired=after)
    waiting = Earning.objects.pending().filter(customer=customer)
    within_year = earned_within_year(customer)
    tier, next_tier = _reached(_tiers(customer.site_id), within_year)
    return Standing(
        points=points, pending=sum(row.kept for row in waiting),
        ending=ending, ends_on=ends_on if ending else None,
        tier=tier, next_tier=next_tier, within_year=within_year,
    )  # fmt: skip


def chosen(
    customer: Customer | None, ids: Sequence[str], *, site: Site, held: int, order: int | None
) -> list[Chosen]:
    """The programmes a cart uses: those chosen, by their public ids, and those that visits earned.

    `held` points, and the visits of the cart's own unpaid `order`, are set aside for it already.
    """
    if customer is None or customer.user_id is None or not LoyaltySettings.for_site(site).points_on:
        return []
    wanted = Q(active=True, visits_required__isnull=False) | Q(public_id__in=ids)
    programmes = list(Programme.objects.filter(wanted, site=site).select_related("gift__product"))
    if not programmes:
        return []
    visits = sum(use.visits for use in _own_uses(order))
    member = member_of(customer, held=held, visits=visits, without=order)
    found = []
    for programme in sorted(programmes, key=lambda one: (one.kind, one.pk)):
        error = _refusal(programme, member)
        if error is None:
            member = _less(member, programme)
        elif programme.public_id not in ids:
            continue
        found.append(Chosen(programme=programme, error=error))
    return found


def offered(customer: Customer, *, spent: int = 0, without: int | None = None) -> list[Chosen]:
    """Every programme the customer could use, each with what is missing for it.

    `spent` of their points are used already; the order `without` which they are looked at is unpaid.
    """
    if not LoyaltySettings.for_site(customer.site).points_on or customer.user_id is None:
        return []
    rows = Programme.objects.filter(site=customer.site_id, active=True).select_related("gift__product")
    programmes = list(rows)
    if not programmes:
        return []
    member = member_of(customer, held=-spent, without=without)
    return [
        Chosen(programme=one, error=_refusal(one, member))
        for one in programmes
        if member.pro or not one.pro_only
    ]


def member_of(
    customer: Customer, *, held: int = 0, visits: int = 0, without: int | None = None
) -> rules.Member:
    """What the customer has to offer; an order `without` which they are looked at counts for nothing."""
    known = Pass.objects.filter(customer=customer).first()
    return rules.Member(
        points=points_of(customer) + held, visits=(known.visits if known else 0) + visits,
        pro=bool(known and known.pro),
        has_ordered=has_ordered(customer.site_id, customer.email, without=without),
    )  # fmt: skip


def has_ordered(site: int, email: str, *, without: int | None = None) -> bool:
    """Whether whoever has this address has bought anything here, signed in or not."""
    bought = Order.objects.placed().filter(site=site, customer__email__iexact=email)
    return bought.exclude(status=Order.Status.CANCELLED).exclude(pk=without or 0).exists()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommended:
    """What a customer's recommendations have brought them; `rewarded` in minor units."""

    friends: int
    rewarded: int


def recommended_by(customer: Customer) -> Recommended:
    living = Referral.objects.living().filter(referrer=customer).exclude(order__paid_at=None)
    sums = living.aggregate(friends=Count("pk"), rewarded=Sum("reward_amount"))
    return Recommended(friends=sums["friends"], rewarded=sums["rewarded"] or 0)


def moves_of(customer: Customer) -> QuerySet[Entry]:
    """What moved the customer's points, newest first."""
    accounts = Account.objects.filter(
        site=customer.site_id, kind=Account.Kind.POINTS, owner=customer.public_id
    )
    return Entry.objects.filter(account__in=accounts).order_by("-pk")


def referrer_of(
    site: Site, code: str, *, email: str, address: PostalAddress | None, order: int | None
) -> Pass:
    """Whose recommendation the code is, for a first order of this address.

    Raises ReferralRefused for an unknown one, oneself, one's own household, or who has bought before.
    """
    if not LoyaltySettings.for_site(site).referral_on:
        raise ReferralRefused
    passes = Pass.objects.filter(customer__site=site, code=code.strip().lower())
    found = passes.select_related("customer").first()
    if found is None or (email and _is_known(found.customer, email=email, order=order)):
        raise ReferralRefused
    if address and _shares_a_door(found.customer, address):
        raise ReferralRefused
    return found


def referral_discount(site: Site) -> Discount | None:
    """What a friend's first order has taken off, but for its title."""
    settings = LoyaltySettings.for_site(site)
    if not (settings.friend_amount or settings.friend_percent):
        return None
    return Discount(source=REFERRAL, title="", amount=settings.friend_amount, percent=settings.friend_percent)


def _tiers(site: int) -> list[Tier]:
    return list(Tier.objects.filter(site=site).order_by("points_from"))


def _reached(tiers: Sequence[Tier], earned: int) -> tuple[Tier | None, Tier | None]:
    """The highest tier that so many points have reached, and the one above it."""
    below = [one for one in tiers if one.points_from <= earned]
    above = tiers[len(below) :]
    return (below[-1] if below else None), (above[0] if above else None)


def _is_known(referrer: Customer, *, email: str, order: int | None) -> bool:
    if rules.same_person(referrer.email, email):
        return True
    if (
        Referral.objects.living()
        .filter(friend__site=referrer.site_id, friend__email__iexact=email)
        .exclude(order=order)
        .exists()
    ):
        return True
    return has_ordered(referrer.site_id, email, without=order)


def _shares_a_door(referrer: Customer, address: PostalAddress) -> bool:
    doors = referrer.addresses.values_list("line1", "postcode")
    return any(rules.same_door(door, (address.line1, address.postcode)) for door in doors)


def _is_voucher(line: OrderLine) -> bool:
    """What is bought with it earns points, once it is used."""
    return not line.variant.product.is_shipped if line.variant else line.gift is not None


def _refusal(programme: Programme, member: rules.Member) -> CommerceError | None:
    gift = programme.gift
    if gift and (gift.available == 0 or not (gift.active and gift.product.is_on_sale)):
        return RewardGone()
    terms = rules.Terms(
        cost=programme.cost, active=programme.active, welcome=programme.welcome,
        pro_only=programme.pro_only, visits=programme.visits_required,
    )  # fmt: skip
    return rules.refusal(terms, member)


def _less(member: rules.Member, programme: Programme) -> rules.Member:
    """The member once the programme is paid for."""
    return rules.Member(
        points=member.points - programme.cost, visits=member.visits - (programme.visits_required or 0),
        pro=member.pro, has_ordered=member.has_ordered,
    )  # fmt: skip


def _own_uses(order: int | None) -> list[RewardUse]:
    return list(RewardUse.objects.living().filter(order=order)) if order else []
