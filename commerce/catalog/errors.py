from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from commerce.base.errors import CommerceError


class FormulaInactive(CommerceError):
    code = "FORMULA_INACTIVE"
    message = _("This formula is no longer on sale.")


class ProductInactive(CommerceError):
    code = "PRODUCT_INACTIVE"
    message = _("This product is no longer on sale.")


class OptionMissing(CommerceError):
    code = "OPTION_MISSING"
    message = _("Choose one of each of its options.")


class SoldOut(CommerceError):
    """`thing` is the formula or the variant of which there is not that much left."""

    code = "SOLD_OUT"

    def __init__(self, thing: Any) -> None:
        self.thing = thing
        left = thing.available or 0
        name = getattr(thing, "title", None) or str(thing)
        found = {"name": name, "left": left}
        if left > 0:
            text = ngettext(
                "Only %(left)d of “%(name)s” is left.", "Only %(left)d of “%(name)s” are left.", left
            ) % found  # fmt: skip
        else:
            text = _("“%(name)s” is sold out.") % found
        super().__init__(text, field="quantity")
