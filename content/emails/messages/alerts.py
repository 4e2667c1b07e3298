"""What needs a person of the shop. These name orders and amounts, never a customer: whoever may know
more reads it in the back office, where the button leads."""

from datetime import date, datetime
from typing import Any, TypeVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Site

from commerce.base.events import Event
from commerce.base.models import ShopSettings
from commerce.base.money import Money
from commerce.billing.events import BooksDiffer, DisputeClosed, DisputeOpened, PaymentFrozen, PayoutFailed
from commerce.billing.models import Dispute, Finding, Payment, Payout, Reconciliation
from commerce.billing.rules import grievance
from commerce.checks.events import AuditFailed
from commerce.checks.invariants import INVARIANTS
from commerce.subscriptions.events import RenewalRunStopped
from commerce.subscriptions.models import RenewalRun
from content.emails.letters import Message, Reader, Shop
from content.emails.messages.about import HELLO
from content.emails.models import AlertSettings
from content.emails.samples import SHOP
from content.emails.vocabulary import (
    TERMS,
    Details,
    Facts,
    Rows,
    Subject,
    Term,
    given,
    lacking,
    offers,
    table,
    terms,
)
from content.emails.words import Words, button, details_of, p

E = TypeVar("E", bound=Event)

SHOWN = 10  # findings


def staff_of(site: Site) -> Reader | None:
    """Who looks after the shop; None where no address is known."""
    alerts = AlertSettings.for_site(site)
    email = alerts.email or ShopSettings.for_site(site).contact_email
    return Reader(email=email, language=alerts.language, site=site) if email else None


class Alert(Message[E]):
    about = Subject.STAFF
    links = offers("page")

    def reader(self, event: E) -> Reader | None:
        return staff_of(Site.objects.get(pk=event.site))


def _page(section: str, record: Any, shop: Shop) -> str:
    """The record's page in the back office."""
    return shop.url(reverse(f"{section}:inspect", args=[record.pk]))


def _dispute(public_id: str, shop: Shop) -> dict[str, Any]:
    dispute = Dispute.objects.select_related("payment__order").get(public_id=public_id)
    return {
        "amount": dispute.money,
        "number": dispute.payment.order.number,
        "reason": grievance(dispute.reason),
        "evidence_due_at": dispute.evidence_due_at,
        "page_url": _page("disputes", dispute, shop),
    }


def dispute_rows(facts: Facts) -> Rows:
    return table(
        (_("Order"), facts["number"]), (_("Amount"), facts["amount"]), (_("Bank's reason"), facts["reason"])
    )


class _Dispute(Alert[E]):
    tells = terms("amount", "number", "reason", "evidence_due_at")
    details = {"dispute": Details(_("the dispute"), dispute_rows)}
    open = frozenset({"reason"})


DISPUTE_END = (details_of("dispute"), button("page", _("See the dispute")))
DISPUTE = {
    "amount": Money(2490, "EUR"),
    "number": "2026-000123",
    "reason": grievance("product_not_received"),
    "evidence_due_at": datetime(2026, 1, 20, 12, 0, tzinfo=SHOP.zone),
    "page_url": SHOP.url("/admin/disputes/inspect/1/"),
}


class StaffDisputeOpened(_Dispute[DisputeOpened]):
    event = DisputeOpened
    label = _("To staff: dispute opened")
    whens = {"dated": given("evidence_due_at", _("the bank says until when it takes evidence"))}
    words = Words(
        _("A payment of {amount} is disputed"),
        _("For order {number}."),
        (
            HELLO,
            p(_("The owner of a card takes a payment of {amount} back at their bank, for order {number}.")),
            p(
                _(
                    "Send your evidence in the payment provider's own pages before {evidence_due_at}; after"
                    " that the bank decides without it."
                ),
                when="dated",
            ),
            *DISPUTE_END,
        ),
    )
    sample = DISPUTE

    def holds(self, event: DisputeOpened) -> bool:
        return Dispute.objects.filter(public_id=event.dispute, state__in=Dispute.OPEN).exists()

    def facts(self, event: DisputeOpened, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return _dispute(event.dispute, shop)


class StaffDisputeClosed(_Dispute[DisputeClosed]):
    event = DisputeClosed
    label = _("To staff: dispute closed")
    whens = {
        "lost": given("lost", _("the dispute was lost")),
        "won": lacking("lost", _("the dispute was won")),
    }
    words = Words(
        _("The dispute over {amount} is closed"),
        _("For order {number}."),
        (
            HELLO,
            p(
                _(
                    "The bank has decided for the owner of the card: the money goes back to them, and a"
                    " credit note was made by itself."
                ),
                when="lost",
            ),
            p(_("The dispute is over, and the payment stays yours."), when="won"),
            *DISPUTE_END,
        ),
    )
    sample = DISPUTE | {"lost": True}

    def facts(self, event: DisputeClosed, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return _dispute(event.dispute, shop) | {"lost": event.lost}


class StaffPayoutFailed(Alert[PayoutFailed]):
    event = PayoutFailed
    label = _("To staff: payout sent back")
    tells = terms("amount", "reference")
    words = Words(
        _("Your bank sent a payout of {amount} back"),
        _("The money is paid out with the next transfer."),
        (
            HELLO,
            p(
                _(
                    "The payment provider transferred {amount} to your bank account ({reference}), and your"
                    " bank sent it back. Check the account number in the payment provider's own pages; the"
                    " money is paid out with the next transfer."
                )
            ),
            button("page", _("See the payout")),
        ),
    )
    sample = {
        "amount": Money(123450, "EUR"),
        "reference": "po_sample",
        "page_url": SHOP.url("/admin/payouts/inspect/1/"),
    }

    def facts(self, event: PayoutFailed, *, shop: Shop, at: datetime) -> dict[str, Any]:
        payout = Payout.objects.filter(gateway_ref=event.payout).latest("pk")
        return {
            "amount": payout.money,
            "reference": payout.gateway_ref,
            "page_url": _page("payouts", payout, shop),
        }


class StaffBooksDiffer(Alert[BooksDiffer]):
    """Each difference is told once, however often the comparison finds it again."""

    event = BooksDiffer
    label = _("To staff: books differ")
    tells = terms("more")
    whens = {"more": given("more", _("there are more than can be listed"))}
    details = {"findings": Details(_("what differs"), lambda facts: table(*facts["findings"]))}
    words = Words(
        _("Your records and the payment provider's differ"),
        _("Nothing of it was changed by itself."),
        (
            HELLO,
            p(
                _(
                    "The shop's records were held against the payment provider's. This differs, and nothing"
                    " of it was changed by itself:"
                )
            ),
            details_of("findings"),
            p(_("And {more} more."), when="more"),
            button("page", _("See the comparison")),
        ),
    )
    sample = {
        "findings": [(Finding.Kind.UNKNOWN_HERE.label, "pi_sample")],
        "more": 0,
        "page_url": SHOP.url("/admin/reconciliations/inspect/1/"),
    }

    def reader(self, event: BooksDiffer) -> Reader | None:
        return super().reader(event) if _new_alarms(event.reconciliation) else None

    def facts(self, event: BooksDiffer, *, shop: Shop, at: datetime) -> dict[str, Any]:
        run, alarms = Reconciliation.objects.get(pk=event.reconciliation), _new_alarms(event.reconciliation)
        return {
            "findings": [(one.get_kind_display(), one.reference) for one in alarms[:SHOWN]],
            "more": max(len(alarms) - SHOWN, 0),
            "page_url": _page("reconciliations", run, shop),
        }


def _new_alarms(reconciliation: int) -> list[Finding]:
    """The alarms of this comparison that no earlier one had."""
    alarms = Finding.objects.filter(kind__in=Finding.ALARMS)
    before = set(alarms.filter(reconciliation__lt=reconciliation).values_list("kind", "subject", "reference"))
    mine = alarms.filter(reconciliation=reconciliation)
    return [one for one in mine if (one.kind, one.subject, one.reference) not in before]


class StaffAuditFailed(Alert[AuditFailed]):
    event = AuditFailed
    label = _("To staff: the money is not sound")
    tells = terms()
    details = {
        "broken": Details(
            _("what is no longer true"), lambda facts: [(str(label), "") for label in facts["broken"]]
        )
    }
    open = frozenset({"broken"})
    words = Words(
        _("The check of the money found something wrong"),
        _("Look at it now."),
        (
            HELLO,
            p(_("The hourly check of the money found that this is no longer true:")),
            details_of("broken"),
            p(
                _(
                    "Look at it now. If you cannot explain it, stop all charges under Settings → Emergency"
                    " stops until somebody has."
                )
            ),
            button("page", _("See what breaks it")),
        ),
    )
    sample = {
        "broken": [one.label for one in INVARIANTS[:1]],
        "page_url": SHOP.url("/admin/audits/inspect/1/"),
    }

    def facts(self, event: AuditFailed, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return {
            "broken": [one.label for one in INVARIANTS if one.name in event.broken],
            "page_url": shop.url(reverse("audits:inspect", args=[event.audit])),
        }


class StaffPaymentFrozen(Alert[PaymentFrozen]):
    event = PaymentFrozen
    label = _("To staff: payment frozen")
    tells = terms("amount", "reference")
    words = Words(
        _("A payment of {amount} is frozen"),
        _("Nothing of it moves by itself any more."),
        (
            HELLO,
            p(
                _(
                    "The payment provider charged another amount than the {amount} that the shop asked for,"
                    " or knows nothing of this payment ({reference}). Nothing of it moves by itself any more."
                )
            ),
            p(
                _(
                    "Look it up in the payment provider's own pages; once it is right there, press “Check"
                    " again” on its page here."
                )
            ),
            button("page", _("See the payment")),
        ),
    )
    sample = {
        "amount": Money(2490, "EUR"),
        "reference": "pi_sample",
        "page_url": SHOP.url("/admin/payments/inspect/1/"),
    }

    def holds(self, event: PaymentFrozen) -> bool:
        return Payment.objects.filter(public_id=event.payment, frozen=True).exists()

    def facts(self, event: PaymentFrozen, *, shop: Shop, at: datetime) -> dict[str, Any]:
        payment = Payment.objects.get(public_id=event.payment)
        return {
            "amount": payment.money,
            "reference": payment.gateway_ref or "–",
            "page_url": _page("payments", payment, shop),
        }


def _charges(count: int) -> str:
    return ngettext("%(count)s charge", "%(count)s charges", count) % {"count": count}


class StaffRunStopped(Alert[RenewalRunStopped]):
    event = RenewalRunStopped
    label = _("To staff: renewal run stopped")
    tells = terms("day") | {"foreseen": Term(TERMS["foreseen"].label, _charges)}
    words = Words(
        _("The renewal run of {day} waits for you"),
        _("Nobody else is charged until you have looked."),
        (
            HELLO,
            p(
                _(
                    "The renewal run of {day} wants to charge more than was foreseen the day before"
                    " ({foreseen}), and has stopped. Nobody else is charged until you have looked."
                )
            ),
            button("page", _("See the run")),
        ),
    )
    sample = {
        "day": date(2026, 2, 9),
        "foreseen": 200,
        "page_url": SHOP.url("/admin/renewal-runs/inspect/1/"),
    }

    def holds(self, event: RenewalRunStopped) -> bool:
        return RenewalRun.objects.filter(pk=event.run, state=RenewalRun.State.WAITING).exists()

    def facts(self, event: RenewalRunStopped, *, shop: Shop, at: datetime) -> dict[str, Any]:
        run = RenewalRun.objects.get(pk=event.run)
        return {
            "day": run.day,
            "foreseen": run.forecast_count,
            "page_url": _page("renewal-runs", run, shop),
        }


MESSAGES = (
    StaffDisputeOpened,
    StaffDisputeClosed,
    StaffPayoutFailed,
    StaffBooksDiffer,
    StaffAuditFailed,
    StaffPaymentFrozen,
    StaffRunStopped,
)
