"""Links from mails: they open one subscription, to whoever holds them, for weeks, and nothing else."""

from datetime import timedelta

from django.core import signing
from django.test import Client
from wagtail.models import Site

from commerce.base import clock
from commerce.customers.models import Customer
from commerce.orders.models import Order
from commerce.subscriptions import links
from commerce.subscriptions.models import Change, Subscription
from storefront import grants
from tests.storefront.owners import Owner, everything, mutate, preview, read
from tests.storefront.shop import Api, Shop, open_shop


def with_link(token: str) -> Api:
    return Api(Client(enforce_csrf_checks=True), {"X-Access-Link": token})


def test_a_link_opens_its_subscription_and_lets_it_be_changed(owner: Owner) -> None:
    holder = owner.link()
    assert [one["id"] for one in holder.ask("{ grantedSubscriptions { id } }")["grantedSubscriptions"]] == [
        owner.id
    ]
    assert read(holder, owner.id)["card"] == {"last4": "4242"}
    plan = preview(holder, owner.id, action="SKIP", box=1)
    done = mutate(holder, "subscriptionSkip", subscription=owner.id, box=1, token=plan["token"])
    assert done["problems"] == []
    assert Change.objects.get().actor == "link"


def test_a_link_opens_nothing_else(owner: Owner, open_for_business: Shop) -> None:
    other = Owner(open_for_business, "paul@example.com")
    holder = owner.link()
    order, customer = Order.objects.order_by("pk")[0], Customer.objects.order_by("pk")[0]
    card = owner.row.payment_method
    assert card
    assert holder.ask("{ me { email } }")["me"] is None
    for id in (order.public_id, customer.public_id, other.id, card.public_id):
        assert holder.ask("query ($id: ID!) { node(id: $id) { id } }", id=id)["node"] is None
    seen = holder.ask("query ($id: ID!) { subscription(id: $id) { orders { id } } }", id=owner.id)
    assert seen["subscription"] == {"orders": []}
    before = everything()
    for name, input in (
        ("subscriptionSkip", {"subscription": other.id, "box": 1}),
        ("subscriptionCardSet", {"subscription": owner.id, "paymentMethod": card.public_id}),
    ):
        assert mutate(holder, name, **input)["problems"][0]["code"] == "NOT_FOUND"
    removed = holder.run("PaymentMethodRemove", paymentMethod=card.public_id)["paymentMethodRemove"]
    assert removed["problems"][0]["code"] == "NOT_FOUND"
    saved = holder.run("PaymentMethodSave", paymentMethod="4242", idempotencyKey="k", returnUrl="/")
    assert saved["paymentMethodSave"]["problems"][0]["code"] == "SIGN_IN_REQUIRED"
    assert everything() == before


def test_a_link_that_is_forged_or_too_old_opens_nothing(owner: Owner) -> None:
    token = links.token_of(owner.row)
    forged = [
        token[:-1], token[1:], "", "x" * 5000, "☕".encode().decode("latin-1"),
        signing.dumps(owner.id, salt="another"), signing.dumps(owner.id, key="another", salt=links.SALT),
    ]  # fmt: skip
    for one in forged:
        assert read(with_link(one), owner.id) is None
    assert read(with_link(token), owner.id)["status"] == "ACTIVE"
    with clock.moved_to(clock.now()):
        assert timedelta(days=28) <= links.VALID
    aged = signing.TimestampSigner(salt=links.SALT)
    aged.timestamp = lambda: signing.b62_encode(
        int(clock.now().timestamp() - links.VALID.total_seconds() - 60)
    )  # type: ignore[method-assign]
    assert read(with_link(aged.sign_object(owner.id)), owner.id) is None


def test_a_link_of_another_site_opens_nothing(owner: Owner) -> None:
    home = Site.objects.get(is_default_site=True).root_page
    open_shop(Site.objects.create(hostname="127.0.0.1", port=80, root_page=home), prefix="other-")
    elsewhere = Client(headers={"host": "127.0.0.1"})
    token = links.token_of(owner.row)
    assert elsewhere.get(f"/link/{token}/").status_code == 404
    asked = Api(elsewhere, {"X-Access-Link": token, "host": "127.0.0.1"})
    assert read(asked, owner.id) is None


def test_a_browser_keeps_the_link_and_not_its_address(owner: Owner) -> None:
    browser = Client(headers={"sec-fetch-site": "same-origin"})
    page = f"/account/subscriptions/{owner.id}/"
    assert browser.get(page).status_code == 302
    answer = browser.get(links.manage_link(owner.row))
    assert (answer.status_code, answer["Location"]) == (302, page)
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("private, no-store", "no-referrer")
    assert browser.get(page).status_code == 200
    assert browser.get("/account/")["Location"].startswith("/accounts/login/")
    assert browser.get(links.pay_link(owner.row))["Location"] == f"{page}pay/"


def test_a_planted_session_does_not_learn_what_a_link_opens(owner: Owner) -> None:
    victim = Client()
    victim.session.save()
    planted = victim.session.session_key
    victim.cookies["sessionid"] = planted
    victim.get(links.manage_link(owner.row))
    attacker = Client()
    attacker.cookies["sessionid"] = planted
    assert attacker.get(f"/account/subscriptions/{owner.id}/").status_code == 302


def test_an_undo_link_asks_first_and_then_undoes(owner: Owner) -> None:
    mutate(owner.api, "subscriptionSkip", subscription=owner.id, box=1)
    change = Change.objects.select_related("subscription").get()
    browser = Client(headers={"sec-fetch-site": "same-origin"})
    landed = browser.get(links.undo_link(change), follow=True)
    assert landed.status_code == 200
    change.refresh_from_db()
    assert change.undone_at is None  # a mail scanner follows links too
    asked = {
        "subscription": owner.id,
        "change": change.public_id,
        "next": "/",
        "from": landed.request["PATH_INFO"],
    }
    assert browser.post("/do/SubscriptionChangeUndo", asked).status_code == 302
    change.refresh_from_db()
    assert change.undone_at is not None


def test_a_link_undoes_no_change_of_another_subscription(owner: Owner, open_for_business: Shop) -> None:
    other = Owner(open_for_business, "paul@example.com")
    mutate(other.api, "subscriptionSkip", subscription=other.id, box=1)
    change = Change.objects.get().public_id
    assert Client().get(f"/link/{links.token_of(owner.row)}/undo/{change}/").status_code == 404


def test_a_browser_keeps_a_few_links(owner: Owner) -> None:
    browser = Client()
    for _ in range(grants.MOST_KEPT + 2):
        row = Subscription.objects.get(pk=owner.row.pk)
        row.pk, row.public_id, row.origin = None, f"sub_{_}", None
        row.save()
        browser.get(links.manage_link(row))
    assert len(browser.session[grants.KEY]) == grants.MOST_KEPT


def test_no_token_is_written_to_a_log(owner: Owner) -> None:
    from coffret import logs

    token = links.token_of(owner.row)
    line = logs.masked(None, "info", f'"GET /link/{token}/pay/ HTTP/1.1" 302')
    assert line == '"GET /link/***/pay/ HTTP/1.1" 302'
