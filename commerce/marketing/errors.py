from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class EmailInvalid(CommerceError):
    code = "INVALID"
    message = _("This is not an e-mail address.")


class PathInvalid(CommerceError):
    code = "INVALID"
    message = _("This is no path of this shop.")


class SignUpEnded(CommerceError):
    code = "CANNOT_CHANGE"
    message = _("This sign-up has ended. You can sign up again.")
