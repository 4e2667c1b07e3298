from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class DomainTaken(CommerceError):
    code = "INVALID"
    message = _("Another site has this domain.")


class DefaultStays(CommerceError):
    code = "INVALID"
    message = _("This site answers wherever no other does: make another one the default first.")


class StillSubscribed(CommerceError):
    code = "INVALID"
    message = _("People are subscribed here: their subscriptions must have ended first.")


class NothingToPublish(CommerceError):
    code = "NOT_FOUND"
    message = _("There is no draft: it was published or thrown away meanwhile.")


class DraftHasChanged(CommerceError):
    code = "INVALID"
    message = _("Somebody has changed the draft meanwhile: look at it again before you publish it.")


class Unreadable(CommerceError):
    code = "INVALID"
    message = _("These colours cannot be read on each other.")
