"""A box that its subscriber composes: two teas, something sweet and, if they like, a jar."""

from dataclasses import dataclass

from django.utils import translation
from wagtail.models import Site

from coffret.demo import accounts, catalogue, wishes
from commerce.base.events import acting_as
from commerce.base.viewer import Viewer
from commerce.base.words import Words
from commerce.catalog.composing import steps_of
from commerce.catalog.models import CompositionStep, Formula, FormulaGroup, Product, Tag, Taxonomy
from commerce.catalog.rules import completed
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.checkout.queries import quote_of, with_lines
from commerce.customers.models import Customer
from commerce.subscriptions.models import Subscription

PRICE = 2790


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One step, its tag, and the products that carry it."""

    tag: str
    name: tuple[str, str]
    hint: tuple[str, str]
    products: tuple[str, ...]
    minimum: int
    maximum: int
    most_of_one: int | None = None
    most_amount: int | None = None


PARTS = (
    Part(
        tag="own-tea", name=("Two teas", "Deux thés"), minimum=2, maximum=2, most_amount=4200,
        hint=("In whatever tin you like, within reason.", "Dans la boîte qui vous plaît, sans exagérer."),
        products=("earl-grey", "smoked-tea", "sencha", "jasmine-pearls", "rooibos"),
    ),
    Part(
        tag="own-sweet", name=("Something sweet", "Une gourmandise"), minimum=1, maximum=2, most_of_one=1,
        hint=("Baked on the quai in the week it leaves.", "Cuite sur le quai, la semaine du départ."),
        products=("sables", "madeleines", "honey"),
    ),
    Part(
        tag="own-jar", name=("And a jar", "Et un bocal"), minimum=0, maximum=1, hint=("", ""),
        products=("honey", "strawberry-jam"),
    ),
)  # fmt: skip


def offer(site: Site) -> None:
    """The box is on sale, and Louise, who has another, has composed one of these."""
    formula = _formula(site)
    _steps(site, formula)
    customer = Customer.objects.get(site=site, email=accounts.ACTIVE_EMAIL)
    _buy(customer, formula)


def _formula(site: Site) -> Formula:
    picture = Product.objects.get(site=site, slug="breakfast-cup").image
    words = Words(
        en="Two teas, something sweet and, if you like, a jar: you say which, and say again each month.",
        fr="Deux thés, une gourmandise et, si vous voulez, un bocal\u00a0: à vous de choisir, chaque mois.",
    )
    group = FormulaGroup(
        site=site, slug="a-votre-gout", name=Words(en="As you like it", fr="À votre goût"), description=words,
        image=picture, position=2,
    )  # fmt: skip
    formula = Formula(
        site=site, group=group, slug="a-votre-gout-monthly", name=Words(en="Every month", fr="Chaque mois"),
        summary=Words(en="A box a month, composed by you.", fr="Un coffret par mois, composé par vous."),
        description=words, image=picture, position=1, price_amount=PRICE, currency="EUR",
        vat_rate=catalogue.FOOD_VAT, boxes=1, calendar=Formula.Calendar.FIXED,
        charge_day=catalogue.CHARGE_DAY, ship_day=catalogue.SHIP_DAY, lock_days=catalogue.LOCK_DAYS,
    )  # fmt: skip
    group.full_clean()
    group.save()
    formula.group = group
    formula.full_clean()
    formula.save()
    return formula


def _steps(site: Site, formula: Formula) -> None:
    kinds = Taxonomy(
        site=site, slug="own-box", position=9,
        name=Words(en="In a box of your own", fr="Dans un coffret à vous"),
    )  # fmt: skip
    kinds.full_clean()
    kinds.save()
    for position, part in enumerate(PARTS):
        tag = Tag(taxonomy=kinds, slug=part.tag, name=_both(part.name))
        tag.full_clean()
        tag.save()
        for product in Product.objects.filter(site=site, slug__in=part.products):
            product.tags.add(tag)
            product.save()
        step = CompositionStep(
            formula=formula, name=_both(part.name), hint=_both(part.hint), minimum=part.minimum,
            maximum=part.maximum, most_of_one=part.most_of_one, most_amount=part.most_amount,
            sort_order=position,
        )  # fmt: skip
        step.tags.set([tag])
        step.full_clean()
        step.save()


def _buy(customer: Customer, formula: Formula) -> None:
    viewer = Viewer(site=customer.site, language=customer.language, customer_id=customer.pk)
    with translation.override(customer.language), acting_as(f"customer:{customer.public_id}"):
        choices = completed(steps_of(formula, viewer), {})
        wish = checkout.Wish(thing=formula, choices={step: box for step, box in choices.items() if box})
        cart, _token = checkout.add_line(None, wish, viewer=viewer)
        address = Subscription.objects.filter(customer=customer).latest("pk").postal_address
        checkout.set_address(cart, address=address)
        cart = with_lines(Cart.objects.all()).get(pk=cart.pk)
        checkout.pay(
            cart, viewer=viewer, quote_hash=quote_of(cart).hash, method=wishes.GOOD_CARD, key="composed",
            return_url="/",
        )  # fmt: skip


def _both(words: tuple[str, str]) -> Words:
    return Words({code: text for code, text in zip(("en", "fr"), words, strict=True) if text})
