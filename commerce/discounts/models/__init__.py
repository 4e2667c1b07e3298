"""What takes something off a price: coupons with their codes and uses, and the ads that bring them."""

from commerce.discounts.models.campaigns import AdCampaign, CampaignDay, CampaignSale
from commerce.discounts.models.coupons import (
    Coupon,
    CouponCategory,
    CouponCode,
    CouponFormula,
    CouponProduct,
    CouponUse,
)

__all__ = [
    "AdCampaign", "CampaignDay", "CampaignSale", "Coupon", "CouponCategory", "CouponCode", "CouponFormula",
    "CouponProduct", "CouponUse",
]  # fmt: skip
