"""Reasons for which an action refuses; the doors turn each into an answer for people."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _


class CommerceError(Exception):
    """Something a person asked for cannot be: `code` for programs, `message` for people.

    `field` names the input at fault, if one is. Raised before anything is written, so that the
    transaction around it is rolled back whole.
    """

    code: ClassVar[str] = "INVALID"
    message: Any = _("This cannot be done.")

    def __init__(self, message: Any = None, *, field: str | None = None) -> None:
        self.field = field
        if message is not None:
            self.message = message
        super().__init__(self.message)

    def __str__(self) -> str:
        return str(self.message)


class NotFound(CommerceError):
    code = "NOT_FOUND"
    message = _("This does not exist, or no longer.")


class SignInRequired(CommerceError):
    code = "SIGN_IN_REQUIRED"
    message = _("Sign in to go on.")


class TryAgain(CommerceError):
    """Somebody else held what this needed; nothing was changed."""

    code = "TRY_AGAIN"
    message = _("The shop is busy. Nothing was changed: please try again.")


class ClockFixed(CommerceError):
    code = "INVALID"
    message = _(
        "The clock of this shop is the real one. Only the demo can move its clock, and a sandbox that is"
        " started with TIME_MACHINE=1 and does not pay through Stripe itself."
    )
