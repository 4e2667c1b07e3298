"""Staff do what a customer could do, after a dry run, and nothing that a customer could not."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commerce.base import clock
from commerce.base.models import JournalEntry, User
from commerce.billing.models import PaymentMethod, Refund
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.invoices.models import CreditNote
from commerce.ledger import queries as ledger
from commerce.ledger.models import Account
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Change, Subscription
from tests.commerce import shop as build
from tests.commerce.backoffice.desk import SUPPORT, Desk, sit, wish
from tests.commerce.boxes import personalise, sell_out
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life, on

NOON = datetime(2026, 2, 1, 12, tzinfo=UTC)
HOME = {"name": "Camille", "line1": "1 rue Neuve", "postcode": "75001", "city": "Paris", "country": "FR"}


@pytest.fixture
def life(shop: Shop, customer: Customer) -> Life:
    return Life(shop, customer)


@pytest.fixture
def prepaid(shop: Shop, customer: Customer) -> Life:
    """Three boxes paid in advance: January, February, March."""
    return Life(shop, customer, quarterly=1)


def new_card(customer: Customer, reference: str = "demo_pm_other") -> PaymentMethod:
    return PaymentMethod.objects.create(
        customer=customer, gateway="demo", environment="test", reference=reference, brand="visa",
        last4="1881", created_at=clock.now(),
    )  # fmt: skip


def test_a_box_is_skipped_and_taken_back_under_the_name_of_who_did_it(
    staff_client: Client, life: Life, owner: User
) -> None:
    with clock.moved_to(NOON):
        desk = wish(staff_client, life.subscription, "skip", "?box=1")
        assert desk.foreseen["status afterwards"] == "Active"
        assert "March 9, 2026" in desk.page.text
        assert not Change.objects.exists()
        desk.confirm()
        change = Change.objects.get()
        assert (change.kind, change.actor) == ("skip", f"staff:{owner.pk}")
        page = staff_client.get(reverse("subscriptions:inspect", args=[life.pk])).text
        assert owner.email in page
        assert "Skipped" in page
        wish(staff_client, life.subscription, "unskip", "?box=1").confirm()
        assert [box.status for box in life.timeline[:2]] == ["paid", "planned"]
        last = Change.objects.first()
        assert last
        wish(staff_client, life.subscription, "undo", f"?change={last.public_id}").confirm()
        assert [box.status for box in life.timeline[:2]] == ["paid", "skipped"]


def test_a_pause_is_shown_first_and_done_then(staff_client: Client, life: Life) -> None:
    with clock.moved_to(NOON):
        desk = wish(staff_client, life.subscription, "pause").fill(until="2026-05-01")
        assert desk.foreseen["status afterwards"] == "Paused"
        assert life.subscription.status == "active"
        desk.confirm()
        assert life.subscription.paused_until == date(2026, 5, 1)
        wish(staff_client, life.subscription, "resume").confirm()
        assert life.subscription.status == "active"


def test_quantity_formula_address_and_card_change(
    staff_client: Client, life: Life, shop: Shop, customer: Customer
) -> None:
    card = new_card(customer)
    with clock.moved_to(NOON):
        wish(staff_client, life.subscription, "quantity").fill(quantity=3).confirm()
        wish(staff_client, life.subscription, "formula").fill(formula=shop.quarterly.pk).confirm()
        wish(staff_client, life.subscription, "address").fill(**HOME).confirm()
        wish(staff_client, life.subscription, "card").fill(card=card.pk).confirm()
    subscription = life.subscription
    assert (subscription.quantity, subscription.formula) == (3, shop.quarterly)
    assert subscription.delivery_address["city"] == "Paris"
    assert subscription.payment_method == card
    assert Change.objects.count() == 4


def test_it_is_cancelled_at_the_end_and_reactivated(staff_client: Client, life: Life) -> None:
    with clock.moved_to(NOON):
        desk = wish(staff_client, life.subscription, "cancel")
        assert "Nothing more is charged." in desk.page.text
        desk.confirm()
        assert life.subscription.status == "cancel_at_end"
        wish(staff_client, life.subscription, "reactivate").confirm()
    assert life.subscription.status == "active"


@pytest.mark.parametrize(("to", "refunds", "credit"), [("card", 1, 0), ("credit", 1, 4660), ("none", 0, 0)])
def test_cancelling_at_once_gives_back_what_staff_chose(
    staff_client: Client, prepaid: Life, shop: Shop, to: str, refunds: int, credit: int
) -> None:
    with clock.moved_to(NOON):
        desk = wish(staff_client, prepaid.subscription, "cancel_now")
        desk.fill(refund_to=to, reason="Moved abroad")
        assert desk.foreseen.get("given back") == ("€46.60" if refunds else None)
        assert not Refund.objects.exists()
        desk.confirm()
    assert Refund.objects.filter(state="succeeded", reason="Moved abroad").count() == refunds
    assert CreditNote.objects.count() == refunds
    owner = prepaid.customer.public_id
    assert ledger.available(owner, site=shop.site, kind=Account.Kind.STORE_CREDIT, unit="EUR") == credit


def test_what_moved_since_it_was_shown_is_shown_anew(staff_client: Client, life: Life) -> None:
    with clock.moved_to(NOON):
        desk = wish(staff_client, life.subscription, "quantity").fill(quantity=3)
        subscriptions.skip(life.subscription, slot=1)
        desk.confirm()
        assert "Something moved since you looked." in desk.refusals[0]
        assert life.subscription.quantity == 1
        desk.confirm()  # with the token of the new plan
        assert life.subscription.quantity == 3


@pytest.mark.parametrize("token", ["", "forged"])
def test_nothing_is_done_without_the_token_of_the_plan(staff_client: Client, life: Life, token: str) -> None:
    with clock.moved_to(NOON):
        wish(staff_client, life.subscription, "quantity").fill(quantity=3).confirm(token=token)
    assert life.subscription.quantity == 1
    assert not Change.objects.exists()


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("pause", {"until": "2026-02-01"}),
        ("pause", {"until": "2025-01-01"}),
        ("pause", {"until": "2028-01-01"}),
        ("pause", {"until": "soon"}),
        ("quantity", {"quantity": "-1"}),
        ("quantity", {"quantity": "0"}),
        ("quantity", {"quantity": "1"}),
        ("quantity", {"quantity": "99999999999999999999"}),
        ("formula", {"formula": "{own}"}),
        ("formula", {"formula": "{own}", "at_once": "on"}),
        ("formula", {"formula": "{retired}"}),
        ("formula", {"formula": "{elsewhere}"}),
        ("formula", {"formula": "1 OR 1=1"}),
        ("address", {**HOME, "country": "US"}),
        ("address", {**HOME, "country": ""}),
        ("address", {**HOME, "city": " "}),
        ("address", {**HOME, "line1": "x" * 200}),
        ("address", {**HOME, "phone": "call me"}),
        ("card", {"card": "{theirs}"}),
        ("card", {"card": "{removed}"}),
        ("cancel_now", {"refund_to": "bank", "reason": "Because"}),
        ("cancel_now", {"refund_to": "card", "reason": ""}),
    ],
)
def test_what_is_not_right_is_refused_with_its_reason(
    staff_client: Client, life: Life, shop: Shop, name: str, values: dict[str, str]
) -> None:
    stranger = build.register(shop)
    removed = new_card(life.customer, "demo_pm_removed")
    PaymentMethod.objects.filter(pk=removed.pk).update(removed_at=clock.now())
    retired = build.formula(shop.group, active=False)
    elsewhere = build.open_shop(build.other_site()).monthly
    pks = {
        "own": shop.monthly.pk, "retired": retired.pk, "elsewhere": elsewhere.pk,
        "theirs": new_card(stranger).pk, "removed": removed.pk,
    }  # fmt: skip
    sent = {key: value.format(**pks) for key, value in values.items()}
    before = Subscription.objects.values().get()
    with clock.moved_to(NOON):
        desk = wish(staff_client, life.subscription, name).fill(**sent)
        assert desk.refusals
        assert not desk.foreseen
        again = desk.client.post(desk.address, {**sent, "confirm": "1", "token": ""})
        assert again.status_code == 200
    assert Subscription.objects.values().get() == before
    assert not Change.objects.exists()
    assert not Refund.objects.exists()


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("skip", ""), ("skip", "?box=0"), ("skip", "?box=-3"), ("skip", "?box=9999"), ("skip", "?box=x"),
        ("unskip", "?box=2"), ("undo", "?change=chg_nobody"), ("undo", ""), ("resume", ""),
        ("reactivate", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_before_it_is_offered(
    staff_client: Client, life: Life, name: str, query: str
) -> None:
    with clock.moved_to(NOON):
        desk = wish(staff_client, life.subscription, name, query)
    assert desk.page.status_code == 200
    assert desk.refusals
    assert not desk.foreseen
    assert not Change.objects.exists()


def test_somebody_elses_change_is_not_undone_here(staff_client: Client, life: Life, shop: Shop) -> None:
    other = Life(shop, build.register(shop))
    with clock.moved_to(NOON):
        change = subscriptions.set_quantity(other.subscription, quantity=2)
        assert wish(staff_client, life.subscription, "undo", f"?change={change.public_id}").refusals
    assert other.subscription.quantity == 2


def test_an_action_that_does_not_exist_is_not_found(staff_client: Client, life: Life) -> None:
    assert wish(staff_client, life.subscription, "delete").page.status_code == 404


def test_who_may_only_look_has_no_buttons_and_no_way_round(client: Client, life: Life) -> None:
    sit(client, "view_subscription")
    with clock.moved_to(NOON):
        page = client.get(reverse("subscriptions:inspect", args=[life.pk]))
        assert page.context["buttons"] == []
        assert "/link/" not in page.text  # who has it may act as the customer
        assert "/do/skip/" not in page.text
        for name in ("pause", "cancel", "cancel_now", "skip", "quantity"):
            address = reverse("subscriptions:act", args=[life.pk, name])
            for answer in (client.get(address), client.post(address, {"confirm": "1"})):
                assert answer.url == reverse("wagtailadmin_home")
    assert not Change.objects.exists()


def test_who_may_not_refund_can_cancel_but_not_give_back(client: Client, prepaid: Life) -> None:
    sit(client, "view_subscription", "change_subscription")
    with clock.moved_to(NOON):
        desk = wish(client, prepaid.subscription, "cancel_now")
        assert desk.fill(refund_to="card", reason="Because").refusals
        desk.fill(refund_to="none", reason="Because").confirm()
    assert prepaid.subscription.status == "cancel_at_end"  # January's box is locked
    assert not Refund.objects.exists()


def test_another_sites_subscriptions_are_out_of_reach(client: Client, shop: Shop) -> None:
    elsewhere = build.open_shop(build.other_site())
    theirs = Life(elsewhere, build.register(elsewhere))
    sit(client, *SUPPORT, only=shop.site)
    for name in ("pause", "cancel", "quantity"):
        assert wish(client, theirs.subscription, name).page.status_code == 404
    for section in ("charge", "give-up"):
        assert client.get(reverse(f"subscriptions:{section}", args=[theirs.pk])).status_code == 404
    assert client.get(reverse("subscriptions:reject-order", args=[theirs.first_order.pk])).status_code == 404
    assert client.get(reverse("refunds:new", args=[theirs.first_order.pk])).status_code == 404
    assert client.get(reverse("payments:store-credit", args=[theirs.customer.pk])).status_code == 404


def test_the_page_tells_everything(staff_client: Client, life: Life) -> None:
    with clock.moved_to(NOON):
        page = staff_client.get(reverse("subscriptions:inspect", args=[life.pk])).text
    for words in ("Visa ·4242", "Change the address", "Cancel at once", "/link/", "Nothing was changed yet."):
        assert words in page
    assert "Reactivate" not in page
    assert "Charge now" not in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "the next box cannot be charged"),
        ({"next_charge_at": None, "expires_on": date(2026, 12, 1)}, "nothing more is charged"),
    ],
)
def test_only_who_is_charged_again_is_missed_a_card_of(
    staff_client: Client, life: Life, fields: dict[str, Any], said: str
) -> None:
    Subscription.objects.update(payment_method=None, **fields)
    assert said in staff_client.get(reverse("subscriptions:inspect", args=[life.pk])).text


def test_the_list_is_filtered_by_its_next_charge(staff_client: Client, life: Life, shop: Shop) -> None:
    paused = Life(shop, build.register(shop))
    with clock.moved_to(NOON):
        subscriptions.pause(paused.subscription, until=date(2026, 5, 1))

        def found(**query: str) -> list[int]:
            page = staff_client.get(reverse("subscriptions:index"), query)
            return [row.pk for row in page.context["object_list"]]

        assert found(next_charge_at_from="2026-02-01", next_charge_at_to="2026-02-28") == [life.pk]
        assert found(paused_until_from="2026-04-30") == [paused.pk]
        assert found(status="past_due") == []
        page = staff_client.get(reverse("subscriptions:index")).text
    assert "Feb. 9, 2026 · €24.90" in page


def test_the_journal_names_who_did_it(staff_client: Client, life: Life, owner: User) -> None:
    with clock.moved_to(NOON):
        wish(staff_client, life.subscription, "quantity").fill(quantity=2).confirm()
    entry = JournalEntry.objects.get(name="SubscriptionChanged")
    assert entry.actor == f"staff:{owner.pk}"


def test_staff_compose_the_boxes_and_see_what_the_shop_had_to_choose(
    staff_client: Client, shop: Shop, customer: Customer
) -> None:
    life = Life(shop, customer)
    personal = personalise(shop, shop.monthly)
    green, black = (f"{personal.teas.public_id} {one.public_id}" for one in (personal.green, personal.black))
    with clock.moved_to(NOON):
        refused = wish(staff_client, life.subscription, "choices").fill(**{green: 2, black: 1})
        assert "choose at most 2" in refused.page.text
        assert not Change.objects.exists()
        desk = wish(staff_client, life.subscription, "choices").fill(**{green: 1, black: 1})
        assert "1 × Green, 1 × Black" in desk.page.text
        desk.confirm()
        assert [one["title"] for one in life.subscription.choices] == ["Green", "Black"]
        sell_out(personal.black)
        sell_out(personal.green)
    with on("2026-02-09 12:00"):
        page = staff_client.get(reverse("subscriptions:inspect", args=[life.pk])).text
        assert "1 × White (by the shop)" in page
        note = DeliveryNote.objects.latest("pk")
        slip = staff_client.get(reverse("delivery-notes:inspect", args=[note.pk])).text
        assert "→ Teas: White" in slip
        assert "Chosen by the shop" in slip
        assert "1 box to pack in which the shop had to choose" in staff_client.get("/admin/").text
        index = reverse("delivery-notes:index")
        found = {one: staff_client.get(f"{index}?chosen={one}").text for one in ("true", "false", "")}
        first = DeliveryNote.objects.earliest("pk")
        assert [(note.number in page, first.number in page) for page in found.values()] == [
            (True, False), (False, True), (True, True)
        ]  # fmt: skip


def test_a_box_of_which_nothing_is_left_waits_for_staff_to_complete_it(
    staff_client: Client, shop: Shop, life: Life
) -> None:
    personal = personalise(shop, shop.monthly)
    for tea in (personal.green, personal.black, personal.white):
        sell_out(tea)
    with on("2026-02-09 12:00"):
        note = DeliveryNote.objects.latest("pk")
        assert "1 box is held" in staff_client.get("/admin/").text
        index = reverse("delivery-notes:index")
        pages = {one: staff_client.get(f"{index}?incomplete={one}").text for one in ("true", "false")}
        assert [note.number in page for page in pages.values()] == [True, False]
        page = reverse("delivery-notes:inspect", args=[note.pk])
        slip = staff_client.get(page).text
        assert "Nothing was left for “Teas”" in slip and "Mark as packed" not in slip
        pack = f"/admin/bulk/fulfilment/deliverynote/prepared/?id={note.pk}&next=/admin/"
        assert "Something is missing" in staff_client.get(pack).text
        desk = Desk.at(staff_client, "subscriptions:complete-box", note.pk)
        desk.fill(**{personal.teas.public_id: personal.biscuit.pk, "reason": "Sold out"})
        assert desk.foreseen["contents"] == "1 × Discovery · Monthly (1 × Biscuit)"
        assert DeliveryNote.objects.incomplete().exists()
        desk.confirm()
        assert "Mark as packed" in staff_client.get(page).text
        assert "1 box is held" not in staff_client.get("/admin/").text
        entry = JournalEntry.objects.filter(name="BoxCompleted").latest("pk")
        assert (entry.data["reason"], entry.actor.partition(":")[0]) == ("Sold out", "staff")
