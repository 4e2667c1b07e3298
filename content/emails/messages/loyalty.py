"""Points that end, and friends who ordered."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from commerce.base import clock
from commerce.base.money import Money
from commerce.catalog.queries import zone_of
from commerce.customers.models import Customer
from commerce.loyalty.events import PointsApproved, PointsExpiring, ReferralRewarded
from commerce.loyalty.models import Referral
from commerce.loyalty.queries import points_of
from content import rendering
from content.emails.letters import Message, Shop
from content.emails.messages.about import HELLO
from content.emails.samples import SHOP
from content.emails.vocabulary import Subject, offers, terms
from content.emails.words import Words, button, p


class PointsEndSoon(Message[PointsExpiring]):
    event = PointsExpiring
    label = _("Points end soon")
    about = Subject.POINTS
    tells = terms("points", "balance", "until")
    links = offers("points")
    words = Words(
        _("{points} of your points end by {until}"),
        _("Spend them on your next order, and nothing is lost."),
        (
            HELLO,
            p(
                _(
                    "{points} of your {balance} points end by {until}. Spend them on your next order, and"
                    " nothing is lost."
                )
            ),
            button("points", _("See what they buy")),
        ),
    )
    sample = {
        "points": 120,
        "balance": 340,
        "until": date(2027, 1, 17),
        "points_url": SHOP.url("/account/points/"),
    }

    def recipient(self, event: PointsExpiring) -> Customer:
        return Customer.objects.select_related("site").get(public_id=event.customer)

    def holds(self, event: PointsExpiring) -> bool:
        customer = self.recipient(event)
        is_over = date.fromisoformat(event.by) < clock.today(zone_of(customer.site))
        return not is_over and points_of(customer) > 0

    def facts(self, event: PointsExpiring, *, shop: Shop, at: datetime) -> dict[str, Any]:
        balance = points_of(self.recipient(event))
        return {
            "points": min(event.points, balance),
            "balance": balance,
            "until": date.fromisoformat(event.by),
            "points_url": shop.url(rendering.page_url("PointsPage")),
        }


class PointsCount(Message[PointsApproved]):
    """Points that were earned can be spent from now on."""

    event = PointsApproved
    label = _("Points earned")
    about = Subject.POINTS
    tells = terms("points", "balance")
    links = offers("points")
    words = Words(
        _("You have earned {points} points"),
        _("You have {balance} now."),
        (
            HELLO,
            p(_("{points} points that you earned can be spent from now on. You have {balance} in all.")),
            button("points", _("See what they buy")),
        ),
    )
    sample = {"points": 49, "balance": 340, "points_url": SHOP.url("/account/points/")}

    def recipient(self, event: PointsApproved) -> Customer | None:
        """Nobody, where nothing was left of them, or where there is no account to spend them from."""
        customer = Customer.objects.select_related("site").get(public_id=event.customer)
        return customer if event.points > 0 and customer.user_id else None

    def holds(self, event: PointsApproved) -> bool:
        """Not once some of them were spent, or taken back with what was returned."""
        customer = self.recipient(event)
        return customer is not None and points_of(customer) >= event.points

    def facts(self, event: PointsApproved, *, shop: Shop, at: datetime) -> dict[str, Any]:
        customer = Customer.objects.select_related("site").get(public_id=event.customer)
        return {
            "points": event.points,
            "balance": points_of(customer),
            "points_url": shop.url(rendering.page_url("PointsPage")),
        }


class FriendRewarded(Message[ReferralRewarded]):
    """To who recommended the shop; nothing is written where a return takes some back."""

    event = ReferralRewarded
    label = _("Recommendation rewarded")
    about = Subject.POINTS
    tells = terms("amount")
    links = offers("points")
    words = Words(
        _("{amount} for recommending us"),
        _("A friend you sent to us has ordered."),
        (
            HELLO,
            p(
                _(
                    "A friend you sent to us has ordered: {amount} of store credit is yours. It pays for your"
                    " next box or order before your card does."
                )
            ),
            button("points", _("See my points")),
        ),
    )
    sample = {"amount": Money(500, "EUR"), "points_url": SHOP.url("/account/points/")}

    def recipient(self, event: ReferralRewarded) -> Customer | None:
        rows = Referral.objects.select_related("referrer__site")
        return rows.get(public_id=event.referral).referrer if event.amount > 0 else None

    def holds(self, event: ReferralRewarded) -> bool:
        return Referral.objects.get(public_id=event.referral).reward_amount >= event.amount

    def facts(self, event: ReferralRewarded, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return {
            "amount": Money(event.amount, event.currency),
            "points_url": shop.url(rendering.page_url("PointsPage")),
        }


MESSAGES = (PointsCount, PointsEndSoon, FriendRewarded)
