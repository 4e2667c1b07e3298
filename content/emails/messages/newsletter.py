"""The newsletter: an address is confirmed, welcomed, and told that it is known."""

from datetime import datetime
from typing import Any, ClassVar, TypeVar

from django.utils.translation import gettext_lazy as _

from commerce.base.events import Event
from commerce.marketing import links
from commerce.marketing.events import SignUpAsked, SignUpConfirmed, SignUpRepeated
from commerce.marketing.models import SignUp
from content.emails.letters import Message, Reader, Shop
from content.emails.messages.about import HELLO
from content.emails.samples import SHOP
from content.emails.vocabulary import LAW, Subject, offers, terms
from content.emails.words import Words, button, p

E = TypeVar("E", bound=Event)

SAMPLE = {"leave_url": SHOP.url("/newsletter/sample/"), "shop_url": SHOP.origin}
LEAVE = button("leave", _("Send me no more news"), quiet=True)


class _ToSignUp(Message[E]):
    """To the address that signed up, as long as the sign-up stands as the mail supposes."""

    about = Subject.NEWSLETTER
    tells = terms()
    stands: ClassVar[SignUp.State]

    def reader(self, event: Any) -> Reader | None:
        rows = SignUp.objects.select_related("site")
        signed = rows.filter(public_id=event.sign_up, state=self.stands).first()
        return Reader(email=signed.email, language=signed.language, site=signed.site) if signed else None

    def holds(self, event: Any) -> bool:
        return self.reader(event) is not None


class NewsletterConfirm(_ToSignUp[SignUpAsked]):
    event = SignUpAsked
    stands = SignUp.State.ASKED
    label = _("Newsletter: confirm the address")
    required = LAW
    links = offers("confirm")
    words = Words(
        _("Confirm that you would like our news"),
        _("One press, and it comes to you."),
        (
            HELLO,
            p(
                _(
                    "Somebody, we hope you, asked to receive the news of {shop} at this address. One press"
                    " confirms it."
                )
            ),
            button("confirm", _("Yes, send me the news")),
            p(
                _(
                    "If it was not you, do nothing: no news comes, and after thirty days we have forgotten"
                    " the address."
                )
            ),
        ),
    )
    sample = {"confirm_url": SHOP.url("/newsletter/sample/")}

    def facts(self, event: SignUpAsked, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return {"confirm_url": shop.url(links.confirm_link(event.sign_up))}


class _WithWayOut(_ToSignUp[E]):
    stands = SignUp.State.CONFIRMED
    links = offers("leave", "shop")
    sample = SAMPLE

    def facts(self, event: Any, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return {"leave_url": shop.url(links.leave_link(event.sign_up)), "shop_url": shop.origin}

    def one_click(self, event: Any) -> str:
        return links.one_click_link(event.sign_up)


class NewsletterWelcome(_WithWayOut[SignUpConfirmed]):
    event = SignUpConfirmed
    label = _("Newsletter: welcome")
    words = Words(
        _("Our news comes to you from now on"),
        _("Thank you for confirming your address."),
        (
            HELLO,
            p(_("Thank you for confirming your address: from now on the news of {shop} comes to you.")),
            button("shop", _("Look round the shop")),
            p(_("Keep this mail if you like: by the link below you stop the news at any time.")),
            LEAVE,
        ),
    )


class NewsletterKnown(_WithWayOut[SignUpRepeated]):
    """The page says the same to everybody; only whoever reads the mails of the address is told."""

    event = SignUpRepeated
    label = _("Newsletter: signed up already")
    words = Words(
        _("You have our news already"),
        _("There is nothing left to do."),
        (
            HELLO,
            p(
                _(
                    "Somebody, we hope you, asked again to receive the news of {shop} at this address. You"
                    " receive it already: there is nothing left to do."
                )
            ),
            p(_("If it was not you, nothing has changed. You can stop the news at any time.")),
            LEAVE,
        ),
    )


MESSAGES: tuple[type[Message[Any]], ...] = (NewsletterConfirm, NewsletterWelcome, NewsletterKnown)
