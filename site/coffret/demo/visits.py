"""What happened on Maison Camille's counter in its last weeks: things bought by the piece, gifts, reviews."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from random import Random

from django.utils import translation
from wagtail.models import Site

from coffret.demo import counter, people
from coffret.demo.people import Person
from coffret.demo.wishes import GOOD_CARD
from coffret.passing import Appointment
from commerce.base import clock
from commerce.base.events import acting_as
from commerce.base.models import User
from commerce.base.viewer import Viewer
from commerce.catalog.models import Formula, Review, Upsell, Variant
from commerce.catalog.queries import zone_of
from commerce.checkout import actions as checkout
from commerce.checkout.answers import boxes_of, questions_of
from commerce.checkout.models import Cart
from commerce.checkout.queries import quote_of, with_lines
from commerce.customers import actions as customers
from commerce.customers.models import Customer
from commerce.discounts import actions as discounts
from commerce.discounts.models import AdCampaign
from commerce.fulfilment.models import Carrier
from commerce.giftcards import codes
from commerce.giftcards.models import GiftCard
from commerce.giftcards.rules import Gift
from commerce.orders import reviewing
from commerce.subscriptions import actions as subscriptions
from commerce.waiting import actions as waiting

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
BY_AD, WITH_A_CARD = "printemps", "with a card"
ADVERTISED = 24  # days
SOLD_OUT = {"MA-9": 5, "LS-250": 2}  # how many wait for it
ARRIVED = 6 * DAY  # after it was bought it has been tasted


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """`ago` days before today somebody fills a cart, by codes of variants or the slug of a formula."""

    ago: int
    basket: Mapping[str, int]
    carrier: str = counter.AT_HOME
    by: str = ""
    code: str = ""
    offered: bool = False
    gift: tuple[str, str] | None = None
    stars: int = 0
    opinion: tuple[str, str] = ("", "")
    answer: tuple[str, str] = ("", "")
    read: bool = True
    leaves: bool = False


VISITS = (
    Visit(ago=41, basket={"EG-100": 1, "SA-180": 2}, stars=5, opinion=(
        "The bergamot is real: the kitchen smells of it for an hour.",
        "La bergamote est vraie\u00a0: toute la cuisine sent bon pendant une heure."),
        answer=("Thank you! Try it cold, too.", "Merci\u00a0! Essayez-le froid, aussi.")),
    Visit(ago=38, basket={"TP-GREEN": 1}, stars=4, opinion=(
        "Heavier than I thought, and lovely. It pours without a drop.",
        "Plus lourde que je ne pensais, et très belle. Elle verse sans une goutte.")),
    Visit(ago=33, basket={"SE-100": 1, "JP-100": 1}, carrier=counter.PICKUP, code="TEATIME", stars=3,
        opinion=("The sencha is fine, the pearls came a little crushed.",
        "Le sencha est bon, les perles sont arrivées un peu écrasées."),
        answer=("We have sent you another tin.", "Nous vous avons renvoyé une boîte.")),
    Visit(ago=30, basket={"GC-50": 1}, gift=("Agathe", "agathe.offerte@example.com")),
    Visit(ago=27, basket={"decouverte-three-months": 1}, gift=("Paul", "paul.offert@example.com")),
    Visit(ago=22, basket={"CU-1": 2, "RO-100": 1}, by=BY_AD),
    Visit(ago=19, basket={"SA-180": 3, "HO-250": 1}, stars=5, opinion=(
        "The sablés did not see the evening.", "Les sablés n’ont pas vu le soir."), read=False),
    Visit(ago=17, basket={"decouverte-monthly": 1}, by=BY_AD, offered=True),
    Visit(ago=15, basket={"JA-220": 2, "EG-250": 1}, carrier=counter.EXPRESS),
    Visit(ago=13, basket={"TP-RED": 1}, by=WITH_A_CARD),
    Visit(ago=11, basket={"EG-100": 2}, by=BY_AD, stars=2, opinion=(
        "Good, but the lid of the tin was dented.", "Bon, mais le couvercle était cabossé."), read=False),
    Visit(ago=9, basket={"GC-25": 2}, gift=("Simon", "simon.offert@example.com")),
    Visit(ago=6, basket={"WB": 1, "HO-250": 2}, code="TEATIME"),
    Visit(ago=4, basket={"prestige-monthly": 1}, leaves=True),
    Visit(ago=3, basket={"CU-1": 1, "LS-100": 1}, leaves=True),
    Visit(ago=2, basket={"SE-250": 1}, carrier=counter.PICKUP),
    Visit(ago=1, basket={"TP-GREEN": 1, "EG-100": 1}, by=BY_AD, leaves=True),
    Visit(ago=1, basket={"SA-180": 1, "JA-220": 1}, carrier=counter.PICKUP),
)  # fmt: skip


def planned(site: Site, end: datetime) -> list[Appointment]:
    """All of it, each at its moment before `end`."""
    found: list[Appointment] = []
    for number, visit in enumerate(VISITS):
        moment = end - visit.ago * DAY - timedelta(minutes=47 * number)
        one = _Visitor(site, visit, number)
        found.append((moment, one.come))
        if visit.stars:
            found.append((min(moment + ARRIVED, end), one.tell))
        if visit.gift and visit.basket.keys() & {"decouverte-three-months"}:
            found.append((moment + 3 * DAY, partial(_begin_gift, site, visit.gift[1])))
    chance = Random("ad")
    found += [
        (end - ago * DAY, partial(_advertise, site, chance.randint(3, 14))) for ago in range(1, ADVERTISED)
    ]
    waited_for = [code for code, count in SOLD_OUT.items() for _one in range(count)]
    last = len(waited_for) - 1
    return found + [
        (end - (last - number) * 2 * DAY - HOUR, partial(_wait, site, code, number, confirms=number < last))
        for number, code in enumerate(waited_for)
    ]


@dataclass(slots=True)
class _Visitor:
    """Who comes with an account writes a review later; others come as guests."""

    site: Site
    visit: Visit
    number: int
    person: Person = field(init=False)
    customer: Customer | None = None

    def __post_init__(self) -> None:
        self.person = people.draw(Random(f"visitor:{self.number}"), number=1000 + self.number)

    def come(self) -> None:
        viewer = Viewer(site=self.site, language=self.person.language)
        if self.visit.stars or not self.visit.basket.keys().isdisjoint({"decouverte-monthly"}):
            viewer = replace(viewer, customer_id=self._registered().pk)
        with translation.override(viewer.language), acting_as(self._actor()):
            cart, viewer = self._filled(viewer)
            if not self.visit.leaves:
                self._pay(cart, viewer)

    def tell(self) -> None:
        """What they think of the first thing they bought; most of it was read, and shown."""
        french = self.person.language == "fr"
        assert self.customer
        product = Variant.objects.get(product__site=self.site, code=next(iter(self.visit.basket))).product
        with acting_as(self._actor()):
            review = reviewing.review(
                product, customer=self.customer, rating=self.visit.stars, text=self.visit.opinion[french]
            )
        if self.visit.read:
            review.state, review.answer = Review.State.SHOWN, self.visit.answer[french]
            review.full_clean()
            review.save()

    def _actor(self) -> str:
        return f"customer:{self.customer.public_id}" if self.customer else "visitor"

    def _registered(self) -> Customer:
        first, _space, last = self.person.name.partition(" ")
        user = User.objects.create_user(self.person.email, first_name=first, last_name=last)
        self.customer = customers.register(user, site=self.site, language=self.person.language)
        return self.customer

    def _filled(self, viewer: Viewer) -> tuple[Cart, Viewer]:
        cart = None
        for wish in self._wishes():
            cart, token = checkout.add_line(cart, wish, viewer=viewer)
            viewer = replace(viewer, cart_token=viewer.cart_token or token)
        assert cart
        if self.visit.by == BY_AD:
            checkout.arrive_by(cart, campaign=_campaign(self.site).public_id, viewer=viewer)
        if self.visit.by == WITH_A_CARD:
            checkout.apply_gift_card(cart, code=_code_of_a_card(self.site), viewer=viewer)
        if self.visit.code:
            checkout.apply_coupon(cart, code=self.visit.code)
        if not viewer.is_customer:
            checkout.set_contact(cart, email=self.person.email)
        return cart, viewer

    def _wishes(self) -> list[checkout.Wish]:
        found = []
        gift = self.visit.gift and Gift(recipient_name=self.visit.gift[0], recipient_email=self.visit.gift[1])
        for name, quantity in self.visit.basket.items():
            thing = _thing(self.site, name)
            found.append(checkout.Wish(thing=thing, quantity=quantity, gift=gift or None))
            if self.visit.offered:
                found.append(checkout.Wish.along(Upsell.objects.filter(formula=thing.pk)[0]))
        return found

    def _pay(self, cart: Cart, viewer: Viewer) -> None:
        home = replace(self.person.address, country="FR", postcode="37000", city="Tours")
        checkout.set_address(cart, address=home)
        carrier = Carrier.objects.get(site=self.site, name__en=self.visit.carrier)
        checkout.choose_carrier(cart, carrier=carrier, point=carrier.pickup_points.first())
        question = questions_of(cart)[0]
        found_by = Random(f"answer:{self.number}").choice(question.options)[0]
        boxes = boxes_of(cart)[: self.number % 3]
        checkout.answer(
            cart, answers={question.public_id: [found_by]}, consents=[box.public_id for box in boxes]
        )
        cart = with_lines(Cart.objects.all()).get(pk=cart.pk)
        checkout.pay(
            cart,
            viewer=viewer,
            quote_hash=quote_of(cart).hash,
            method=GOOD_CARD,
            key="bought",
            return_url="/",
        )


def _thing(site: Site, name: str) -> Formula | Variant:
    formula = Formula.objects.filter(site=site, slug=name).first()
    return formula or Variant.objects.select_related("product").get(product__site=site, code=name)


def _campaign(site: Site) -> AdCampaign:
    return AdCampaign.objects.get(site=site, slug=BY_AD)


def _advertise(site: Site, visits: int) -> None:
    campaign = _campaign(site)
    for _visit in range(visits):
        discounts.visit(campaign)


def _code_of_a_card(site: Site) -> str:
    """The oldest of those that are worth money, as its mail says it."""
    card = GiftCard.objects.filter(site=site, formula=None).order_by("pk")[0]
    return codes.code_of(card.seed)


def _begin_gift(site: Site, email: str) -> None:
    """Whoever was given a subscription says where to and from when."""
    card = GiftCard.objects.get(site=site, recipient_email=email)
    customer = customers.welcome_guest(site, email=email, language="fr")
    address = people.home(Random(email), name=card.recipient_name)
    subscriptions.start_gift(
        card, customer=customer, address=address, starts_on=clock.today(zone_of(site)), missing_one=True
    )


def _wait(site: Site, code: str, number: int, *, confirms: bool) -> None:
    """They put their name down; and confirm it from the mail, or have not yet."""
    person = people.draw(Random(f"waits:{number}"), number=2000 + number)
    place = waiting.ask(
        _thing(site, code), site=site, email=person.email, quantity=1 + number % 2, language=person.language
    )
    if confirms:
        waiting.confirm(place)
