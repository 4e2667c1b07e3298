from typing import Any

from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class QuantityOutOfRange(CommerceError):
    code = "QUANTITY_OUT_OF_RANGE"

    def __init__(self, *, most: int) -> None:
        super().__init__(_("Choose a quantity from 1 to %(most)d.") % {"most": most}, field="quantity")


class CartFull(CommerceError):
    code = "QUANTITY_OUT_OF_RANGE"
    message = _("Your cart is full.")


class CartEmpty(CommerceError):
    code = "CART_EMPTY"
    message = _("Your cart is empty.")


class CartClosed(CommerceError):
    code = "CART_CLOSED"
    message = _("This cart has already been paid.")


class CartLocked(CommerceError):
    code = "CART_LOCKED"
    message = _("This cart is being paid. Wait a moment before you change it.")


class AddressMissing(CommerceError):
    code = "ADDRESS_MISSING"
    message = _("Tell us where to deliver your box.")


class ContactMissing(CommerceError):
    code = "CONTACT_MISSING"
    message = _("Sign in, or give us an e-mail address to write to.")


class ContactInvalid(CommerceError):
    code = "INVALID"
    message = _("This is not an e-mail address.")


class NoBox(CommerceError):
    code = "NO_BOX"
    message = _("No box of yours is on its way: have it sent in a parcel of its own.")


class PaymentMethodMissing(CommerceError):
    code = "REQUIRED"
    message = _("Choose how to pay.")


class ShopNotReady(CommerceError):
    code = "INVALID"
    message = _("This shop cannot take orders yet.")


class FormulaMissing(CommerceError):
    code = "FORMULA_MISSING"
    message = _(
        "This is offered along with a formula that is not in your cart: remove it, or add the formula."
    )


class AnswerInvalid(CommerceError):
    code = "INVALID"
    message = _("Please choose one of the answers offered.")


class AnswerTooLong(CommerceError):
    code = "INVALID"

    def __init__(self, *, most: int) -> None:
        super().__init__(_("Please say it in %(most)d characters.") % {"most": most}, field="answers")


class AnswerMissing(CommerceError):
    code = "ANSWER_MISSING"

    def __init__(self, question: Any) -> None:
        super().__init__(_("Please answer: %(question)s") % {"question": question}, field="answers")


class ConsentMissing(CommerceError):
    code = "CONSENT_MISSING"

    def __init__(self, box: Any) -> None:
        super().__init__(_("Please tick: %(words)s") % {"words": box.words}, field="consents")


class NobodyToWriteTo(CommerceError):
    code = "INVALID"
    message = _("Nobody has told us where to write to about this cart.")


class PriceChanged(CommerceError):
    """`quote` is the one that holds now; nothing was charged."""

    code = "PRICE_CHANGED"
    message = _("The price has changed since you saw it. Check the new total before you pay.")

    def __init__(self, quote: Any) -> None:
        self.quote = quote
        super().__init__()
