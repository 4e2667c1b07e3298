"""What a site rewards, and what each customer has earned, used and brought."""

from commerce.loyalty.models.members import Earning, Pass, Referral, RewardUse
from commerce.loyalty.models.programmes import EarningRule, Programme, Tier
from commerce.loyalty.settings import LoyaltySettings

__all__ = [
    "Earning",
    "EarningRule",
    "LoyaltySettings",
    "Pass",
    "Programme",
    "Referral",
    "RewardUse",
    "Tier",
]
