"""How Maison Camille thanks those who stay: points, three things to spend them on, tiers, recommendations."""

from django.db.models import Model
from wagtail.models import Site

from coffret.demo import accounts
from commerce.base import clock
from commerce.base.words import Words
from commerce.catalog.models import Variant
from commerce.loyalty import actions as loyalty
from commerce.loyalty.models import EarningRule, LoyaltySettings, Programme, Tier
from commerce.orders.models import Order

SHOWN = (accounts.ACTIVE_EMAIL, accounts.PAUSED_EMAIL, accounts.UNPAID_EMAIL)


def thank(site: Site) -> None:
    """From now on for everybody; whoever the demo shows has earned from the beginning on."""
    settings = LoyaltySettings.for_site(site)
    settings.points_on, settings.birthday_points = True, 50
    settings.referral_on, settings.friend_amount, settings.referrer_amount = True, 500, 500
    goods = Variant.objects.filter(active=True, product__kind="goods", product__site=site)
    gift = goods.order_by("price_amount")
    rows: list[Model] = [
        settings,
        EarningRule(site=site, points=1, per_amount=100),
        Tier(
            site=site, title=Words(en="Friend of the house", fr="Ami de la maison"), points_from=100,
            percent=125,
        ),
        Tier(site=site, title=Words(en="Patron", fr="Mécène"), points_from=400, percent=150),
        Programme(
            site=site, percent=1000, cost=80,
            title=Words(en="A thank-you on an order", fr="Un merci sur une commande"),
        ),
        Programme(
            site=site, kind=Programme.Kind.CASHBACK, percent=2000, cost=150,
            title=Words(en="Something back", fr="Un petit retour"),
        ),
        Programme(
            site=site, kind=Programme.Kind.GIFT, gift=gift.first(), cost=120,
            title=Words(en="A little something", fr="Une petite attention"),
        ),
    ]  # fmt: skip
    for row in rows:
        row.full_clean()
        row.save()
    orders = Order.objects.placed().filter(customer__email__in=SHOWN)
    for order in orders.select_related("site", "customer__site"):
        assert order.paid_at
        with clock.moved_to(order.paid_at):
            loyalty.earn(order)
    loyalty.approve_due()
