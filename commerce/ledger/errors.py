from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class BalanceTooLow(CommerceError):
    """`available` is what can be spent, in the account's unit."""

    code = "BALANCE_TOO_LOW"
    message = _("There is not that much left on this balance.")

    def __init__(self, available: int) -> None:
        self.available = available
        super().__init__(field="amount")


class AmountNotPositive(CommerceError):
    code = "AMOUNT_NOT_POSITIVE"
    message = _("Give an amount above zero.")

    def __init__(self) -> None:
        super().__init__(field="amount")


class CauseReused(CommerceError):
    """The same cause with another amount: whoever asks is mistaken about one of them."""

    code = "CAUSE_REUSED"
    message = _("This was already counted, with another amount.")


class HoldEnded(CommerceError):
    code = "HOLD_ENDED"
    message = _("What was set aside from this balance was spent or given back. Please start again.")
