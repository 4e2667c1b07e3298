"""Without an account: by e-mail address and number, and nothing is given away."""

from datetime import timedelta

import pytest

from commerce.base import clock
from commerce.base.errors import CommerceError
from commerce.base.models import JournalEntry
from commerce.customers.models import Customer
from commerce.retention import actions
from commerce.retention.errors import EmailInvalid, NumberInvalid, TooManyRequests
from commerce.retention.models import ContractRequest, Departure, Withdrawal
from tests.commerce import shop as build
from tests.commerce.retention.test_withdrawal import receive
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life, on

pytestmark = pytest.mark.django_db


def request(shop: Shop, number: str, *, email: str = "camille@example.com", kind: str = "cancel") -> str:
    """Asked, confirmed, and carried out; what came of it."""
    asked = actions.ask(shop.site, kind=kind, email=email, number=number)
    actions.confirm(asked)
    build.hear_everything()
    asked.refresh_from_db()
    return asked.outcome


@pytest.mark.parametrize("by", ["order", "subscription", "renewal"])
def test_the_number_of_order_or_subscription_is_enough(shop: Shop, life: Life, by: str) -> None:
    with on("2026-02-09 12:00"):
        number = {
            "order": life.first_order.number,
            "subscription": life.subscription.public_id,
            "renewal": life.orders[-1].number,
        }[by]
        assert request(shop, f" {number} ", email=" Camille@Example.com ") == "done"
    assert life.subscription.status == "cancel_at_end"
    departure = Departure.objects.get()
    assert (departure.channel, departure.outcome) == ("contract", "cancelled")
    assert departure.change and departure.change.actor.startswith("request:req_")


def test_somebody_elses_number_does_nothing_and_says_the_same(shop: Shop, life: Life) -> None:
    other = build.register(shop, "other@example.com")
    Life(shop, other)
    mine, theirs = life.first_order.number, "2026-999999"
    asked = [
        actions.ask(shop.site, kind="cancel", email="other@example.com", number=number)
        for number in (mine, theirs)
    ]
    confirmed = [actions.confirm(one) for one in asked]
    said = [(one.kind, one.outcome, one.confirmed_at is not None) for one in confirmed]
    assert said == [("cancel", "received", True)] * 2
    entries = JournalEntry.objects.filter(name__startswith="ContractRequest")
    assert entries.count() == 4  # the same is written for what there is and for what there is not
    build.hear_everything()
    assert life.subscription.status == "active"
    assert set(ContractRequest.objects.values_list("outcome", flat=True)) == {"unknown"}
    assert not Departure.objects.exists()


def test_nothing_is_done_before_it_is_confirmed(shop: Shop, life: Life) -> None:
    asked = actions.ask(shop.site, kind="cancel", email="camille@example.com", number=life.first_order.number)
    build.hear_everything()
    actions.carry_out(asked)
    assert life.subscription.status == "active"
    first = actions.confirm(asked)
    with clock.moved_to(clock.now() + timedelta(hours=1)):
        assert actions.confirm(asked).confirmed_at == first.confirmed_at


def test_what_had_ended_is_left_alone(shop: Shop, life: Life) -> None:
    assert request(shop, life.first_order.number) == "done"
    assert request(shop, life.first_order.number) == "nothing"
    assert Departure.objects.count() == 1


def test_another_sites_contract_is_not_found(shop: Shop, life: Life) -> None:
    other = build.open_shop(build.other_site())
    assert request(other, life.first_order.number) == "unknown"
    assert life.subscription.status == "active"


def test_an_order_with_several_subscriptions_ends_them_all(shop: Shop, customer: Customer) -> None:
    cart = build.filled_cart(shop, customer, monthly=1, quarterly=1)
    order, _attempt = build.pay(shop, cart, customer)
    build.hear_everything()
    assert request(shop, order.number) == "done"
    assert set(Departure.objects.values_list("subscription__status", flat=True)) == {"cancel_at_end"}
    assert Departure.objects.count() == 2


@pytest.mark.parametrize(
    ("email", "number", "error"),
    [
        ("", "2026-000001", EmailInvalid),
        ("camille", "2026-000001", EmailInvalid),
        ("a@b.fr\r\nBcc: c@d.fr", "2026-000001", EmailInvalid),
        ("a" * 250 + "@example.com", "2026-000001", EmailInvalid),
        ("camille@example.com", "  ", NumberInvalid),
        ("camille@example.com", "x" * 41, NumberInvalid),
    ],
)
def test_what_cannot_be_one_is_refused(
    shop: Shop, email: str, number: str, error: type[CommerceError]
) -> None:
    with pytest.raises(error):
        actions.ask(shop.site, kind="cancel", email=email, number=number)
    assert not ContractRequest.objects.exists()


@pytest.mark.parametrize("number", ["' OR 1=1 --", "%", "x" * 40, "🫖", "sub_", "0"])
def test_a_number_that_is_none_finds_nothing(shop: Shop, life: Life, number: str) -> None:
    assert request(shop, number) == "unknown"
    assert request(shop, number, kind="withdraw") == "unknown"
    assert life.subscription.status == "active"


def test_numbers_cannot_be_tried_one_after_the_other(shop: Shop, life: Life) -> None:
    for n in range(5):
        actions.ask(shop.site, kind="cancel", email="camille@example.com", number=f"2026-{n:06d}")
    with pytest.raises(TooManyRequests):
        actions.ask(shop.site, kind="withdraw", email="CAMILLE@example.com", number="2026-000006")
    actions.ask(shop.site, kind="cancel", email="other@example.com", number="2026-000006")
    with clock.moved_to(clock.now() + timedelta(hours=1, seconds=1)):
        actions.ask(shop.site, kind="cancel", email="camille@example.com", number="2026-000006")


def test_it_withdraws_too(shop: Shop, life: Life) -> None:
    assert request(shop, life.first_order.number, kind="withdraw") == "done"
    assert Withdrawal.objects.get().channel == "contract"
    assert life.subscription.status == "cancelled"


def test_too_late_is_told_by_mail_only(shop: Shop, life: Life) -> None:
    with on("2026-01-16 12:00"):
        receive(life)
    with on("2026-02-05 12:00"):
        assert request(shop, life.subscription.public_id, kind="withdraw") == "late"
    told = JournalEntry.objects.get(name="WithdrawalRefused").data
    assert (told["order"], told["last_day"]) == (life.first_order.public_id, "2026-01-30")
    assert life.subscription.status == "active"
