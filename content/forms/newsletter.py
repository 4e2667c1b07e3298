"""Signing up for the newsletter: what is agreed to, word for word, from the form to its proof."""

from django.utils.translation import gettext as _

from content.forms import guard
from content.forms.errors import LooksLikeSpam

KIND = "newsletter"


def wording(own: str, *, shop: str) -> str:
    """What whoever signs up agrees to: the editor's `own` words, else the house's, in the active language."""
    return own or _(
        "By signing up you agree to receive news and offers from %(shop)s by e-mail. You can stop at any"
        " time, by the link in each of these mails."
    ) % {"shop": shop}


def stamp(wording: str) -> str:
    """When the form was handed out and what it said, signed."""
    return guard.stamp([KIND, wording])


def agreed_to(given: str, *, trap: str) -> str:
    """The wording that the form had. Raises LooksLikeSpam."""
    match guard.handed_out(given, trap=trap):
        case [kind, str(wording)] if kind == KIND:
            return wording
    raise LooksLikeSpam
