from typing import Any

from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class CannotChange(CommerceError):
    code = "CANNOT_CHANGE"
    message = _("This subscription can no longer change in this way.")


class NothingToExchange(CannotChange):
    message = _("No box that is paid can still change: choose the other formula from the next term on.")


class IsGift(CannotChange):
    message = _("These boxes were given to you: let it go on with your own card first.")


class BoxLocked(CommerceError):
    code = "BOX_LOCKED"
    message = _("This box can no longer change: its lock date has passed.")


class DateInvalid(CommerceError):
    code = "INVALID"
    message = _("Choose a day between tomorrow and a year from now.")


class QuantityInvalid(CommerceError):
    code = "QUANTITY_OUT_OF_RANGE"

    def __init__(self, *, most: int) -> None:
        super().__init__(_("Choose another quantity, from 1 to %(most)d.") % {"most": most}, field="quantity")


class PaymentMissing(CommerceError):
    code = "PAYMENT_MISSING"
    message = _("A payment is missing: settle it first.")


class CardMissing(CommerceError):
    code = "CARD_MISSING"
    message = _("Save a card first: the next box is charged to it.")


class CardInUse(CommerceError):
    code = "CARD_IN_USE"
    message = _("A subscription is charged to this card: give it another card first.")


class NothingOwed(CommerceError):
    code = "INVALID"
    message = _("Nothing is to be paid.")


class SameFormula(CommerceError):
    code = "INVALID"
    message = _("This is your formula already.")


class SameCarrier(CommerceError):
    code = "INVALID"
    message = _("This carrier brings its boxes already.")


class PlanChanged(CommerceError):
    """`plan` is what would happen now; nothing was changed."""

    code = "PLAN_CHANGED"
    message = _("Something moved since you looked. Check what will happen before you confirm.")

    def __init__(self, plan: Any) -> None:
        self.plan = plan
        super().__init__()


class CannotUndo(CommerceError):
    code = "CANNOT_UNDO"
    message = _("This can no longer be undone.")


class BoxNotReceived(CommerceError):
    code = "BOX_NOT_RECEIVED"
    message = _("A box can be rated once it has arrived at your door.")


class AlreadyRated(CommerceError):
    code = "ALREADY_RATED"
    message = _("You have rated this box already. Thank you.")


class RatingIncomplete(CommerceError):
    message = _("Give one to five points, and at most 2000 characters that can be read.")
