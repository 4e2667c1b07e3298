from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError
from commerce.base.money import Money


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


class RefundTooLarge(CommerceError):
    """`left` is what can still be given back."""

    code = "REFUND_TOO_LARGE"

    def __init__(self, left: Money) -> None:
        self.left = left
        message = _("At most %(left)s can still be refunded.") % {"left": left.formatted()}
        super().__init__(message, field="amount")


class RefundNotPossible(CommerceError):
    code = "INVALID"
    message = _("This cannot be refunded in this way.")


class ChargesStopped(CommerceError):
    code = "CHARGES_STOPPED"
    message = _("The shop takes no payments at the moment. Please try again later.")


class StillDiffers(CommerceError):
    """`theirs` is the amount that the gateway names."""

    code = "INVALID"

    def __init__(self, theirs: Money) -> None:
        self.theirs = theirs
        super().__init__(
            _("The payment provider still names %(amount)s. Nothing was changed.")
            % {"amount": theirs.formatted()}
        )


class CreditTooLarge(CommerceError):
    def __init__(self, most: Money) -> None:
        super().__init__(_("At most %(most)s at a time.") % {"most": most.formatted()}, field="amount")
