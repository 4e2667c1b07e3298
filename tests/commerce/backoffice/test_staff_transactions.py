"""Every attempt is a row that says how it ended and why; frozen payments come first."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commerce.base.money import Money
from commerce.billing.gateway import Outcome
from commerce.billing.models import Attempt, DemoIntent, Payment, Refund
from tests.commerce import shop as build
from tests.commerce.backoffice.desk import Desk, sit
from tests.commerce.backoffice.sales import sell
from tests.commerce.gateway import HookedGateway
from tests.commerce.shop import Shop

LIST = "payments:index"


def listed(client: Client, **query: str) -> list[Attempt]:
    return list(client.get(reverse(LIST), query).context["object_list"])


def test_a_refused_attempt_says_why_in_plain_words(staff_client: Client, shop: Shop) -> None:
    order = sell(shop, card=build.POOR)
    page = staff_client.get(reverse(LIST)).text
    for words in ("Declined", "Not enough money on the account.", "€69.90", "The customer paid"):
        assert words in page
    payment = Payment.objects.get()
    assert reverse("payments:inspect", args=[payment.pk]) in page
    page = staff_client.get(reverse("payments:inspect", args=[payment.pk])).text
    assert str(payment.gateway_ref) in page
    assert reverse("orders:inspect", args=[order.pk]) in page


@pytest.mark.parametrize("code", ["lost_card", "something_new"])
def test_every_reason_has_words(staff_client: Client, shop: Shop, code: str) -> None:
    sell(shop, card=build.POOR)
    Attempt.objects.update(decline_code=code)
    words = {"lost_card": "The card was reported lost.", "something_new": "Refused (something_new)."}
    assert words[code] in staff_client.get(reverse(LIST)).text


def test_the_list_is_filtered_and_searched(staff_client: Client, shop: Shop) -> None:
    good, poor = sell(shop), sell(shop, card=build.POOR)
    assert [row.payment.order for row in listed(staff_client, state="declined")] == [poor]
    assert [row.payment.order for row in listed(staff_client, q=good.number)] == [good]
    assert [row.payment.order for row in listed(staff_client, q=poor.customer.email)] == [poor]
    assert len(listed(staff_client, cause="shopper", gateway="demo")) == 2
    assert listed(staff_client, cause="retry") == []
    assert listed(staff_client, gateway="stripe") == []
    assert len(listed(staff_client, sent_at_from="2026-01-02", sent_at_to="2026-01-02")) == 2
    assert listed(staff_client, sent_at_from="2026-01-03") == []
    assert listed(staff_client, frozen="True") == []


def test_the_list_is_exported_one_row_per_attempt(staff_client: Client, shop: Shop) -> None:
    sell(shop, card=build.POOR)
    answer: Any = staff_client.get(reverse(LIST), {"export": "csv"})
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode())))
    assert len(rows) == 2
    assert "69.90" in rows[1]
    assert "insufficient_funds" in rows[1]


def test_frozen_payments_are_said_first_with_what_to_do(staff_client: Client, shop: Shop) -> None:
    sell(shop)
    assert "frozen" not in staff_client.get(reverse(LIST)).text.split("</form>")[-1]
    Payment.objects.update(frozen=True)
    payment = Payment.objects.get()
    page = staff_client.get(reverse(LIST)).text
    assert "compare it with the provider" in page
    assert len(listed(staff_client, frozen="True")) == 1
    page = staff_client.get(reverse("payments:inspect", args=[payment.pk])).text
    assert "This payment is frozen" in page
    assert "Check again" in page


def test_a_frozen_payment_goes_on_once_both_name_one_amount(
    staff_client: Client, shop: Shop, monkeypatch: pytest.MonkeyPatch, gateway: HookedGateway
) -> None:
    sell(shop, card=build.POOR)
    Payment.objects.update(frozen=True)
    payment = Payment.objects.get()
    wrong = Outcome(state="open", amount=Money(1, "EUR"))
    with monkeypatch.context() as patch:
        patch.setattr(gateway, "retrieve", lambda _reference: wrong)
        desk = Desk.at(staff_client, "payments:check", payment.pk)
        desk.confirm()
        assert "still names €0.01" in desk.refusals[0]
    assert Payment.objects.get().frozen
    Desk.at(staff_client, "payments:check", payment.pk).confirm()
    assert not Payment.objects.get().frozen
    assert DemoIntent.objects.get().charges == 0


def test_a_frozen_payment_of_another_site_stays_there(client: Client, shop: Shop) -> None:
    sell(build.open_shop(build.other_site()))
    Payment.objects.update(frozen=True)
    sit(client, "view_payment", "change_payment", only=shop.site)
    page = client.get(reverse(LIST))
    assert not page.context["view"].frozen()
    payment = Payment.objects.get()
    assert client.post(reverse("payments:check", args=[payment.pk]), {"confirm": "1"}).status_code == 404
    assert Payment.objects.get().frozen


def test_refunds_are_listed_filtered_and_exported(staff_client: Client, shop: Shop) -> None:
    order = sell(shop)
    sent = {"amount": "5.00", "destination": "credit", "reason": "Late"}
    Desk.at(staff_client, "refunds:new", order.pk).fill(**sent).confirm()
    address = reverse("refunds:index")

    def found(**query: str) -> int:
        return len(staff_client.get(address, query).context["object_list"])

    assert found(state="succeeded", destination="credit", requested_at_from="2026-01-02") == 1
    assert found(destination="card") == 0
    assert found(q="Late") == 1
    answer: Any = staff_client.get(address, {"export": "csv"})
    (_header, row) = csv.reader(io.StringIO(answer.getvalue().decode()))
    assert "5.00" in row
    page = staff_client.get(reverse("refunds:inspect", args=[Refund.objects.get().pk])).text
    assert "As store credit" in page
    assert "/credit-notes/inspect/" in page


def test_refunds_ask_as_little_for_many_as_for_one(
    staff_client: Client, shop: Shop, django_assert_max_num_queries: Any
) -> None:
    address = reverse("refunds:index")

    def back() -> None:
        sent = {"amount": "5.00", "destination": "credit", "reason": "Late"}
        Desk.at(staff_client, "refunds:new", sell(shop).pk).fill(**sent).confirm()

    back()
    staff_client.get(address)
    with django_assert_max_num_queries(20) as asked:
        staff_client.get(address)
        one = len(asked)
    for _number in range(4):
        back()
    with django_assert_max_num_queries(one):
        assert len(staff_client.get(address).context["object_list"]) == 5
