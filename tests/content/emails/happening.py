"""Every mail of the shop waits in the outbox: as many as can be by what happens in a small shop, the others
by their own event with the facts of their sample."""

from collections import defaultdict
from dataclasses import MISSING, fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_origin

import pytest
from django.db import transaction

from commerce.base import clock, events
from commerce.base.events import Event, publish
from commerce.base.models import ShopSettings
from commerce.checkout.actions import Wish
from commerce.customers import actions as customers
from commerce.customers.models import Customer
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.asking import ask_for_reviews
from commerce.fulfilment.models import DeliveryNote
from commerce.giftcards import actions as giftcards
from commerce.giftcards.models import GiftCard
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Subscription
from content.emails import registry
from content.emails.letters import Message, Reader
from content.emails.messages import MESSAGES
from content.emails.models import Mail
from tests.commerce import shop as build
from tests.commerce.giftcards.conftest import FOR_ANNA, fill, product
from tests.commerce.shop import HOME, NEW_YEAR, Shop

MADE_UP: dict[Any, Any] = {str: "x", int: 1, bool: True}


def everything_happens(shop: Shop, customer: Customer, patch: pytest.MonkeyPatch) -> set[str]:
    """Every message of the outbox waits there, once or more; the names of those that the shop's own doing
    brought about. None of them lapses, whenever it leaves."""
    ShopSettings.objects.filter(site=shop.site).update(contact_email="hello@shop.example")
    _live(shop, customer)
    lived = set(Mail.objects.values_list("message", flat=True))
    for message in MESSAGES:
        known = registry.messages()[message.__name__]
        patch.setattr(known, "holds", lambda event: True, raising=False)
        if message.__name__ not in lived:
            stage(known, customer, patch)
    return lived


def _live(shop: Shop, customer: Customer) -> None:
    """Boxes, products and gifts are bought, changed, shipped, asked about and thanked for."""
    build.pay(shop, build.filled_cart(shop, customer), customer)
    build.hear_everything()
    with clock.moved_to(NEW_YEAR + timedelta(days=7)):
        subscriptions.tell_locked()
        build.hear_everything()
    started = Subscription.objects.get()
    subscriptions.skip(started, slot=started.next_slot or 0)
    subscriptions.pause(started, until=date(2026, 5, 1))
    subscriptions.resume(started)
    subscriptions.set_quantity(started, quantity=3)
    subscriptions.cancel_at_end(started)
    note = DeliveryNote.objects.get()
    fulfilment.set_status(note, status=DeliveryNote.Status.SHIPPED)
    build.hear_everything()
    _ask(shop, customer)
    _give(shop, customer)
    guest = customers.welcome_guest(shop.site, email="guest@example.com", language="fr")
    build.pay(shop, build.filled_cart(shop, guest), guest)
    build.hear_everything()


def _ask(shop: Shop, customer: Customer) -> None:
    """A product arrives, and its buyer is asked what they think of it."""
    build.pay(shop, fill(shop, customer, Wish(thing=build.variant(shop))), customer)
    build.hear_everything()
    note = DeliveryNote.objects.latest("pk")
    for status in (DeliveryNote.Status.SHIPPED, DeliveryNote.Status.DELIVERED):
        fulfilment.set_status(note, status=status)
    with clock.moved_to(NEW_YEAR + timedelta(days=8)):
        ask_for_reviews()
        build.hear_everything()


def _give(shop: Shop, customer: Customer) -> None:
    cart = fill(shop, customer, Wish(thing=product(shop), gift=FOR_ANNA))
    build.pay(shop, cart, customer)
    build.hear_everything()
    with clock.moved_to(datetime(2026, 12, 10, 12, tzinfo=UTC)):
        giftcards.warn_due()
        build.hear_everything()
    giftcards.resend(GiftCard.objects.get(), email="anna@other.example", reason="Moved")
    boxes = fill(shop, customer, Wish(thing=shop.quarterly, gift=FOR_ANNA))
    build.pay(shop, boxes, customer)
    build.hear_everything()
    card = GiftCard.objects.exclude(formula=None).get()
    anna = customers.welcome_guest(shop.site, email="anna@example.com", language="en")
    subscriptions.start_gift(card, customer=anna, address=HOME, starts_on=NEW_YEAR.date())
    giftcards.thank(card, note="How kind")
    own = replace(FOR_ANNA, recipient_email=customer.email)
    build.pay(shop, fill(shop, customer, Wish(thing=product(shop), gift=own)), customer)
    build.hear_everything()


def stage(message: Message[Any], customer: Customer, patch: pytest.MonkeyPatch) -> None:
    """Its event happens, of nothing in particular, and this message alone hears it, with sample facts."""
    assert message.event is not None
    reader = Reader(
        email=customer.email, language=customer.language, site=customer.site, customer=customer.public_id
    )
    patch.setattr(message, "reader", lambda event: reader, raising=False)
    patch.setattr(message, "facts", lambda event, **about: dict(message.sample), raising=False)
    name, heard_as = message.event.__name__, f"content.emails.{message.name}"
    alone = defaultdict(dict, {name: {heard_as: events._listeners[name][heard_as]}})
    with pytest.MonkeyPatch.context() as for_now:
        for_now.setattr(events, "_listeners", alone)
        with transaction.atomic():
            publish(made_up(message.event, site=customer.site_id))
        build.hear_everything()


def made_up(event: type[Event], *, site: int) -> Event:
    """Such an event, with anything in what it must tell."""
    asked = {one.name: _anything(one.type) for one in fields(event) if one.default is MISSING}
    return event(**asked | {"site": site})


def _anything(kind: Any) -> Any:
    return MADE_UP[kind] if kind in MADE_UP else (get_origin(kind) or kind)()
