from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from commerce.base.errors import CommerceError


class FormulaInactive(CommerceError):
    code = "FORMULA_INACTIVE"
    message = _("This formula is no longer on sale.")


class CompositionError(CommerceError):
    """The choices of a personalised box are not whole: `step` is the one to look at again, `id` its id."""

    code = "COMPOSITION_INVALID"
    sentence: Any = _("“%(step)s”: this cannot be chosen here.")

    def __init__(self, *, step: str, id: str = "", bound: int = 0, title: str = "") -> None:
        self.step, self.id, self.bound = step, id, bound
        words = {"step": step, "bound": bound, "title": title}
        super().__init__(self.sentence % words, field="choices")


class ChoiceNotOffered(CompositionError):
    pass


class StepUnknown(ChoiceNotOffered):
    sentence = _("This box has other steps to choose in: look at them again.")


class ChoiceGone(CompositionError):
    """It could be chosen once: `title` is what has left the shop."""

    sentence = _("“%(title)s” can no longer be chosen for “%(step)s”: choose again.")


class TooFewChosen(CompositionError):
    sentence = _("“%(step)s”: choose at least %(bound)d.")


class TooManyChosen(CompositionError):
    sentence = _("“%(step)s”: choose at most %(bound)d.")


class TooManyOfOne(CompositionError):
    sentence = _("“%(step)s”: choose at most %(bound)d of the same.")


class ChosenTooLittle(CompositionError):
    """`bound` is in minor units; the message leaves it out, for a rule knows no currency."""

    sentence = _("“%(step)s”: what you chose is worth too little. Add something.")


class ChosenTooDear(CompositionError):
    sentence = _("“%(step)s”: what you chose is worth too much. Take something out.")


class NotBought(CommerceError):
    code = "NOT_BOUGHT"
    message = _("Only those who bought it can review it.")


class AlreadyReviewed(CommerceError):
    code = "ALREADY_REVIEWED"
    message = _("You have reviewed it already. Thank you.")


class ReviewIncomplete(CommerceError):
    message = _("Give one to five stars, and at most 2000 characters that can be read.")


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
