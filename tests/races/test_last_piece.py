"""The last piece, wanted by many at once: one has it, and everybody else is told why."""

from collections import Counter as Tally
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.db.models import F

from commerce.base.errors import CommerceError
from commerce.catalog import actions as catalog
from commerce.catalog.models import Reservation, Variant
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound, demo_charges
from tests.commerce.shop import Shop
from tests.races.at_once import Meeting, at_once
from tests.races.sizes import tries

pytestmark = pytest.mark.django_db(transaction=True)

BUYERS, AT_ONCE = tries(300, usual=12), tries(30, usual=12)


def carts_with(shop: Shop, piece: Variant, count: int) -> list[tuple[Cart, Customer]]:
    found = []
    for _ in range(count):
        customer = build.register(shop)
        cart, _token = checkout.add_line(None, checkout.Wish(thing=piece), viewer=shop.viewer(customer))
        found.append((checkout.set_address(cart, address=build.HOME), customer))
    return found


def all_pay(shop: Shop, carts: list[tuple[Cart, Customer]]) -> Tally[str]:
    """What each press of Pay came to, AT_ONCE at the same moment; all saw it in stock."""
    hashes = [build.quote(cart).hash for cart, _customer in carts]
    works = [
        lambda cart=cart, customer=customer, shown=shown: build.pay(shop, cart, customer, quote_hash=shown)
        for (cart, customer), shown in zip(carts, hashes, strict=True)
    ]
    told: Tally[str] = Tally()
    for start in range(0, len(works), AT_ONCE):
        results: list[Any] = at_once(*works[start : start + AT_ONCE])
        told.update(one.code if isinstance(one, CommerceError) else one[0].status for one in results)
    build.hear_everything()
    return told


def test_the_last_piece_is_sold_once(shop: Shop) -> None:
    piece = build.variant(shop, stock=1)
    told = all_pay(shop, carts_with(shop, piece, BUYERS))
    print(f"1 piece, {BUYERS} buyers: {dict(told)}")
    assert told == {"paid": 1, "SOLD_OUT": BUYERS - 1}
    piece.refresh_from_db()
    assert (piece.stock, piece.reserved) == (0, 0)
    assert Reservation.objects.filter(state=Reservation.State.SOLD).count() == len(demo_charges()) == 1
    assert_sound()


def test_twin_that_looks_before_it_takes_sells_it_twice(
    shop: Shop, without_constraints: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    without_constraints(catalog_variant=["variant_not_oversold"])
    piece = build.variant(shop, stock=1)
    carts = carts_with(shop, piece, 2)
    meeting = Meeting(patience=10)

    def naive(wanted: Mapping[Variant, int], *, reference: str) -> None:
        for thing in wanted:
            row = Variant.objects.get(pk=thing.pk)
            assert row.available
            meeting.wait()
            Variant.objects.filter(pk=row.pk).update(reserved=F("reserved") + 1)

    monkeypatch.setattr(catalog, "reserve", naive)
    assert all_pay(shop, carts) == {"paid": 2}
