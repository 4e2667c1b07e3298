from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from commerce.base.errors import CommerceError


class RewardGone(CommerceError):
    code = "REWARD_GONE"
    message = _("This reward is not offered any more.")


class RewardsFull(CommerceError):
    """`most` rewards are in the order."""

    code = "REWARDS_FULL"

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__(_("At most %(count)d rewards go with one order.") % {"count": most}, field="reward")


class RewardNotYours(CommerceError):
    code = "REWARD_NOT_YOURS"
    message = _("This reward is for professional customers.")


class RewardFirstOrder(CommerceError):
    code = "REWARD_FIRST_ORDER"
    message = _("This reward is for a first order.")


class RewardNeedsAccount(CommerceError):
    code = "REWARD_NEEDS_ACCOUNT"
    message = _("Sign in to use your points.")


class PointsMissing(CommerceError):
    """`missing` points."""

    code = "POINTS_MISSING"

    def __init__(self, missing: int) -> None:
        self.missing = missing
        text = ngettext("You need %(count)d more point.", "You need %(count)d more points.", missing)
        super().__init__(text % {"count": missing})


class VisitsMissing(CommerceError):
    """`missing` visits."""

    code = "VISITS_MISSING"

    def __init__(self, missing: int) -> None:
        self.missing = missing
        text = ngettext("After %(count)d more visit.", "After %(count)d more visits.", missing)
        super().__init__(text % {"count": missing})


class ReferralRefused(CommerceError):
    """One answer for every reason, so that nobody learns who is a customer."""

    code = "REFERRAL_REFUSED"
    message = _("This recommendation is for somebody else's first order here.")


class RecipientUnknown(CommerceError):
    code = "RECIPIENT_UNKNOWN"
    message = _("We know no other customer whose pass has this number.")


class BirthdayInvalid(CommerceError):
    code = "BIRTHDAY_INVALID"
    message = _("Give the day you were born.")


class BirthdayKept(CommerceError):
    code = "BIRTHDAY_KEPT"
    message = _("We have your birthday already. Write to us to change it.")
