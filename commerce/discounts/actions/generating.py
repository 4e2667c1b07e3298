"""Many codes of one coupon, each good for one order."""

import secrets

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.ids import ALPHABET
from commerce.discounts.events import CodesGenerated
from commerce.discounts.models import Coupon, CouponCode
from commerce.discounts.rules import normalised

MOST_CODES = 10_000  # at a time
GROUPS, LETTERS = 3, 4  # 60 random bits


@action
def generate(coupon: Coupon, *, count: int, prefix: str = "") -> list[CouponCode]:
    """So many new codes that nobody guesses, beginning with `prefix`."""
    codes: set[str] = set()
    while len(codes) < count:
        codes.add(_code(normalised(prefix)))
    now = clock.now()
    made = CouponCode.objects.bulk_create(
        CouponCode(coupon=coupon, site_id=coupon.site_id, code=code, created_at=now) for code in codes
    )
    publish(CodesGenerated(site=coupon.site_id, coupon=coupon.public_id, count=count))
    return made


def _code(prefix: str) -> str:
    """As in TEA-7K3M-9QXV-2HBN; without letters that are taken for others."""
    drawn = ["".join(ALPHABET[byte % 32] for byte in secrets.token_bytes(LETTERS)) for _ in range(GROUPS)]
    return "-".join([*([prefix] if prefix else []), *drawn]).upper()
