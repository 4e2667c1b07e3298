"""What may have happened to a person before they ask for something, and what they then name."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core import signing
from wagtail.models import Page, Site

from commerce.base import clock
from commerce.base.money import Money
from commerce.base.words import Words
from commerce.billing import actions as billing
from commerce.billing.models import CardSetup, DemoCard
from commerce.catalog.models import Edition, Product, Variant
from commerce.catalog.rules import add_months
from commerce.checkout import actions as checkout
from commerce.checkout.models import CartLine, CheckoutQuestion, ConsentBox
from commerce.customers.models import Customer
from commerce.discounts.models import Coupon
from commerce.fulfilment.models import DeliveryNote, PickupPoint
from commerce.giftcards import actions as giftcards
from commerce.giftcards import codes, links
from commerce.giftcards.models import GiftCard
from commerce.giftcards.rules import Gift
from commerce.loyalty import actions as loyalty
from commerce.loyalty.models import LoyaltySettings, Pass, Programme
from commerce.marketing import actions as marketing
from commerce.marketing import links as news_links
from commerce.marketing.models import SignUp
from commerce.orders.models import Order, OrderLine
from commerce.retention import actions as retention
from commerce.retention.models import ContractRequest, Question
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Cycle, Subscription
from commerce.waiting import actions as waiting
from commerce.waiting import links as waiting_links
from commerce.waiting.models import Place
from content.forms import guard, newsletter
from content.forms.models import FormField, FormPage
from content.pages.models import HomePage
from tests.commerce import shop as build
from tests.commerce.boxes import Personal, personalise
from tests.storefront.people import Person

Input = dict[str, Any]


def coupon_of(person: Person) -> Coupon:
    coupon, _is_new = Coupon.objects.get_or_create(
        site=person.shop.site, code="WELCOME", defaults={"title": {"en": "Welcome"}, "percent": 1000}
    )
    return coupon


def point_of(person: Person) -> PickupPoint:
    """Where parcels of the person's shop wait."""
    known = PickupPoint.objects.filter(carrier__site=person.shop.site).select_related("carrier").first()
    if known:
        return known
    relay = build.carrier(person.shop, (None, 290), to_pickup_point=True)
    place = {"name": "Tabac", "line1": "1 rue A", "postcode": "69003", "city": "Lyon", "country": "FR"}
    return build.saved(PickupPoint(carrier=relay, code="P1", **place))


def be_brought(person: Person) -> None:
    """Their subscription is brought to a pick-up point."""
    Subscription.objects.filter(public_id=person.id).update(carrier=point_of(person).carrier)


def of_subscription(**more: Any) -> Callable[[Person], Input]:
    return lambda person: {"subscription": person.id, **more}


def reward_of(person: Person, *, cost: int = 5) -> Programme:
    reward, _is_new = Programme.objects.get_or_create(
        site=person.shop.site, cost=cost, defaults={"title": {"en": "Thanks"}, "percent": 1000}
    )
    return reward


def earn_points(person: Person) -> None:
    settings = LoyaltySettings.for_site(person.shop.site)
    settings.points_on, settings.referral_on = True, True
    settings.friend_amount = settings.referrer_amount = 500
    build.saved(settings)
    reward_of(person)
    reward_of(person, cost=10_000)
    pass_of_friend(person)
    loyalty.pass_of(person.customer)
    loyalty.adjust_points(person.customer, points=1000, reason="Thanks", key="thanks")


def take_reward(person: Person) -> None:
    earn_points(person)
    checkout.choose_reward(person.cart, programme=reward_of(person).public_id)


def take_reward_for_a_renewal(person: Person) -> None:
    earn_points(person)
    subscriptions.choose_reward(person.subscription, programme=reward_of(person).public_id)


def pass_of_friend(person: Person) -> Pass:
    """That of somebody else who buys at the person's shop."""
    email = f"friend{person.shop.site.pk}@example.com"
    known = Customer.objects.filter(site=person.shop.site, email=email).first()
    return loyalty.pass_of(known or build.register(person.shop, email))


def come_for_the_first_time(person: Person) -> None:
    earn_points(person)
    Order.objects.filter(customer=person.customer).update(status=Order.Status.CANCELLED)


def line(person: Person) -> str:
    return CartLine.objects.get(cart=person.cart).public_id


def composing(person: Person) -> Personal:
    """Boxes of the formula that they have, and have in their cart, are composed."""
    return personalise(person.shop, person.shop.monthly)


def chosen(person: Person, *, quantity: int = 2) -> list[Input]:
    """So many of a tea."""
    personal = composing(person)
    step, tea = personal.teas.public_id, personal.green.public_id
    return [{"step": step, "variant": tea, "quantity": quantity}]


def wait_for_bank(person: Person) -> None:
    """The cart was paid with a card whose bank wants to ask its owner."""
    build.pay(person.shop, person.cart, person.customer, method=build.ASKS)


def save_card(person: Person, method: str) -> CardSetup:
    return billing.save_card(person.customer, method=method, key=f"{person.host}-{method}", return_url="/")


def bought(person: Person) -> Product:
    return Product.objects.get(site=person.shop.site, slug=f"bought-{person.customer.pk}")


def buy(person: Person) -> None:
    """Their first order held a product, too."""
    product = build.product(person.shop, slug=f"bought-{person.customer.pk}")
    OrderLine.objects.create(
        order=person.first_order, variant=product.variants.get(), title="Tea", quantity=1, unit_amount=0,
        vat_rate=550,
    )  # fmt: skip


def edition_of(person: Person) -> Edition:
    """One that nobody else has had: that of their first box."""
    box = Cycle.objects.filter(subscription=person.pk).select_related("formula").earliest("idx")
    assert box.formula
    edition, _is_new = Edition.objects.get_or_create(
        group=box.formula.group, title={"en": f"The box of {person.pk}"},
        defaults={
            "month": add_months(box.month, -12 - person.pk % 100), "charge_on": box.charge_on,
            "ships_on": box.ships_on, "cutoff_at": box.cutoff_at, "published": True,
        },
    )  # fmt: skip
    return edition


def receive(person: Person) -> None:
    """Their first box has arrived."""
    box = Cycle.objects.filter(subscription=person.pk).earliest("idx")
    Cycle.objects.filter(pk=box.pk).update(edition=edition_of(person))
    DeliveryNote.objects.filter(pk=box.delivery_note_id).update(status=DeliveryNote.Status.DELIVERED)


def owe(person: Person) -> None:
    """The second charge is refused."""
    with clock.moved_to(clock.now()):
        DemoCard.objects.update(answer="declined")
        Subscription.objects.filter(pk=person.pk).update(next_charge_at=clock.now())
        subscriptions.renew_due()
        build.hear_everything()


def ask(person: Person) -> None:
    """Without an account they ask to end their contract, in both ways."""
    number = person.first_order.number
    for kind in ("cancel", "withdraw"):
        retention.ask(person.shop.site, kind=kind, email=person.customer.email, number=number)


def request(person: Person, kind: str) -> str:
    return ContractRequest.objects.get(email=person.customer.email, kind=kind).public_id


def answers(person: Person) -> Input:
    question = Question.objects.get(site=person.shop.site)
    said = [{"question": question.public_id, "value": "Too dear"}]
    return {"subscription": person.id, "answers": said}


def asked(person: Person) -> tuple[CheckoutQuestion, ConsentBox]:
    """What the person's shop asks before it is paid."""
    site = person.shop.site
    known = CheckoutQuestion.objects.filter(site=site).first(), ConsentBox.objects.filter(site=site).first()
    if known[0] and known[1]:
        return known[0], known[1]
    question = CheckoutQuestion(site=site, title=Words(en="How?"), choices=Words(en="Press\nA friend"))
    return build.saved(question), build.saved(ConsentBox(site=site, words=Words(en="I agree.")))


def asked_answers(person: Person) -> Input:
    question, box = asked(person)
    said = [{"question": question.public_id, "values": ["Press"]}]
    return {"cart": person.cart.public_id, "answers": said, "consents": [box.public_id]}


def quote(person: Person) -> str:
    return build.quote(person.cart).hash


def charged(person: Person) -> str:
    card = person.subscription.payment_method
    assert card
    return card.public_id


def saved(person: Person) -> str:
    card = CardSetup.objects.get(customer=person.customer).payment_method
    assert card
    return card.public_id


def give(person: Person, **more: Any) -> GiftCard:
    """A card of 50.00 euros, for whoever has its code."""
    gift = Gift(recipient_name="Anna", medium="print")
    face = Money(5000, "EUR")
    known = {"site": person.shop.site, "face": face, "paid": face, "gift": gift, "language": "en"}
    wanted = {**known, "expires_on": clock.now().date() + timedelta(days=90), **more}
    return giftcards.issue(giftcards.NewCard(medium=GiftCard.Medium.PRINT, **wanted))


def give_formula(person: Person) -> GiftCard:
    return give(person, formula=person.shop.quarterly, buyer=build.register(person.shop))


def pay_with_card(person: Person) -> None:
    viewer = person.shop.viewer(person.customer)
    checkout.apply_gift_card(person.cart, code=codes.code_of(give(person).seed), viewer=viewer)


def card_of(person: Person) -> GiftCard:
    return GiftCard.objects.filter(site=person.shop.site).earliest("pk")


def gift(person: Person) -> Input:
    return {"token": links.token_of(card_of(person))}


def code(person: Person) -> str:
    return codes.code_of(card_of(person).seed)


def gone(person: Person) -> Variant:
    """Something of the person's shop that is sold out."""
    known = Variant.objects.filter(product__site=person.shop.site, code="gone").first()
    return known or build.variant(person.shop, code="gone", stock=0)


def wait_for(person: Person) -> Place:
    return waiting.ask(
        gone(person), site=person.shop.site, email=person.customer.email, quantity=1, language="en"
    )


def be_invited(person: Person) -> None:
    waiting.confirm(wait_for(person))
    Variant.objects.filter(pk=gone(person).pk).update(stock=1)
    waiting.invite_due()


def place(person: Person) -> Input:
    return {"token": waiting_links.token_of(Place.objects.get(email=person.customer.email))}


def in_days(days: int) -> str:
    return (clock.now().date() + timedelta(days=days)).isoformat()


def form_of(person: Person) -> FormPage:
    """The form of the person's shop, which asks how they heard of it."""
    site = person.shop.site
    known = FormPage.objects.filter(slug=f"form-{site.pk}").first()
    if known:
        return known
    home = HomePage(title="Home", slug=f"home-{site.pk}")
    Page.get_first_root_node().add_child(instance=home)
    Site.objects.filter(pk=site.pk).update(root_page=home)
    form = FormPage(title="Tell us", slug=f"form-{site.pk}")
    form.form_fields.add(FormField(label="How", field_type="checkboxes", choices="Press\nA friend"))
    home.add_child(instance=form)
    Site.clear_site_root_paths_cache()
    return form


def filled_form(person: Person) -> Input:
    page = form_of(person)
    stamp = signing.dumps([page.pk, (clock.now() - timedelta(minutes=1)).timestamp()], salt=guard.SALT)
    said = [{"field": "how", "values": ["Press"]}]
    return {"page": f"pag_{page.pk}", "stamp": stamp, "answers": said, "website": ""}


def filled_sign_up(person: Person) -> Input:
    handed_out = [[newsletter.KIND, "I agree."], (clock.now() - timedelta(minutes=1)).timestamp()]
    stamp = signing.dumps(handed_out, salt=guard.SALT)
    return {"email": person.customer.email, "stamp": stamp, "path": "/", "website": ""}


def sign_up_for_news(person: Person) -> SignUp:
    site = person.shop.site
    return marketing.sign_up(site, email=person.customer.email, language="en", wording="I agree.")


def sign_up_to_confirm(person: Person) -> Input:
    signed = SignUp.objects.get(email=person.customer.email, site=person.shop.site)
    return {"token": news_links.confirm_token(signed.public_id)}
