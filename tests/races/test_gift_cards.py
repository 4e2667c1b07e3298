"""One gift card at many tills at once: it pays as often as it can, and everybody else is told why."""

from collections import Counter as Tally
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.db.models import Sum

from commerce.base import clock
from commerce.base.errors import CommerceError
from commerce.base.money import Money
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.customers import actions as customers
from commerce.giftcards import actions as giftcards
from commerce.giftcards import codes
from commerce.giftcards.models import GiftCard
from commerce.giftcards.rules import Gift
from commerce.ledger import actions as ledger
from commerce.ledger import queries
from commerce.ledger.models import Account
from commerce.orders.models import Order
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Subscription
from tests.commerce import shop as build
from tests.commerce.giftcards.conftest import FOR_ANNA, fill, product
from tests.commerce.shop import HOME, Shop
from tests.races import wrongly
from tests.races.at_once import at_once
from tests.races.conftest import Off
from tests.races.sizes import tries

pytestmark = pytest.mark.django_db(transaction=True)

EACH = 1_000
THREADS = 12
SPENDERS = tries(200, usual=12)
PAID = SPENDERS // 4  # 50 of 200
LAST_DAY = build.NEW_YEAR.date().replace(year=2027)


def make(shop: Shop, amount: int, **more: Any) -> GiftCard:
    face = Money(amount, "EUR")
    card: GiftCard = giftcards.issue(
        giftcards.NewCard(
            site=shop.site, face=face, paid=face, gift=Gift(recipient_name="Anna", medium="print"),
            expires_on=LAST_DAY, language="en", medium=GiftCard.Medium.PRINT, **more,
        )
    )  # fmt: skip
    return card


@pytest.fixture
def carts(shop: Shop) -> list[Cart]:
    """One of 10.00 euros for each of many guests."""
    tea = product(shop, kind="goods", price=EACH)
    found = []
    for number in range(SPENDERS):
        viewer = shop.viewer(token="")
        cart, token = checkout.add_line(None, checkout.Wish(thing=tea), viewer=viewer)
        cart = checkout.set_address(cart, address=HOME)
        cart = checkout.set_contact(cart, email=f"guest{number}@example.com")
        cart.token = token  # type: ignore[attr-defined]
        found.append(cart)
    return found


def spend_all(shop: Shop, carts: list[Cart], card: GiftCard) -> Tally[str]:
    """Each guest sees the card pay for all, and presses the button at the same moment."""
    for cart in carts:
        viewer = shop.viewer(token=cart.token)  # type: ignore[attr-defined]
        checkout.apply_gift_card(cart, code=codes.code_of(card.seed), viewer=viewer)
    shown = {cart.pk: build.quote(cart) for cart in carts}
    assert {quote.due.amount for quote in shown.values()} == {0}

    def press(cart: Cart) -> str:
        viewer = shop.viewer(token=cart.token)  # type: ignore[attr-defined]
        try:
            row = Cart.objects.select_related("site").get(pk=cart.pk)
            return checkout.pay(
                row, viewer=viewer, quote_hash=shown[cart.pk].hash, method="", key=f"k{cart.pk}",
                return_url="/",
            )[0].status  # fmt: skip
        except CommerceError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        told = Tally(pool.map(press, carts, timeout=240))
    build.hear_everything()
    return told


def test_as_many_are_paid_as_the_card_can_pay(shop: Shop, carts: list[Cart]) -> None:
    card = make(shop, PAID * EACH)
    told = spend_all(shop, carts, card)
    print(dict(told))
    assert told["paid"] == PAID
    refused = told["PRICE_CHANGED"] + told["BALANCE_TOO_LOW"] + told["TRY_AGAIN"]
    assert refused == SPENDERS - PAID
    account = Account.objects.get(owner=card.public_id)
    assert (account.balance, account.held) == (0, 0)
    assert account.entries.aggregate(sum=Sum("amount"))["sum"] == 0
    assert Order.objects.placed().filter(gift_card_amount=EACH).count() == PAID
    card.refresh_from_db()
    assert card.state == "used"
    assert not queries.unsound().exists()


def test_twin_that_looks_before_it_sets_aside_promises_more_than_there_is(
    shop: Shop, carts: list[Cart], monkeypatch: pytest.MonkeyPatch, without_locks: Off,
    without_constraints: Callable[..., None],
) -> None:  # fmt: skip
    card = make(shop, EACH)
    without_locks()
    without_constraints(ledger_account=["account_holds_what_it_has", "account_not_overdrawn"])
    monkeypatch.setattr(ledger, "hold", wrongly.hold_after_looking)
    monkeypatch.setattr(build, "hear_everything", lambda: None)
    told = spend_all(shop, carts[:THREADS], card)
    assert told["paid"] > 1


def begin_twice(shop: Shop, card: GiftCard) -> list[Any]:
    guests = [
        customers.welcome_guest(shop.site, email=f"{name}@example.com", language="en") for name in ("a", "b")
    ]
    today = clock.today(build.PARIS)
    return at_once(
        *(
            lambda guest=guest: subscriptions.start_gift(
                card, customer=guest, address=HOME, starts_on=today, missing_one=True
            )
            for guest in guests
        )
    )


def test_a_gift_begun_twice_at_once_begins_once(shop: Shop) -> None:
    card = make(shop, 6990, formula=shop.quarterly)
    answers = begin_twice(shop, card)
    assert sum(isinstance(answer, Subscription) for answer in answers) == 1
    assert Subscription.objects.count() == 1
    build.hear_everything()
    assert not queries.unsound().exists()


def test_a_paid_order_heard_twice_at_once_issues_its_cards_once(shop: Shop, customer: Any) -> None:
    cart = fill(shop, customer, checkout.Wish(thing=product(shop), gift=FOR_ANNA, quantity=2))
    order, _attempt = build.pay(shop, cart, customer)
    at_once(*[lambda: giftcards.issue_bought(order)] * 3)
    assert GiftCard.objects.count() == 2
