"""What stands on Maison Camille's counter: who brings parcels, what is asked and what is offered along."""

from django.db.models import Model
from wagtail.models import Site

from commerce.base.words import Words
from commerce.catalog.models import Formula, Upsell, Variant
from commerce.checkout.asking import CheckoutQuestion, ConsentBox
from commerce.discounts import actions as discounts
from commerce.discounts.models import Coupon
from commerce.fulfilment.models import Carrier, CarrierRate, PickupPoint

AT_HOME, EXPRESS, PICKUP = "At home", "Express", "At a pick-up point"
TRACKED = "https://parcels.example.com/{number}"
# Grams up to which a parcel costs so many cents.
RATES = {
    AT_HOME: ((500, 490), (1000, 650), (3000, 890), (10000, 1490)),
    EXPRESS: ((500, 990), (1000, 1190), (5000, 1690)),
    PICKUP: ((1000, 390), (3000, 490), (10000, 790)),
}
POINTS = (
    ("P75011A", "Librairie du Passage", "18 rue Oberkampf", "75011", "Paris", "FR"),
    ("P69003A", "Épicerie Bellecombe", "42 rue Masséna", "69003", "Lyon", "FR"),
    ("P37000A", "Tabac des Halles", "5 place Gaston-Pailhou", "37000", "Tours", "FR"),
    ("P44000A", "Le Comptoir nantais", "9 rue de Strasbourg", "44000", "Nantes", "FR"),
    ("P33000A", "Fleurs de Garonne", "27 cours d’Alsace", "33000", "Bordeaux", "FR"),
    ("P59000A", "Maison du Timbre", "3 rue de Béthune", "59000", "Lille", "FR"),
    ("P1050A", "Papeterie d’Ixelles", "112 chaussée de Wavre", "1050", "Bruxelles", "BE"),
)
HOURS = "Mo–Sa 9–19"
SOURCES = Words(
    en="From a friend\nIn the paper\nOn Instagram\nWalking past the shop",
    fr="Par des amis\nDans le journal\nSur Instagram\nEn passant devant la boutique",
)


def set_out(site: Site) -> None:
    """From now on; whoever bought before was asked and offered nothing."""
    _carriers(site)
    _questions(site)
    _upsells(site)
    _coupons(site)


def _carriers(site: Site) -> None:
    for position, (name, french, told, told_french) in enumerate((
        (AT_HOME, "À domicile", "In your letterbox in two days.", "Dans votre boîte en deux jours."),
        (EXPRESS, "Express", "In your hands tomorrow, in France.", "En main propre demain, en France."),
        (PICKUP, "En point relais", "You fetch it near you within ten days.",
         "À retirer près de chez vous sous dix jours."),
    )):  # fmt: skip
        carrier = Carrier(
            site=site, name=Words(en=name, fr=french), summary=Words(en=told, fr=told_french),
            countries=["FR"] if name == EXPRESS else [], to_pickup_point=name == PICKUP, position=position,
            includes_boxes=name != EXPRESS, tracking_url=TRACKED,
        )  # fmt: skip
        _keep(carrier)
        for up_to, price in RATES[name]:
            _keep(CarrierRate(carrier=carrier, up_to=up_to, price_amount=price))
        for code, shop, line1, postcode, city, country in POINTS if carrier.to_pickup_point else ():
            _keep(
                PickupPoint(
                    carrier=carrier, code=code, name=shop, line1=line1, postcode=postcode, city=city,
                    country=country, hours=HOURS,
                )
            )  # fmt: skip


def _questions(site: Site) -> None:
    asked = CheckoutQuestion.Kind
    _keep(
        CheckoutQuestion(
            site=site, position=0, kind=asked.ONE, choices=SOURCES,
            title=Words(en="How did you find us?", fr="Comment nous avez-vous trouvés\u00a0?"),
        )
    )  # fmt: skip
    _keep(
        CheckoutQuestion(
            site=site, position=1, kind=asked.TEXT,
            title=Words(en="Anything that you do not eat?", fr="Quelque chose que vous ne mangez pas\u00a0?"),
        )
    )  # fmt: skip
    for position, words in enumerate((
        Words(
            en="Write to me when a new tea arrives, twice a month at most.",
            fr="Écrivez-moi quand un nouveau thé arrive, deux fois par mois au plus.",
        ),
        Words(
            en="You may reuse a box that came back for my parcel.",
            fr="Vous pouvez réutiliser un carton revenu pour mon colis.",
        ),
    )):  # fmt: skip
        _keep(ConsentBox(site=site, position=position, words=words))


def _upsells(site: Site) -> None:
    """The formulas by the month come with a word about biscuits."""
    for formula in Formula.objects.filter(site=site, boxes=1, active=True):
        for order, (code, price) in enumerate((("SA-180", 590), ("HO-250", None))):
            variant = Variant.objects.get(product__site=site, code=code)
            _keep(Upsell(formula=formula, variant=variant, price_amount=price, sort_order=order))


def _coupons(site: Site) -> None:
    thanks = Coupon(
        site=site, kind=Coupon.Kind.AMOUNT, amount=500, minimum_amount=3000, customer_limit=1,
        title=Words(en="€5 with our thanks", fr="5\u00a0€ pour vous remercier"),
    )  # fmt: skip
    summer = Coupon(
        site=site, code="TEATIME", percent=1500, total_limit=200,
        title=Words(en="Tea time: 15 % off", fr="L’heure du thé\u00a0: 15\u00a0% de remise"),
    )  # fmt: skip
    for coupon in (thanks, summer):
        _keep(coupon)
    discounts.generate(thanks, count=20, prefix="MERCI")


def _keep(row: Model) -> None:
    row.full_clean()
    row.save()
