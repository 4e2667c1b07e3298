"""How it is done wrongly: what the twins put in the place of a guard."""

import secrets
import time
from datetime import datetime
from importlib import import_module
from typing import Any

import pytest
from django.db.models import F

from commerce.base import clock
from commerce.billing import actions as billing
from commerce.billing import gateways
from commerce.billing.models import Attempt, Payment
from commerce.ledger.errors import BalanceTooLow
from commerce.ledger.models import Account, Hold

# Packages re-export functions of the same names: the modules are asked for by theirs.
billing_pay = import_module("commerce.billing.actions.pay")


def every_try_has_an_intent_of_its_own(payment: Payment) -> str:
    """With an idempotency key per try, and no intent that is kept."""
    gateway = gateways.named(payment.gateway)
    payer = billing_pay.payer_of(payment.order.customer, gateway)
    return gateway.create(
        amount=payment.money, order=payment.order.public_id, payer=payer, key=secrets.token_hex(8)
    )


def forget_intents(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each try has an intent of its own, whatever was kept of an earlier one."""
    call = billing_pay.call

    def call_anew(attempt: Attempt, **options: Any) -> Any:
        attempt.payment.gateway_ref = None
        return call(attempt, **options)

    monkeypatch.setattr(billing_pay, "_create", every_try_has_an_intent_of_its_own)
    monkeypatch.setattr(billing_pay, "call", call_anew)
    monkeypatch.setattr(billing, "call", call_anew)


def hold_after_looking(account: Account, amount: int, *, reference: str, expires_at: datetime) -> Hold:
    """How it is done wrongly: looked at, and then set aside."""
    seen = Account.objects.get(pk=account.pk)
    time.sleep(0.05)
    if seen.available < amount:
        raise BalanceTooLow(seen.available)
    Account.objects.filter(pk=account.pk).update(held=F("held") + amount)
    return Hold.objects.create(
        account=account, amount=amount, reference=reference, created_at=clock.now(), expires_at=expires_at
    )
