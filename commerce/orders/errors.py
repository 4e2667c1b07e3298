from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class OrderCannotChange(CommerceError):
    code = "INVALID"
    message = _("This order can no longer change in this way.")


class LineStays(CommerceError):
    code = "INVALID"
    message = _(
        "Only products that are sent in a parcel are taken out. A subscription is cancelled on its own page,"
        " and a gift card is refunded."
    )


class TooManyTakenOut(CommerceError):
    code = "QUANTITY_OUT_OF_RANGE"

    def __init__(self, *, most: int) -> None:
        super().__init__(_("From 1 to %(most)d of it can be taken out.") % {"most": most}, field="quantity")


class NothingLeft(CommerceError):
    code = "INVALID"
    message = _("Nothing of the order would be left: reject it instead.")


class OtherCountry(CommerceError):
    code = "INVALID"
    message = _(
        "Its VAT is that of the country it was sold to. For another country, reject it and order anew."
    )
