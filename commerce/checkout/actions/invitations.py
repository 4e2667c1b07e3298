"""What a waiting list keeps for somebody, put in their cart."""

from collections.abc import Sequence

from commerce.base.actions import action
from commerce.base.viewer import Viewer
from commerce.catalog.models import OptionChoice
from commerce.checkout.actions.cart import Wish, add_line
from commerce.checkout.models import Cart
from commerce.waiting import actions as waiting
from commerce.waiting import rules
from commerce.waiting.models import Place


@action
def accept_invitation(
    cart: Cart | None, place: Place, *, viewer: Viewer, options: Sequence[OptionChoice] = ()
) -> tuple[Cart, str]:
    """The cart with what is kept for the place, and its token when it was opened for this.

    A second time adds nothing. Raises PlaceEnded, and what `add_line` raises.
    """
    place = Place.objects.locked().get(pk=place.pk)
    rules.check_invited(place.state)
    if cart and place.cart == cart.public_id and cart.lines.filter(**_named(place)).exists():
        return cart, ""
    wish = Wish(thing=place.thing, quantity=place.quantity, options=options, compose_later=True)
    cart, token = add_line(cart, wish, viewer=viewer)
    waiting.keep_in(place, cart=cart.public_id)
    return cart, token


def _named(place: Place) -> dict[str, int | None]:
    return {"variant": place.variant_id} if place.variant_id else {"formula": place.formula_id}
