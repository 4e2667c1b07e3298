from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class CouponUsed(Event):
    """The order has the discount; until it is paid it may give it back."""

    coupon: str
    order: str
    amount: int


@dataclass(frozen=True, kw_only=True)
class CouponGivenBack(Event):
    """The order was cancelled: its use is somebody else's to make."""

    coupon: str
    order: str


@dataclass(frozen=True, kw_only=True)
class CodesGenerated(Event):
    coupon: str
    count: int


@dataclass(frozen=True, kw_only=True)
class CampaignSold(Event):
    """An order that came by the campaign's link is paid; `net_amount` is its total without VAT."""

    campaign: str
    order: str
    net_amount: int
