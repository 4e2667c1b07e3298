from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class EmailInvalid(CommerceError):
    code = "INVALID"
    message = _("This is not an e-mail address.")


class QuantityInvalid(CommerceError):
    code = "QUANTITY_OUT_OF_RANGE"
    message = _("Choose a quantity from 1 to 20.")


class StillThere(CommerceError):
    code = "STILL_THERE"
    message = _("There are enough of these: you can buy them now.")


class TooManyPlaces(CommerceError):
    code = "RATE_LIMITED"
    message = _("Too many requests for this address. Please wait an hour and try again.")


class PlaceEnded(CommerceError):
    code = "CANNOT_CHANGE"
    message = _("This place in the waiting list has ended. You can put your name down again.")
