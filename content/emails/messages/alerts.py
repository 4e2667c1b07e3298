"""What needs a person of the shop. These name orders and amounts, never a customer: whoever may know
more reads it in the back office, where the button leads."""

from datetime import date, datetime
from typing import Any, TypeVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from commerce.base.events import Event
from commerce.base.models import ShopSettings
from commerce.base.money import Money
from commerce.billing.events import BooksDiffer, DisputeClosed, DisputeOpened, PaymentFrozen, PayoutFailed
from commerce.billing.models import Dispute, Finding, Payment, Payout, Reconciliation
from commerce.checks.events import AuditFailed
from commerce.checks.invariants import INVARIANTS
from commerce.subscriptions.events import RenewalRunStopped
from commerce.subscriptions.models import RenewalRun
from content.emails.letters import Message, Reader, Shop
from content.emails.models import AlertSettings
from content.emails.samples import SHOP

E = TypeVar("E", bound=Event)

SHOWN = 10  # findings


def staff_of(site: Site) -> Reader | None:
    """Who looks after the shop; None where no address is known."""
    alerts = AlertSettings.for_site(site)
    email = alerts.email or ShopSettings.for_site(site).contact_email
    return Reader(email=email, language=alerts.language, site=site) if email else None


class Alert(Message[E]):
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
        "reason": dispute.reason,
        "evidence_due_at": dispute.evidence_due_at,
        "page_url": _page("disputes", dispute, shop),
    }


DISPUTE = {
    "amount": Money(2490, "EUR"),
    "number": "2026-000123",
    "reason": "product_not_received",
    "evidence_due_at": datetime(2026, 1, 20, 12, 0, tzinfo=SHOP.zone),
    "page_url": SHOP.url("/admin/disputes/inspect/1/"),
}


class StaffDisputeOpened(Alert[DisputeOpened]):
    event = DisputeOpened
    label = _("To staff: dispute opened")
    subject = _("A payment of %(amount)s is disputed")
    sample = DISPUTE

    def facts(self, event: DisputeOpened, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return _dispute(event.dispute, shop)


class StaffDisputeClosed(Alert[DisputeClosed]):
    event = DisputeClosed
    label = _("To staff: dispute closed")
    subject = _("The dispute over %(amount)s is closed")
    sample = DISPUTE | {"lost": True}

    def facts(self, event: DisputeClosed, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return _dispute(event.dispute, shop) | {"lost": event.lost}


class StaffPayoutFailed(Alert[PayoutFailed]):
    event = PayoutFailed
    label = _("To staff: payout sent back")
    subject = _("Your bank sent a payout of %(amount)s back")
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
    subject = _("Your records and the payment provider's differ")
    sample = {
        "findings": [("Charged there, unknown here", "pi_sample")],
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
    subject = _("The check of the money found something wrong")
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
    subject = _("A payment of %(amount)s is frozen")
    sample = {
        "amount": Money(2490, "EUR"),
        "reference": "pi_sample",
        "page_url": SHOP.url("/admin/payments/inspect/1/"),
    }

    def facts(self, event: PaymentFrozen, *, shop: Shop, at: datetime) -> dict[str, Any]:
        payment = Payment.objects.get(public_id=event.payment)
        return {
            "amount": payment.money,
            "reference": payment.gateway_ref or "–",
            "page_url": _page("payments", payment, shop),
        }


class StaffRunStopped(Alert[RenewalRunStopped]):
    event = RenewalRunStopped
    label = _("To staff: renewal run stopped")
    subject = _("The renewal run of %(day)s waits for you")
    sample = {
        "day": date(2026, 2, 9),
        "foreseen": 200,
        "page_url": SHOP.url("/admin/renewal-runs/inspect/1/"),
    }

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
