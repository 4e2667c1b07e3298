from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class OfferNotAvailable(CommerceError):
    code = "OFFER_NOT_AVAILABLE"
    message = _("This offer does not hold, or no longer. You can still confirm the cancellation.")


class AnswerInvalid(CommerceError):
    code = "INVALID"
    message = _("Choose one of the answers proposed.")


class AnswerTooLong(CommerceError):
    code = "INVALID"

    def __init__(self, *, most: int) -> None:
        super().__init__(_("Use at most %(most)d characters.") % {"most": most}, field="value")


class WithdrawalOver(CommerceError):
    """`last_day` was the last on which the contract could be withdrawn from."""

    code = "WITHDRAWAL_OVER"

    def __init__(self, last_day: date) -> None:
        self.last_day = last_day
        super().__init__(
            _("The time to withdraw ended on %(day)s. You can still cancel the subscription.")
            % {"day": date_format(last_day)}
        )


class EmailInvalid(CommerceError):
    code = "INVALID"
    message = _("Enter the e-mail address that you gave us, such as name@example.com.")


class NumberInvalid(CommerceError):
    code = "REQUIRED"
    message = _("Enter the number of the order or of the subscription, as our mails show it.")


class TooManyRequests(CommerceError):
    code = "RATE_LIMITED"
    message = _("Too many requests for this address. Please wait an hour, or write to us.")
