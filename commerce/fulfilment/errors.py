from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class DeliveryCannotChange(CommerceError):
    code = "INVALID"
    message = _("This delivery note can no longer change in this way.")
