from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class AddressIncomplete(CommerceError):
    code = "REQUIRED"
    message = _("This is needed to deliver your box.")
    too_long = _("This is too long for a parcel label, or has characters that cannot be printed.")


class CountryClosed(CommerceError):
    code = "COUNTRY_CLOSED"
    message = _("We do not deliver to this country yet.")


class PhoneInvalid(CommerceError):
    code = "INVALID"
    message = _("This is not a telephone number: give it with its country code, such as +33 6 12 34 56 78.")


class VatNumberInvalid(CommerceError):
    code = "INVALID"
    message = _("This is not a VAT number: it begins with two letters, as in FR40303265045.")
