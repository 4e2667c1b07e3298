"""The proof file of a subscription: what was agreed, announced, said and acknowledged, and when.

A ZIP of JSON files with a list of their SHA-256. Apps above add what they know with `@evidence`:
mails, for one.
"""

import hashlib
import json
import zipfile
from collections.abc import Callable
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q

from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.models import JournalEntry
from commerce.fulfilment.models import DeliveryNote
from commerce.orders.models import Order
from commerce.retention.events import ProofExported
from commerce.retention.models import ContractRequest, Departure, Withdrawal
from commerce.subscriptions.models import Subscription

Source = Callable[[Subscription, list[JournalEntry]], list[dict[str, Any]]]
_sources: dict[str, Source] = {}


def evidence(name: str) -> Callable[[Source], Source]:
    """The decorated function tells what it knows of a subscription, given the journal's entries about
    it; that becomes `<name>.json`."""

    def register(source: Source) -> Source:
        _sources[name] = source
        return source

    return register


@action
def export(file: IO[bytes], subscription: Subscription) -> None:
    """The proof file is written to `file`, and the journal says that it was taken."""
    publish(ProofExported(site=subscription.site_id, subscription=subscription.public_id))
    entries = journal_of(subscription)
    sums = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, source in _sources.items():
            content = json.dumps(
                source(subscription, entries), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2
            ).encode()
            archive.writestr(f"{name}.json", content)
            sums.append(f"{hashlib.sha256(content).hexdigest()}  {name}.json")
        archive.writestr("SHA256SUMS", "\n".join(sums) + "\n")


def journal_of(subscription: Subscription) -> list[JournalEntry]:
    """Every entry about the subscription, its orders, parcels and requests, in their order."""
    orders = Order.objects.filter(terms__subscription=subscription).values_list("public_id", flat=True)
    notes = DeliveryNote.objects.filter(cycle__subscription=subscription).values_list("public_id", flat=True)
    about = (
        Q(data__subscription=subscription.public_id)
        | Q(data__order__in=list(orders))
        | Q(data__delivery_note__in=list(notes))
        | Q(data__request__in=[request.public_id for request in requests_of(subscription)])
    )
    return list(JournalEntry.objects.filter(about, site=subscription.site_id).order_by("pk"))


def requests_of(subscription: Subscription) -> list[ContractRequest]:
    """What was asked without an account, with an address and a number of this subscription."""
    numbers = Order.objects.filter(terms__subscription=subscription).values_list("number", flat=True)
    found = ContractRequest.objects.filter(
        site=subscription.site_id, email__iexact=subscription.customer.email,
        number__in=[subscription.public_id, *numbers],
    )  # fmt: skip
    return list(found.order_by("pk"))


@evidence("contract")
def _contract(subscription: Subscription, _entries: list[JournalEntry]) -> list[dict[str, Any]]:
    """What was agreed: the formula, its price, and each order as it was accepted."""
    orders = Order.objects.filter(terms__subscription=subscription).distinct().order_by("pk")
    return [
        {
            "subscription": subscription.public_id, "status": subscription.status,
            "formula": subscription.formula.public_id, "formula_name": dict(subscription.formula.name),
            "boxes_per_term": subscription.formula.boxes, "quantity": subscription.quantity,
            "price": str(subscription.price.decimal), "currency": subscription.currency,
            "customer": subscription.customer.public_id, "email": subscription.customer.email,
            "started_at": subscription.started_at, "ended_at": subscription.ended_at,
        },
        *(_order(order) for order in orders),
    ]  # fmt: skip


def _order(order: Order) -> dict[str, Any]:
    return {
        "order": order.public_id, "number": order.number, "made_by": order.source,
        "language": order.language, "placed_at": order.placed_at, "paid_at": order.paid_at,
        "quote": order.quote_hash, "vat": order.vat, "total": str(order.total.decimal),
        "discount": str(order.discount.decimal), "currency": order.currency,
        "lines": [
            {"title": line.title, "quantity": line.quantity, "unit_price": str(line.unit_price.decimal)}
            for line in order.lines.select_related("order")
        ],
    }  # fmt: skip


@evidence("journal")
def _journal(_subscription: Subscription, entries: list[JournalEntry]) -> list[dict[str, Any]]:
    return [
        {"n": entry.pk, "at": entry.at, "event": entry.name, "by": entry.actor, "data": entry.data}
        for entry in entries
    ]


@evidence("changes")
def _changes(subscription: Subscription, _entries: list[JournalEntry]) -> list[dict[str, Any]]:
    names = ("public_id", "kind", "actor", "at", "undo_until", "undone_at", "before", "after")
    return list(subscription.changes.order_by("pk").values(*names))


@evidence("renewal-notices")
def _notices(subscription: Subscription, _entries: list[JournalEntry]) -> list[dict[str, Any]]:
    return [notice.as_proof() for notice in subscription.notices.order_by("pk")]


@evidence("requests-to-stop")
def _departures(subscription: Subscription, _entries: list[JournalEntry]) -> list[dict[str, Any]]:
    departures = Departure.objects.filter(subscription=subscription).order_by("pk")
    return [
        {
            "departure": one.public_id, "channel": one.channel, "outcome": one.outcome,
            "started_at": one.started_at, "finished_at": one.finished_at,
            "given": str(one.given.decimal), "currency": one.currency,
            "answers": {
                answer.question.public_id: [str(answer.question), answer.value]
                for answer in one.answers.select_related("question")
            },
        }
        for one in departures.prefetch_related("answers__question")
    ]  # fmt: skip


@evidence("requests-without-account")
def _requests(subscription: Subscription, _entries: list[JournalEntry]) -> list[dict[str, Any]]:
    return [
        {
            "request": one.public_id, "kind": one.kind, "email": one.email, "number": one.number,
            "asked_at": one.asked_at, "confirmed_at": one.confirmed_at, "outcome": one.outcome,
        }
        for one in requests_of(subscription)
    ]  # fmt: skip


@evidence("withdrawals")
def _withdrawals(subscription: Subscription, _entries: list[JournalEntry]) -> list[dict[str, Any]]:
    names = ("public_id", "order__number", "channel", "statement", "received_at", "settled_at")
    theirs = Withdrawal.objects.filter(order__lines__subscription=subscription)
    return list(theirs.order_by("pk").values(*names))
