"""What previews are filled with: a subscriber of no shop in particular."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from commerce.base.money import Money
from commerce.billing import rules as billing
from commerce.subscriptions.models import Change
from content.emails.letters import Shop

ZONE = ZoneInfo("Europe/Paris")
SHOP = Shop(
    name="Maison Camille",
    origin="https://shop.example",
    contact="bonjour@shop.example",
    seller="Maison Camille SAS · 1 quai du Rhône, 69002 Lyon",
    zone=ZONE,
)


def order_facts() -> dict[str, Any]:
    return {
        "number": "2026-000123",
        "paid_on": datetime(2026, 1, 2, 13, 5, tzinfo=ZONE),
        "lines": [(_("1 × Discovery, every month"), Money(2490, "EUR"))],
        "discount": Money(0, "EUR"),
        "shipping": Money(0, "EUR"),
        "total": Money(2490, "EUR"),
        "with_vat": True,
        "gift_cards": Money(0, "EUR"),
        "credit": Money(0, "EUR"),
        "charged": Money(2490, "EUR"),
        "address": {
            "name": "Camille Martin", "line1": "12 rue des Lilas", "line2": "",
            "postcode": "69003", "city": "Lyon", "country": "FR",
        },
        "invoice": "F2026-000042",
        "invoice_url": SHOP.url("/accounts/login/?next=/documents/inv_sample.pdf"),
        "order_url": SHOP.url("/orders/ord_sample/"),
    }  # fmt: skip


def subscription_facts() -> dict[str, Any]:
    return {
        "formula": _("Discovery · Every month"),
        "quantity": 1,
        "price": Money(2490, "EUR"),
        "next_charge_at": datetime(2026, 2, 9, tzinfo=ZONE),
        "manage_url": SHOP.url("/manage/sample/"),
    }


def change_facts() -> dict[str, Any]:
    return subscription_facts() | {
        "change": Change.Kind.QUANTITY.label,
        "at": datetime(2026, 1, 3, 9, 30, tzinfo=ZONE),
        "undo_until": datetime(2026, 2, 8, 23, 59, tzinfo=ZONE),
        "undo_url": SHOP.url("/undo/sample/"),
        "box": date(2026, 2, 1),
        "paused_until": date(2026, 4, 1),
        "last_box_on": date(2026, 2, 15),
    }


def unpaid_facts() -> dict[str, Any]:
    return subscription_facts() | {
        "due": Money(2490, "EUR"),
        "tries": 2,
        "of": 4,
        "reason": billing.reason("insufficient_funds"),
        "next_try_on": date(2026, 2, 19),
        "pay_url": SHOP.url("/pay/sample/"),
    }
