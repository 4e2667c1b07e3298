from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class FormulaInactive(CommerceError):
    code = "FORMULA_INACTIVE"
    message = _("This formula is no longer on sale.")
