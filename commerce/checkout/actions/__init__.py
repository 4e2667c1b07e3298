"""From an empty cart to a paid order."""

from commerce.checkout.actions.answering import answer
from commerce.checkout.actions.cart import (
    Wish,
    add_line,
    adopt,
    choose_carrier,
    compose_line,
    remove_line,
    set_address,
    set_billing,
    set_contact,
    update_line,
    use_credit,
)
from commerce.checkout.actions.coupons import apply_coupon, arrive_by, remove_coupon
from commerce.checkout.actions.gift_cards import apply_gift_card, remove_gift_card
from commerce.checkout.actions.invitations import accept_invitation
from commerce.checkout.actions.pay import pay
from commerce.checkout.actions.rewards import choose_reward, drop_reward, recommended_by

__all__ = [
    "Wish", "accept_invitation", "add_line", "adopt", "answer", "apply_coupon", "apply_gift_card",
    "arrive_by", "choose_carrier", "choose_reward", "compose_line", "drop_reward", "pay", "recommended_by",
    "remove_coupon", "remove_gift_card", "remove_line", "set_address", "set_billing", "set_contact",
    "update_line", "use_credit",
]  # fmt: skip
