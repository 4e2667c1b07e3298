"""Using coupons and giving them back, generating codes, counting what an ad brought."""

from commerce.discounts.actions.advertising import record_sale, visit
from commerce.discounts.actions.generating import generate
from commerce.discounts.actions.using import NewUse, give_back, use_all

__all__ = ["NewUse", "generate", "give_back", "record_sale", "use_all", "visit"]
