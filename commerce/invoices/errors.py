from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError
from commerce.base.money import Money


class NoLegalEntity(CommerceError):
    code = "SHOP_NOT_READY"
    message = _("The shop has no legal entity to invoice for.")


class CreditTooHigh(CommerceError):
    """`left` is what can still be credited."""

    code = "CREDIT_TOO_HIGH"

    def __init__(self, *, left: Money) -> None:
        self.left = left
        message = _("At most %(left)s of this invoice can still be credited.") % {"left": left}
        super().__init__(message, field="amount")


class KeyReused(CommerceError):
    code = "KEY_REUSED"
    message = _("This request was already used for another credit note.")


class PdfUnavailable(CommerceError):
    """Nothing is lost: the document is in the database, and its PDF is made when next asked for."""

    code = "PDF_UNAVAILABLE"
    message = _("The PDF cannot be made right now. Please try again later.")


class PdfsComing(PdfUnavailable):
    """`count` of those asked for are still to be made: too many to wait for, so workers make them."""

    def __init__(self, count: int) -> None:
        self.count = count
        text = _("%(count)d of these PDFs are being made. Please ask for them again in a few minutes.")
        super().__init__(text % {"count": count})
