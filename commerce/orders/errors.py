from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class OrderCannotChange(CommerceError):
    code = "INVALID"
    message = _("This order can no longer change in this way.")
