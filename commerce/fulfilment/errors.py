from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class DeliveryCannotChange(CommerceError):
    code = "INVALID"
    message = _("This delivery note can no longer change in this way.")


class DeliveryIncomplete(CommerceError):
    code = "INVALID"
    message = _("Something is missing in its box: complete it before it is packed.")


class DeliveryBegun(CommerceError):
    code = "INVALID"
    message = _("Its parcel is packed already: put the delivery note back among those to pack first.")


class NoCarrier(CommerceError):
    code = "NO_CARRIER"
    message = _("None of our carriers brings this parcel to your address.")


class PickupPointMissing(CommerceError):
    code = "PICKUP_POINT_MISSING"
    message = _("Choose where you will pick up your parcel.")
