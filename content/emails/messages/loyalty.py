"""Points that end, and friends who ordered."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from commerce.base.money import Money
from commerce.customers.models import Customer
from commerce.loyalty.events import PointsExpiring, ReferralRewarded
from commerce.loyalty.models import Referral
from commerce.loyalty.queries import points_of
from content import rendering
from content.emails.letters import Message, Shop
from content.emails.samples import SHOP


class PointsEndSoon(Message[PointsExpiring]):
    event = PointsExpiring
    label = _("Points end soon")
    subject = _("%(points)s of your points end by %(until)s")
    sample = {
        "points": 120,
        "balance": 340,
        "until": date(2027, 1, 17),
        "points_url": SHOP.url("/account/points/"),
    }

    def recipient(self, event: PointsExpiring) -> Customer:
        return Customer.objects.select_related("site").get(public_id=event.customer)

    def facts(self, event: PointsExpiring, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return {
            "points": event.points,
            "balance": points_of(self.recipient(event)),
            "until": date.fromisoformat(event.by),
            "points_url": shop.url(rendering.page_url("PointsPage")),
        }


class FriendRewarded(Message[ReferralRewarded]):
    """To who recommended the shop; nothing is written where a return takes some back."""

    event = ReferralRewarded
    label = _("Recommendation rewarded")
    subject = _("%(amount)s for recommending us")
    sample = {"amount": Money(500, "EUR"), "points_url": SHOP.url("/account/points/")}

    def recipient(self, event: ReferralRewarded) -> Customer | None:
        rows = Referral.objects.select_related("referrer__site")
        return rows.get(public_id=event.referral).referrer if event.amount > 0 else None

    def facts(self, event: ReferralRewarded, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return {
            "amount": Money(event.amount, event.currency),
            "points_url": shop.url(rendering.page_url("PointsPage")),
        }


MESSAGES = (PointsEndSoon, FriendRewarded)
