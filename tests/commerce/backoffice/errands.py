"""For each page on which staff do something, one errand that may be done: the sweep replaces its values."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Permission

from commerce.base import clock
from commerce.base.models import Installation
from commerce.base.money import Money
from commerce.billing import actions as billing
from commerce.billing.models import DemoCard, GatewayEvent, Payment, PaymentMethod, Refund
from commerce.catalog import importing
from commerce.catalog.models import ProductImport
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.discounts.models import Coupon
from commerce.fulfilment.models import Carrier, DeliveryNote
from commerce.giftcards import actions as giftcards
from commerce.giftcards.models import GiftCard
from commerce.giftcards.rules import Gift
from commerce.ledger import actions as ledger
from commerce.marketing.models import SignUp
from commerce.orders.models import Order, OrderLine
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.admin.wishes import WISHES
from commerce.subscriptions.models import Change, RenewalRun, Subscription
from content.emails.models import Mail
from tests.commerce import shop as build
from tests.commerce.backoffice.shelves import reader
from tests.commerce.boxes import Personal, personalise
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life
from tests.content.emails.errands import customised, message_of, refusing

WHY = {"reason": "They asked for it"}


class Regular(Life):
    """A subscriber of one site, with another card, another cart and an order that waits for its bank."""

    def __init__(self, shop: Shop, email: str) -> None:
        super().__init__(shop, build.register(shop, email))
        self.cart: Cart = build.filled_cart(shop, self.customer)
        self.waiting, _attempt = build.pay(shop, self.cart, self.customer, method=build.ASKS)
        saved = billing.save_card(self.customer, method=build.GOOD, key=email, return_url="/")
        assert saved.payment_method
        self.card: PaymentMethod = saved.payment_method

    @property
    def payment(self) -> Payment:
        return Payment.objects.get(order=self.first_order)


def nothing(_regular: Regular) -> None:
    """As it was bought."""


def of_subscription(regular: Regular) -> list[Any]:
    return [regular.pk]


def of_first_order(regular: Regular) -> list[Any]:
    return [regular.first_order.pk]


@dataclass(frozen=True)
class Errand:
    """`before` happens first; then `entered` is what may well be entered at the page of `args`.

    `right` are values that the sweep would try and that are as good. An errand `for_all` is no site's.
    """

    args: Callable[[Regular], list[Any]]
    entered: Callable[[Regular], dict[str, Any]] = field(default=lambda _regular: {})
    query: Callable[[Regular], str] = field(default=lambda _regular: "")
    before: Callable[[Regular], Any] = nothing
    right: tuple[str, ...] = ()
    for_all: bool = False
    writes: bool = True


def owe(regular: Regular) -> None:
    """The second charge is refused, and would not be again."""
    DemoCard.objects.update(answer="declined")
    Subscription.objects.filter(pk=regular.pk).update(next_charge_at=clock.now())
    subscriptions.renew_due()
    build.hear_everything()
    DemoCard.objects.update(answer="succeeds")


def freeze(regular: Regular) -> None:
    Payment.objects.filter(order=regular.first_order).update(frozen=True)


def skipped(regular: Regular) -> Change:
    return subscriptions.skip(regular.subscription, slot=1)


def last_change(regular: Regular) -> str:
    return Change.objects.filter(subscription=regular.pk).latest("pk").public_id


def run_of(regular: Regular) -> RenewalRun:
    run, _is_new = RenewalRun.objects.get_or_create(
        site=regular.shop.site, day=clock.now().date(),
        defaults={
            "state": "waiting", "currency": "EUR", "forecast_count": 1, "forecast_amount": 2490, "allowed": 0,
        },
    )  # fmt: skip
    return run


def event_of(_regular: Regular) -> GatewayEvent:
    event, _is_new = GatewayEvent.objects.get_or_create(
        gateway="stripe", event_id="evt_1", type="charge.refunded",
        defaults={"received_at": clock.now(), "processed_at": clock.now()},
    )  # fmt: skip
    return event


def mail_of(regular: Regular) -> Mail:
    return Mail.objects.filter(customer=regular.customer.public_id, again="").order_by("pk")[0]


def tried_file(regular: Regular) -> ProductImport:
    """A file of products that was read as a trial."""
    known = ProductImport.objects.filter(site=regular.shop.site).first()
    if known:
        return known
    content = "slug,code,price,name_en\ntea,T,9.90,Tea\n"
    run = importing.begin(content, name="tea.csv", site=regular.shop.site, dry_run=True, by=None)
    importing.go_on(run.pk)
    return run


def sent(regular: Regular) -> None:
    letter = {"state": "sent", "sent_at": clock.now(), "subject": "Paid", "text": "Thank you."}
    Mail.objects.filter(pk=mail_of(regular).pk).update(**letter)


def copied(_regular: Regular) -> None:
    """The database says that it belongs elsewhere."""
    elsewhere = {"environment": "production", "confirmed_at": clock.now()}
    Installation.objects.update_or_create(pk=1, defaults=elsewhere)


def coupon_of(regular: Regular) -> Coupon:
    site = regular.shop.site
    coupon, _is_new = Coupon.objects.get_or_create(
        site=site, code="SPRING", defaults={"title": {"en": "Spring"}, "percent": 1000}
    )
    return coupon


def goods_of(regular: Regular) -> Order:
    """Two things bought once, in a parcel that nobody has packed."""
    known = Order.objects.filter(customer=regular.customer, lines__variant__isnull=False).first()
    if known:
        return known
    cart: Cart | None = None
    for _thing in range(2):
        wish = checkout.Wish(thing=build.variant(regular.shop), quantity=2)
        cart, _token = checkout.add_line(cart, wish, viewer=regular.shop.viewer(regular.customer))
    assert cart
    checkout.set_address(cart, address=build.HOME)
    order, _attempt = build.pay(regular.shop, cart, regular.customer)
    build.hear_everything()
    return order


def thing_of(regular: Regular) -> OrderLine:
    return goods_of(regular).lines.filter(variant__isnull=False)[0]


def left_by(regular: Regular) -> Cart:
    """A cart they have not paid."""
    known = Cart.objects.unfinished().filter(customer=regular.customer, order=None).first()
    if known:
        return known
    cart = Cart.objects.create(
        site=regular.shop.site, customer=regular.customer, token_hash=regular.customer.public_id,
        updated_at=clock.now(),
    )  # fmt: skip
    cart.lines.create(variant=build.variant(regular.shop), quantity=1)
    return cart


def edit(entered: Callable[[Regular], dict[str, Any]]) -> Errand:
    return Errand(lambda me: [goods_of(me).pk], before=goods_of, entered=entered)


def card_of(regular: Regular, *, medium: str = "email") -> GiftCard:
    """A card of 50.00 euros that staff made for the regular, once."""
    known = GiftCard.objects.filter(site=regular.shop.site).first()
    if known:
        return known
    face = Money(5000, "EUR")
    gift = Gift(recipient_name="Anna", recipient_email="anna@example.com")
    return giftcards.issue(
        giftcards.NewCard(
            site=regular.shop.site, face=face, paid=face, gift=gift, language="en",
            expires_on=clock.now().date() + timedelta(days=90), medium=GiftCard.Medium.EMAIL,
        )
    )  # fmt: skip


def blocked(regular: Regular) -> None:
    card = card_of(regular)
    if card.state != GiftCard.State.BLOCKED:
        giftcards.block(card, reason="Lost")


def to_gift_card(regular: Regular) -> Refund:
    """What a card paid of an order has gone back to it."""
    card, order = card_of(regular), regular.first_order
    known = Refund.objects.filter(order=order, destination="gift").first()
    if known:
        return known
    made = Refund.objects.create(
        order=order, destination="gift", amount=100, currency="EUR", key=f"{order.public_id}:gift",
        state="succeeded", requested_at=clock.now(), settled_at=clock.now(),
    )  # fmt: skip
    ledger.credit(giftcards.account_of(card), 100, reason="refund", reference=made.public_id)
    return made


def new_card(regular: Regular) -> dict[str, Any]:
    return {
        "kind": "physical", "number": "1234 5678 9012", "amount": "25.00",
        "recipient_name": "Anna", "expires_on": tomorrow(90), **WHY,
    }  # fmt: skip


def wish(**options: Any) -> Errand:
    return Errand(of_subscription, **options)


def two_teas(personal: Personal) -> dict[str, Any]:
    return {f"{personal.teas.public_id} {personal.green.public_id}": "2"}


def carrier_of(regular: Regular) -> Carrier:
    """Who brings their boxes."""
    known = Carrier.objects.filter(site=regular.shop.site).first()
    if known:
        return known
    made = build.carrier(regular.shop, (None, 290))
    Subscription.objects.filter(pk=regular.subscription.pk).update(carrier=made)
    return made


def held_box(regular: Regular) -> DeliveryNote:
    """Of which nothing was left."""
    note = DeliveryNote.objects.filter(order__site=regular.shop.site, status="planned").earliest("pk")
    note.contents = [
        {"title": "Box", "quantity": 1, "missing": [{"step": "stp_x", "name": "Teas", "quantity": 1}]}
    ]
    note.save()
    return note


def tomorrow(days: int = 1) -> str:
    return (clock.now().date() + timedelta(days=days)).isoformat()


WISHED: dict[str, Errand] = {
    "skip": wish(query=lambda _me: "?box=1", right=("0",)),
    "unskip": wish(query=lambda _me: "?box=1", before=skipped),
    "pause": wish(entered=lambda _me: {"until": tomorrow(45)}),
    "resume": wish(
        before=lambda me: subscriptions.pause(me.subscription, until=clock.now().date() + timedelta(days=45))
    ),
    "quantity": wish(entered=lambda _me: {"quantity": "3"}),
    "formula": wish(entered=lambda me: {"formula": me.shop.quarterly.pk}),
    "choices": wish(
        before=lambda me: personalise(me.shop, me.shop.monthly),
        entered=lambda me: two_teas(personalise(me.shop, me.shop.monthly)),
        right=("", "0"),
    ),
    "address": wish(entered=lambda _me: {"city": "Paris"}),
    "carrier": wish(before=carrier_of, entered=lambda me: {"carrier": carrier_of(me).public_id}),
    "give_carrier": wish(
        before=lambda me: build.carrier(me.shop, (None, 290)),
        entered=lambda me: {"carrier": Carrier.objects.filter(site=me.shop.site)[0].public_id},
    ),
    "card": wish(entered=lambda me: {"card": me.card.pk}),
    "cancel": wish(),
    "cancel_now": wish(entered=lambda _me: {"refund_to": "card", **WHY}),
    "reactivate": wish(before=lambda me: subscriptions.cancel_at_end(me.subscription)),
    "undo": wish(before=skipped, query=lambda me: f"?change={last_change(me)}"),
}
ERRANDS: dict[str, Errand] = {
    **{f"subscriptions:act {name}": errand for name, errand in WISHED.items()},
    "subscriptions:charge": Errand(of_subscription, entered=lambda _me: WHY, before=owe),
    "subscriptions:give-up": Errand(of_subscription, entered=lambda _me: WHY, before=owe),
    "subscriptions:complete-box": Errand(
        lambda me: [held_box(me).pk], before=held_box, entered=lambda _me: {**WHY, "stp_x": ""}
    ),
    "subscriptions:reject-order": Errand(of_first_order, entered=lambda _me: {"destination": "card", **WHY}),
    "refunds:new": Errand(
        of_first_order, entered=lambda _me: {"amount": "10.00", "destination": "card", **WHY}
    ),
    "refunds:reverse": Errand(lambda me: [to_gift_card(me).pk], entered=lambda _me: WHY, before=to_gift_card),
    "gift-cards:new": Errand(
        lambda me: [me.shop.site.pk], entered=new_card, right=("9999-12-31", "2026-01-02")
    ),
    "gift-cards:adjust": Errand(
        lambda me: [card_of(me).pk],
        before=card_of,
        entered=lambda _me: {"direction": "give", "amount": "5.00", **WHY},
    ),
    "gift-cards:block": Errand(lambda me: [card_of(me).pk], before=card_of, entered=lambda _me: WHY),
    "gift-cards:unblock": Errand(lambda me: [card_of(me).pk], before=blocked, entered=lambda _me: WHY),
    "gift-cards:extend": Errand(
        lambda me: [card_of(me).pk],
        before=card_of,
        right=("9999-12-31", "2026-01-02"),
        entered=lambda _me: {"until": tomorrow(400), **WHY},
    ),
    "gift-cards:resend": Errand(
        lambda me: [card_of(me).pk],
        before=card_of,
        entered=lambda _me: {"email": "anna@other.example", **WHY},
    ),
    "order-edits:take-out": edit(
        lambda me: {"line": thing_of(me).pk, "quantity": "1", "destination": "card", **WHY}
    ),
    "order-edits:add": edit(lambda me: {"variant": thing_of(me).variant_id, "quantity": "1", **WHY}),
    "order-edits:discount": edit(
        lambda _me: {"kind": "amount", "value": "5.00", "destination": "card", **WHY}
    ),
    "order-edits:address": edit(lambda _me: {"city": "Paris", **WHY}),
    "order-edits:offer": Errand(
        of_first_order,
        entered=lambda me: {"variant": thing_of(me).variant_id, "quantity": "1"},
        before=goods_of,
    ),
    "newsletter:withdraw": Errand(
        lambda me: [SignUp.objects.filter(site=me.shop.site)[0].pk], before=lambda me: reader(me.shop)
    ),
    "unfinished-orders:send": Errand(lambda me: [left_by(me).pk], before=left_by),
    "payments:check": Errand(lambda me: [me.payment.pk], before=freeze),
    "payments:cancel-order": Errand(lambda me: [me.waiting.pk]),
    "payments:store-credit": Errand(
        lambda me: [me.customer.pk], entered=lambda _me: {"direction": "give", "amount": "5.00", **WHY}
    ),
    "programmes:points": Errand(
        lambda me: [me.customer.pk], entered=lambda _me: {"direction": "give", "points": "50", **WHY}
    ),
    "programmes:visit": Errand(lambda me: [me.customer.pk]),
    "programmes:pass": Errand(
        lambda me: [me.customer.pk],
        entered=lambda _me: {"pro": "on", "born_on": "1990-05-05"},
        right=("",),
    ),
    "products:duplicate": Errand(lambda me: [build.product(me.shop).pk]),
    "product-imports:for-good": Errand(lambda me: [tried_file(me).pk], before=tried_file),
    "coupons:generate": Errand(
        lambda me: [coupon_of(me).pk], entered=lambda _me: {"count": "3"}, before=coupon_of
    ),
    "renewal-runs:let-on": Errand(lambda me: [run_of(me).pk], before=run_of),
    "mails:again": Errand(lambda me: [mail_of(me).pk], before=sent),
    "refusing-addresses:lift": Errand(lambda me: [refusing(me).pk], before=refusing),
    "mail_words:reset": Errand(message_of, before=customised),
    "mail_words:switch": Errand(message_of),
    "mail_words:test": Errand(message_of, entered=lambda _me: {"email": "owner@example.com"}, writes=False),
    "webhooks:again": Errand(lambda me: [event_of(me).pk], before=event_of, for_all=True),
    "reconciliations:run": Errand(
        lambda _me: [], entered=lambda _me: {"days": "35"}, for_all=True, writes=False
    ),
    "audits:run": Errand(lambda _me: [], for_all=True, writes=False),
    "audits:confirm-installation": Errand(lambda _me: [], before=copied, for_all=True),
    "emergency-stops:stop": Errand(lambda _me: ["charges"], entered=lambda _me: WHY, for_all=True),
    "emergency-stops:release": Errand(lambda _me: ["mails"], entered=lambda _me: WHY, for_all=True),
}


def names_of(address: str) -> list[str]:
    """The errands done at pages of this name."""
    return [f"{address} {wish}" for wish in WISHES] if address == "subscriptions:act" else [address]


def wish_in(name: str) -> list[str]:
    """The last part of the address, where an errand is one of several of its page."""
    return name.split(" ")[1:]


def permissions() -> list[str]:
    """All that staff can be given, of the shop's own records."""
    own = Permission.objects.filter(content_type__app_label__in=APPS)
    return list(own.values_list("codename", flat=True))


APPS = (
    "base", "billing", "catalog", "checks", "customers", "discounts", "emails", "fulfilment", "giftcards",
    "invoices", "ledger", "marketing", "orders", "retention", "subscriptions", "checkout",
)  # fmt: skip
