"""What Maison Camille gives away: a welcome, free delivery of a full cart, and an ad with the welcome."""

from wagtail.models import Site

from commerce.base.words import Words
from commerce.discounts.models import AdCampaign, Coupon

WELCOME = "BIENVENUE"
FREE_DELIVERY_FROM = 5000


def offer(site: Site) -> None:
    welcome = Coupon(
        site=site, code=WELCOME, percent=1000, first_order=True, stackable=True,
        title=Words(
            en="Welcome: 10 % off your first order",
            fr="Bienvenue\u00a0: 10\u00a0% sur votre première commande",
        ),
    )  # fmt: skip
    delivery = Coupon(
        site=site, automatic=True, kind=Coupon.Kind.SHIPPING, stackable=True,
        minimum_amount=FREE_DELIVERY_FROM,
        title=Words(en="Free delivery from €50", fr="Livraison offerte dès 50\u00a0€"),
    )  # fmt: skip
    for coupon in (welcome, delivery):
        coupon.full_clean()
        coupon.save()
    ad = AdCampaign(
        site=site, title="Spring, in the paper", slug="printemps", coupon=welcome, destination="/formulas/"
    )
    ad.full_clean()
    ad.save()
