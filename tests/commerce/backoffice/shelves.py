"""One row more of each of the shop's shelves, discounts and gift cards."""

from datetime import date
from itertools import count
from typing import Any

from commerce.base import clock
from commerce.base.money import Money
from commerce.base.words import Words
from commerce.catalog.models import (
    Characteristic,
    CharacteristicValue,
    FormulaGroup,
    ImportedRow,
    Option,
    OptionChoice,
    Product,
    ProductImport,
    Review,
    Tag,
    Taxonomy,
)
from commerce.discounts import actions as discounts
from commerce.discounts.models import AdCampaign, Coupon
from commerce.fulfilment.models import Carrier
from commerce.giftcards import actions as giftcards
from commerce.giftcards.models import GiftCard
from commerce.giftcards.rules import Gift
from commerce.loyalty.models import EarningRule, Programme, Referral, Tier
from commerce.marketing import actions as marketing
from commerce.marketing.models import SignUp
from commerce.subscriptions.models import BoxRating
from commerce.waiting import actions as waiting
from commerce.waiting.models import Place
from content.blog.models import Author
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import sell
from tests.commerce.discounts import build as of_discounts
from tests.commerce.shop import Shop

_serial = count(1)


def named(**fields: Any) -> dict[str, Any]:
    number = next(_serial)
    return {"slug": f"row-{number}", "name": Words(en=f"Row {number}")} | fields


def carrier(shop: Shop) -> Carrier:
    return build.carrier(shop, (500, 450), (None, 790))


def characteristic(shop: Shop) -> Characteristic:
    made: Characteristic = build.saved(Characteristic(site=shop.site, **named()))
    build.saved(CharacteristicValue(characteristic=made, **named()))
    return made


def option(shop: Shop) -> Option:
    made: Option = build.saved(Option(site=shop.site, **named()))
    build.saved(OptionChoice(option=made, name=Words(en="Wrapped"), price_amount=300))
    return made


def taxonomy(shop: Shop) -> Taxonomy:
    made: Taxonomy = build.saved(Taxonomy(site=shop.site, **named()))
    build.saved(Tag(taxonomy=made, **named()))
    return made


def product(shop: Shop) -> Product:
    made = build.product(shop, slug=f"product-of-row-{next(_serial)}", stock=5)
    made.categories.set([of_discounts.category(shop)])
    made.tags.set(Tag.objects.filter(taxonomy=taxonomy(shop)))
    made.options.set([option(shop)])
    made.save()
    return made


def review(shop: Shop) -> Review:
    made = Review(
        product=product(shop), customer=build.register(shop), author="Ada", rating=4, text="Good",
        created_at=clock.now(),
    )  # fmt: skip
    saved: Review = build.saved(made)
    return saved


def box_rating(shop: Shop) -> BoxRating:
    serial = next(_serial)
    group = build.saved(FormulaGroup(site=shop.site, slug=f"rated-{serial}", name=Words(en="Tea")))
    made = BoxRating(
        edition=build.edition(group, date(2026, 3, 1)), customer=build.register(shop), rating=4,
        comment="Good", created_at=clock.now(),
    )  # fmt: skip
    saved: BoxRating = build.saved(made)
    return saved


def author(shop: Shop) -> Author:
    serial = next(_serial)
    saved: Author = build.saved(Author(site=shop.site, slug=f"author-{serial}", name=f"Ada {serial}"))
    return saved


def coupon(shop: Shop) -> Coupon:
    about = {"products": [product(shop)], "formulas": [shop.monthly]}
    return of_discounts.coupon(shop, f"CODE{next(_serial)}", **about)


def coupon_code(shop: Shop) -> None:
    discounts.generate(coupon(shop), count=1)


def campaign(shop: Shop) -> AdCampaign:
    return of_discounts.campaign(shop, coupon(shop), slug=f"ad-{next(_serial)}")


def gift_card(shop: Shop) -> GiftCard:
    face = Money(5000, "EUR")
    new = giftcards.NewCard(
        site=shop.site, face=face, paid=face, gift=Gift(recipient_name="Anna", medium="print"),
        expires_on=date(2027, 1, 2), language="en", medium=GiftCard.Medium.PRINT,
        buyer=build.register(shop), formula=shop.quarterly,
    )  # fmt: skip
    made: GiftCard = giftcards.issue(new)
    return made


def product_import(shop: Shop) -> ProductImport:
    run = ProductImport.objects.create(
        site=shop.site, name="tea.csv", content="slug,code,price\n", state="done", rows=2,
        created_at=clock.now(),
    )  # fmt: skip
    for line, state in enumerate(("new", "refused"), start=2):
        ImportedRow.objects.create(run=run, line=line, code="tea", state=state)
    return run


def place(shop: Shop) -> Place:
    """In the line for something of a product of its own."""
    made = waiting.ask(
        build.variant(shop, stock=0), site=shop.site, email=f"{next(_serial)}@example.com", quantity=1,
        language="en",
    )  # fmt: skip
    return waiting.confirm(made)


def reader(shop: Shop) -> SignUp:
    """Somebody who signed up for the newsletter."""
    email = f"reader{next(_serial)}@example.com"
    return marketing.sign_up(shop.site, email=email, language="en", wording="I agree.", path="/journal/")


def programme(shop: Shop) -> Programme:
    made: Programme = build.saved(
        Programme(site=shop.site, title=Words(en="Thanks"), kind="gift", gift=build.variant(shop), cost=5)
    )
    return made


def earning_rule(shop: Shop) -> EarningRule:
    thing = build.product(shop, slug=f"earning-{next(_serial)}")
    made: EarningRule = build.saved(EarningRule(site=shop.site, product=thing, points=2))
    return made


def tier(shop: Shop) -> Tier:
    number = next(_serial)
    made: Tier = build.saved(Tier(site=shop.site, title=Words(en=f"Tier {number}"), points_from=number))
    return made


def recommendation(shop: Shop) -> Referral:
    order = sell(shop)
    number = next(_serial)
    friend = build.register(shop, f"referrer{number}@example.com")
    return Referral.objects.create(
        referrer=friend, friend=order.customer, order=order, friend_amount=500, created_at=clock.now()
    )
