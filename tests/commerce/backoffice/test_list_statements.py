"""No list of the back office asks the database more often because it has more rows, and each leads on."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from typing import cast

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from commerce.base import clock
from commerce.base.backoffice.views import ListView
from commerce.base.models import LegalEntity
from commerce.base.words import Words
from commerce.billing.models import Dispute, Finding, GatewayEvent, Payment, Payout, Reconciliation
from commerce.catalog.models import FormulaGroup
from commerce.checkout import actions as checkout
from commerce.checkout.models import CheckoutQuestion, ConsentBox
from commerce.checks.models import AuditRun
from commerce.invoices import actions as invoices
from commerce.invoices.models import Closing
from commerce.retention import actions as retention
from commerce.retention.models import Channel, ContractRequest, Question, Withdrawal
from commerce.subscriptions.models import RenewalRun, Subscription
from content.emails.models import Mail, RefusingAddress
from tests.commerce import shop as build
from tests.commerce.backoffice import shelves
from tests.commerce.backoffice.addresses import view_classes
from tests.commerce.backoffice.sales import sell
from tests.commerce.discounts.build import category
from tests.commerce.shop import Shop

pytestmark = pytest.mark.django_db

FEW, MORE = 3, 4
AT_MOST = 20
PINNED_ELSEWHERE = {
    "orders", "subscriptions", "delivery-notes", "customers", "invoices", "payments",  # test_admin_sections
    "refunds",  # test_staff_transactions
    "unpaid",  # test_staff_unpaid
}  # fmt: skip
_serial = count(1)


def credit_note(shop: Shop) -> None:
    assert invoices.cancel_invoice(sell(shop), reason="Late", key=f"late-{next(_serial)}")


def seller(_shop: Shop) -> LegalEntity:
    made = LegalEntity(name=f"Seller {next(_serial)}", address="1 quai du Rhône, Lyon")
    return cast(LegalEntity, build.saved(made))


def closing(shop: Shop) -> None:
    day = date(2026, 1, 1)
    Closing.objects.create(
        legal_entity=seller(shop), span="day", starts_on=day, ends_on=day, totals={}, running={},
        closed_at=clock.now(), hash="0" * 64,
    )  # fmt: skip


def payout(_shop: Shop) -> None:
    Payout.objects.create(
        gateway="stripe", gateway_ref=f"po_{next(_serial)}", amount=2428, currency="EUR", state="paid",
        made_at=clock.now(), arrives_on=clock.now().date(),
    )  # fmt: skip


def dispute(shop: Shop) -> None:
    Dispute.objects.create(
        payment=Payment.objects.get(order=sell(shop)), gateway_ref=f"du_{next(_serial)}", amount=2490,
        currency="EUR", state="needs_response", opened_at=clock.now(),
    )  # fmt: skip


def webhook(_shop: Shop) -> None:
    GatewayEvent.objects.create(
        gateway="stripe", event_id=f"evt_{next(_serial)}", type="charge.refunded", object_type="charge",
        received_at=clock.now(),
    )  # fmt: skip


def reconciliation(_shop: Shop) -> None:
    began = clock.now()
    run = Reconciliation.objects.create(
        gateway="stripe", since=began, started_at=began, finished_at=began, state="done", actor="system"
    )
    for kind in ("settled", "frozen"):
        Finding.objects.create(reconciliation=run, kind=kind, subject="payment", reference="pi_1")


def audit(_shop: Shop) -> None:
    AuditRun.objects.create(ran_at=clock.now(), is_sound=True, offenders={}, actor="system")


def sold(shop: Shop) -> Subscription:
    return Subscription.objects.get(origin__order=sell(shop))


def departure(shop: Shop) -> None:
    retention.leave(sold(shop), channel=Channel.ACCOUNT, answers={})


def contract_request(shop: Shop) -> None:
    ContractRequest.objects.create(
        site=shop.site, kind="cancel", email=f"{next(_serial)}@example.com", number="C1", asked_at=clock.now()
    )


def withdrawal(shop: Shop) -> None:
    Withdrawal.objects.create(
        site=shop.site, order=sell(shop), channel="account", statement="I withdraw", boxes_to_return=0,
        received_at=clock.now(),
    )  # fmt: skip


def question(shop: Shop) -> None:
    build.saved(Question(site=shop.site, kind="scale", label=Words(en="How did you like it?")))


def checkout_question(shop: Shop) -> None:
    build.saved(CheckoutQuestion(site=shop.site, kind="text", title=Words(en="How did you find us?")))


def consent_box(shop: Shop) -> None:
    build.saved(ConsentBox(site=shop.site, words=Words(en="I agree.")))


def unfinished(shop: Shop) -> None:
    wish = checkout.Wish(thing=build.variant(shop), quantity=2)
    cart, _token = checkout.add_line(None, wish, viewer=shop.viewer())
    checkout.set_contact(cart, email=f"guest{next(_serial)}@example.com")


def run(shop: Shop) -> None:
    RenewalRun.objects.create(
        site=shop.site, day=clock.now().date() + timedelta(days=next(_serial)), state="running",
        currency="EUR", forecast_count=1, forecast_amount=2490, allowed=11,
    )  # fmt: skip


def mail(shop: Shop) -> None:
    before = Mail.objects.count()
    sell(shop)
    build.hear_everything()
    assert Mail.objects.count() > before


def refusing(shop: Shop) -> None:
    RefusingAddress.objects.create(
        site=shop.site, email=f"gone{next(_serial)}@example.com", why="bounced", since=clock.now()
    )


def group(shop: Shop) -> None:
    made = FormulaGroup(site=shop.site, slug=f"group-{next(_serial)}", name=Words(en="Tea"))
    build.formula(build.saved(made))


def edition(shop: Shop) -> None:
    made = FormulaGroup(site=shop.site, slug=f"group-{next(_serial)}", name=Words(en="Tea"))
    build.edition(build.saved(made), date(2026, 3, 1))


def site(shop: Shop) -> None:
    build.saved(Site(hostname=f"s{next(_serial)}.example.com", port=80, root_page=shop.site.root_page))


ROWS: dict[str, Callable[[Shop], object]] = {
    "credit-notes": credit_note, "closings": closing, "payouts": payout, "disputes": dispute,
    "webhooks": webhook, "reconciliations": reconciliation, "audits": audit, "departures": departure,
    "contract-requests": contract_request, "withdrawals": withdrawal, "questions": question,
    "renewal-runs": run, "sellers": seller, "mails": mail, "refusing-addresses": refusing,
    "formulas": group, "formula-groups": group,
    "editions": edition,
    "ad-campaigns": shelves.campaign, "carriers": shelves.carrier, "categories": category,
    "characteristics": shelves.characteristic, "coupon-codes": shelves.coupon_code,
    "coupons": shelves.coupon, "gift-cards": shelves.gift_card, "options": shelves.option,
    "ordered-products": sell, "product-imports": shelves.product_import, "products": shelves.product,
    "reviews": shelves.review, "box-ratings": shelves.box_rating, "authors": shelves.author,
    "taxonomies": shelves.taxonomy, "waiting-lists": shelves.place,
    "checkout-questions": checkout_question, "consent-boxes": consent_box, "unfinished-orders": unfinished,
    "newsletter": shelves.reader,
    "programmes": shelves.programme, "earning-rules": shelves.earning_rule, "tiers": shelves.tier,
    "recommendations": shelves.recommendation, "my-sites": site,
}  # fmt: skip


def test_every_list_is_pinned() -> None:
    """A new one needs a row here."""
    lists = {name.partition(":")[0] for name, view in view_classes() if issubclass(view, ListView)}
    assert lists == set(ROWS) | PINNED_ELSEWHERE


# Its rows lead to their orders.
ENDS_HERE = {"ordered-products"}


def statements(client: Client, section: str, *, rows: int) -> int:
    with CaptureQueriesContext(connection) as asked:
        page = client.get(reverse(f"{section}:index"))
    assert len(page.context["object_list"]) >= rows
    return len(asked)


@pytest.mark.parametrize("section", ROWS)
def test_a_list_asks_as_little_for_many_rows_as_for_few(
    staff_client: Client, shop: Shop, section: str
) -> None:
    for _row in range(FEW):
        ROWS[section](shop)
    statements(staff_client, section, rows=FEW)  # content types and the like are remembered from now on
    few = statements(staff_client, section, rows=FEW)
    shown = staff_client.get(reverse(f"{section}:index")).text
    pages = set(re.findall(rf'href="/admin/{section}/(?:edit|inspect)/\d+/', shown))
    assert len(pages) >= FEW or section in ENDS_HERE
    for form in ("csv", "xlsx"):
        exported = staff_client.get(reverse(f"{section}:index"), {"export": form})
        assert exported.status_code == 200 and exported.getvalue()
    for _row in range(MORE):
        ROWS[section](shop)
    assert statements(staff_client, section, rows=FEW + MORE) == few <= AT_MOST
