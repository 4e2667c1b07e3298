from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class PaymentInProgress(CommerceError):
    code = "PAYMENT_IN_PROGRESS"
    message = _("A payment of this order is being processed. Wait a moment before you try again.")


class KeyReused(CommerceError):
    code = "KEY_REUSED"
    message = _("This request was already used for another payment. Reload the page and try again.")


class PaymentDeclined(CommerceError):
    """`decline_code` is the gateway's, or one of ours; the message is for the shopper."""

    code = "PAYMENT_DECLINED"

    def __init__(self, decline_code: str, message: object) -> None:
        self.decline_code = decline_code
        super().__init__(message, field="paymentMethod")


class PaymentUnknown(CommerceError):
    code = "PAYMENT_UNKNOWN"
    message = _("We do not know yet how your payment ended. You will not be charged twice: wait a moment.")


class IllegalMove(Exception):
    """A state was left in a way that must not be: a defect, not somebody's mistake."""


class AmountMismatch(Exception):
    """The gateway charged something else than the order's total: a person must look."""
