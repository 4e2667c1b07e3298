from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class GiftIncomplete(CommerceError):
    code = "REQUIRED"
    message = _("Say for whom it is.")
    no_email = _("We need an e-mail address to write to, or choose to print the card.")


class GiftInvalid(CommerceError):
    code = "INVALID"
    too_long = _("This is too long, or has characters that cannot be printed.")
    no_email = _("This is not an e-mail address.")
    no_day = _("Choose a day from today to a year from now.")
    message = too_long


class NotAGift(CommerceError):
    code = "INVALID"
    message = _("Only gift cards and subscriptions can be given to somebody else here.")


class CardUnusable(CommerceError):
    """The same whatever is wrong: whoever guesses codes learns nothing."""

    code = "GIFT_CARD_UNUSABLE"
    message = _(
        "No gift card that can be used has this code. Check each character; a card that is spent, or past its"
        " last day, is no longer accepted."
    )

    def __init__(self) -> None:
        super().__init__(field="code")


class GivesSubscription(CommerceError):
    code = "GIFT_CARD_GIVES_SUBSCRIPTION"
    message = _("This card is a subscription: begin it on the page for gifts.")

    def __init__(self) -> None:
        super().__init__(field="code")


class TooManyCards(CommerceError):
    code = "GIFT_CARD_UNUSABLE"
    message = _("No more gift cards fit into one payment.")


class CardCannotChange(CommerceError):
    code = "CANNOT_CHANGE"
    message = _("This gift card can no longer change in this way.")


class NumberInvalid(CommerceError):
    code = "INVALID"
    message = _("Give the number as it stands on the card: 8 to 40 letters and digits.")
    taken = _("There is a card of this number already.")


class BoxMissed(CommerceError):
    """Beginning on that day, the box of that month has been closed already: `first` is the one that comes."""

    code = "BOX_MISSED"

    def __init__(self, *, locks_on: date, first_ships_on: date) -> None:
        self.locks_on, self.first_ships_on = locks_on, first_ships_on
        super().__init__(
            _(
                "The box of that month closes on %(locks)s. Begin by then, or go on: the first box"
                " then ships on %(ships)s."
            )
            % {"locks": _day(locks_on), "ships": _day(first_ships_on)},
            field="starts_on",
        )


class StartInvalid(CommerceError):
    code = "INVALID"
    message = _("Choose a day from today to a year from now.")


class AlreadyThanked(CommerceError):
    code = "CANNOT_CHANGE"
    message = _("Your thanks are on their way already.")


def _day(day: date) -> Any:
    return date_format(day, "DATE_FORMAT")
