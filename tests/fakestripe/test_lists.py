"""Lists as Stripe pages and filters them, found without looking at everything."""

from typing import Any

import pytest
import stripe

from tests.fakestripe.conftest import Pay
from tests.fakestripe.state import Account


def test_a_page_may_be_before_another(client: stripe.StripeClient) -> None:
    made = [client.v1.customers.create({"name": str(n)}).id for n in range(5)]
    page = client.v1.customers.list({"limit": 2, "ending_before": made[0]})
    assert [one.id for one in page.data] == [made[2], made[1]]
    assert page.has_more
    everything = client.v1.customers.list({"limit": 2, "ending_before": made[0]}).auto_paging_iter()
    assert [one.id for one in everything] == made[1:]


@pytest.mark.parametrize("wrong", [{"limit": 0}, {"limit": 101}, {"starting_after": "cus_nobody"}])
def test_a_page_that_cannot_be_is_refused(client: stripe.StripeClient, wrong: dict[str, Any]) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.customers.list(wrong)  # type: ignore[arg-type]
    assert refused.value.param == next(iter(wrong))


def test_a_list_is_filtered_by_all_that_is_asked(
    client: stripe.StripeClient, pay: Pay, customer: str
) -> None:
    mine = pay()
    other = client.v1.customers.create({"email": "dominique@example.com"})
    theirs = pay(customer=other.id)
    assert [one.id for one in client.v1.payment_intents.list({"customer": other.id}).data] == [theirs.id]
    assert [one.payment_intent for one in client.v1.charges.list({"customer": customer}).data] == [mine.id]
    assert client.v1.charges.list({"customer": other.id, "payment_intent": mine.id}).data == []
    assert [one.id for one in client.v1.customers.list({"email": "dominique@example.com"}).data] == [other.id]
    assert client.v1.charges.list({"created": {"lt": mine.created}}).data == []
    assert len(client.v1.charges.list({"created": {"gte": mine.created}}).data) == 2


def test_events_are_listed_by_type_by_group_and_by_several_types(
    client: stripe.StripeClient, pay: Pay
) -> None:
    pay()

    def types(asked: Any) -> list[str]:
        return [event.type for event in client.v1.events.list(asked).data]

    assert types({"type": "charge.succeeded"}) == ["charge.succeeded"]
    assert types({"type": "payment_intent.*"}) == ["payment_intent.succeeded", "payment_intent.created"]
    assert types({"types": ["customer.created", "charge.succeeded"]}) == [
        "charge.succeeded",
        "customer.created",
    ]


def test_what_is_refused_has_left_nothing(client: stripe.StripeClient, customer: str, pay: Pay) -> None:
    for wrong in ("pm_nobody", str(pay().payment_method)):
        with pytest.raises(stripe.InvalidRequestError):
            pay(wrong)
    assert len(client.v1.payment_intents.list().data) == 1
    open_intent = client.v1.payment_intents.create({"amount": 100, "currency": "eur"})
    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.payment_intents.confirm(
            open_intent.id, {"payment_method": "pm_card_authenticationRequired"}
        )
    assert refused.value.param == "return_url"
    assert client.v1.payment_intents.retrieve(open_intent.id).payment_method is None


def test_an_intent_may_get_its_customer_later(client: stripe.StripeClient, customer: str) -> None:
    begun = client.v1.payment_intents.create({"amount": 100, "currency": "eur"})
    client.v1.payment_intents.update(begun.id, {"customer": customer})
    assert [one.id for one in client.v1.payment_intents.list({"customer": customer}).data] == [begun.id]


def test_an_event_tells_how_things_were_when_it_happened(client: stripe.StripeClient, pay: Pay) -> None:
    pay()
    [created] = client.v1.events.list({"type": "payment_intent.created"}).data
    assert created.data.object["status"] == "requires_confirmation"
    assert client.v1.events.retrieve(created.id).to_dict() == created.to_dict()


def test_a_filtered_list_looks_at_no_other_rows() -> None:
    class Counted(list[Any]):
        looked = 0

        def __getitem__(self, at: Any) -> Any:
            Counted.looked += 1
            return super().__getitem__(at)

    account = Account()
    account._rows = Counted()
    for n in range(1000):
        account.add("ch", "charge", {"payment_intent": f"pi_{n}", "customer": f"cus_{n % 10}"})
    assert len(account.page("charge", {}, "/", payment_intent="pi_5", customer="cus_5")["data"]) == 1
    assert len(list(account.all("charge", payment_intent="pi_6"))) == 1
    assert len(account.page("charge", {"limit": 10}, "/", customer="cus_7")["data"]) == 10
    assert Counted.looked < 20
