"""Carts that wait for their owners."""

from datetime import datetime
from typing import Any, TypeVar

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from commerce.base.events import Event
from commerce.base.money import Money
from commerce.checkout import links
from commerce.checkout.actions.unfinished import is_still_left
from commerce.checkout.events import CartLeft, CartSent
from commerce.checkout.models import Cart
from commerce.checkout.queries import lines_of, with_lines
from content.emails.letters import Message, Reader, Shop
from content.emails.messages.about import HELLO
from content.emails.samples import SHOP
from content.emails.vocabulary import Details, Facts, Rows, Subject, offers, table, terms
from content.emails.words import Words, button, details_of, p

E = TypeVar("E", bound=Event)

SAMPLE = {
    "lines": [(_("1 × Discovery, every month"), Money(2490, "EUR"))],
    "total": Money(2490, "EUR"),
    "open_url": SHOP.url("/link/sample/cart/"),
    "stop_url": SHOP.url("/link/sample/no-reminder/"),
}


def _cart(public_id: str) -> Cart:
    return with_lines(Cart.objects.all()).get(public_id=public_id)


def cart_rows(facts: Facts) -> Rows:
    return table(*facts["lines"], (_("Total"), facts["total"]))


CART_END = (
    details_of("cart"),
    button("open", _("Open my cart")),
    p(_("The link opens it on any device, for a month. Prices are those of the day on which you order.")),
)


class _ToOwner(Message[E]):
    """To whoever the cart belongs to, by the address they gave."""

    about = Subject.WAITING
    tells = terms("total")
    links = offers("open", "stop")
    details = {"cart": Details(_("what is in the cart"), cart_rows)}
    open = frozenset({"lines"})

    def reader(self, event: Any) -> Reader | None:
        cart = _cart(event.cart)
        customer = cart.customer
        language = cart.language or (customer.language if customer else "") or settings.LANGUAGE_CODE
        return Reader(
            email=cart.contact, language=language, site=cart.site,
            customer=customer.public_id if customer else "",
        )  # fmt: skip

    def facts(self, event: Any, *, shop: Shop, at: datetime) -> dict[str, Any]:
        cart = _cart(event.cart)
        return {
            "lines": [(f"{line.quantity} × {line.title}", line.total) for line in lines_of(cart)],
            "total": cart.value,
            "open_url": shop.url(links.cart_link(cart)),
            "stop_url": shop.url(links.stop_link(cart)),
        }


class CartReminder(_ToOwner[CartLeft]):
    event = CartLeft
    label = _("Unfinished order: reminder")
    words = Words(
        _("You left something in your cart"),
        _("We have kept it as you left it."),
        (
            HELLO,
            p(_("You left something in your cart. We have kept it as you left it.")),
            *CART_END,
            p(_("We ask this once. If you would rather not be reminded of carts again, tell us.")),
            button("stop", _("No more reminders"), quiet=True),
        ),
    )
    sample = SAMPLE

    def reader(self, event: CartLeft) -> Reader | None:
        """Nobody once it is paid."""
        is_open = Cart.objects.unfinished().filter(public_id=event.cart).exists()
        return super().reader(event) if is_open else None

    def holds(self, event: CartLeft) -> bool:
        return is_still_left(event.cart)

    def one_click(self, event: CartLeft) -> str:
        return links.stop_link(Cart(public_id=event.cart))


class CartByLink(_ToOwner[CartSent]):
    event = CartSent
    label = _("Cart sent by staff")
    words = Words(
        _("Your cart is ready"),
        _("Look it over, and order it when you like."),
        (
            HELLO,
            p(_("Your cart is ready. Look it over, and order it when you like.")),
            *CART_END,
        ),
    )
    sample = SAMPLE

    def holds(self, event: CartSent) -> bool:
        """Not once it is ordered, or emptied."""
        return Cart.objects.unfinished().filter(public_id=event.cart).exists()


MESSAGES: tuple[type[Message[Any]], ...] = (CartReminder, CartByLink)
