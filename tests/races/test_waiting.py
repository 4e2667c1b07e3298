"""What is kept for somebody who waited, wanted by others at the same moment."""

from typing import Any

import pytest

from commerce.base.errors import CommerceError
from commerce.catalog import actions as catalog
from commerce.catalog.errors import SoldOut
from commerce.catalog.models import Variant
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.waiting import actions as waiting
from commerce.waiting.models import Place
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop
from tests.races.at_once import Meeting, at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tea(shop: Shop) -> Variant:
    return build.variant(shop, stock=0)


def in_line(shop: Shop, tea: Variant, name: str) -> Place:
    email = f"{name}@example.com"
    return waiting.confirm(waiting.ask(tea, site=shop.site, email=email, quantity=1, language="en"))


def carts(shop: Shop, tea: Variant) -> tuple[tuple[Cart, Customer], tuple[Cart, Customer]]:
    """Of who was invited to the only piece, and of who was not."""
    place = in_line(shop, tea, "anna")
    anna, other = build.register(shop), build.register(shop)
    theirs, _token = checkout.add_line(None, checkout.Wish(thing=tea), viewer=shop.viewer(other))
    Variant.objects.filter(pk=tea.pk).update(stock=1)
    assert waiting.invite_due() == 1
    mine, _token = checkout.accept_invitation(None, place, viewer=shop.viewer(anna))
    return tuple(  # type: ignore[return-value]
        (checkout.set_address(cart, address=build.HOME), who) for cart, who in ((mine, anna), (theirs, other))
    )


def pay_at_once(shop: Shop, pairs: Any) -> list[str]:
    """What each press of Pay came to."""
    works = [lambda cart=cart, who=who: build.pay(shop, cart, who)[0].status for cart, who in pairs]
    return [one.code if isinstance(one, CommerceError) else str(one) for one in at_once(*works)]


def test_nobody_slips_in_while_what_is_kept_becomes_an_order(
    shop: Shop, tea: Variant, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = carts(shop, tea)
    monkeypatch.setattr(catalog, "reserve", Meeting().before(catalog.reserve))
    assert pay_at_once(shop, pairs) == ["paid", "SOLD_OUT"]
    monkeypatch.undo()
    build.hear_everything()
    assert Place.objects.get().state == "bought"
    assert_sound()


def test_the_same_place_is_invited_once_by_two_workers(shop: Shop, tea: Variant) -> None:
    for name in ("first", "second", "third"):
        in_line(shop, tea, name)
    Variant.objects.filter(pk=tea.pk).update(stock=2)
    assert sum(at_once(waiting.invite_due, waiting.invite_due)) == 2  # type: ignore[arg-type]
    tea.refresh_from_db()
    assert (tea.stock, tea.reserved) == (2, 2)
    assert Place.objects.filter(state="invited").count() == 2


def test_twin_that_lets_go_before_it_reserves_loses_it_to_another(shop: Shop, tea: Variant) -> None:
    """In a transaction of its own, as one does without thinking."""
    (mine, anna), (theirs, other) = carts(shop, tea)
    shown = build.quote(mine).hash
    waiting.take(mine.public_id, order="ord_of_hers")
    assert build.pay(shop, theirs, other)[0].status == "paid"
    with pytest.raises(SoldOut):
        build.pay(shop, mine, anna, quote_hash=shown)
