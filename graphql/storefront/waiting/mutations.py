"""Putting a name down for what is sold out, and what the links of the mails that follow do."""

from typing import Any

import strawberry

from commerce.base.errors import NotFound
from commerce.base.viewer import Viewer
from commerce.catalog.models import Formula, OptionChoice, Variant
from commerce.checkout import actions as checkout
from commerce.checkout import queries
from commerce.waiting import actions as waiting
from commerce.waiting import links
from storefront.checkout.carts import changed
from storefront.checkout.types import CartPayload
from storefront.context import Info, keep_cart
from storefront.problems import door
from storefront.waiting.types import WaitingJoinPayload, WaitingPayload, shown

TOKEN = "That of the link from the mail."


@strawberry.input(description="Who waits for what.")
class WaitingJoinInput:
    formula: strawberry.ID | None = strawberry.field(description="A formula, or", default=None)
    variant: strawberry.ID | None = strawberry.field(description="a variant of a product.", default=None)
    quantity: int = strawberry.field(description="How many of it, from 1 to 20.", default=1)
    email: str = strawberry.field(description="Where we write to.")


@strawberry.input(description="A place in a waiting list.")
class WaitingPlaceInput:
    token: str = strawberry.field(description=TOKEN)


@strawberry.input(description="A place in a waiting list that was invited.")
class WaitingAcceptInput:
    token: str = strawberry.field(description=TOKEN)
    options: list[strawberry.ID] = strawberry.field(
        description="The choices made of its `options`.", default_factory=list
    )


@strawberry.type
class WaitingMutation:
    @strawberry.mutation(
        description="Puts a name down for something sold out. A mail asks to confirm it; when there is enough"
        " again people are told in order, and theirs is kept for 24 hours."
    )
    @door(WaitingJoinPayload)
    def waiting_join(self, info: Info, input: WaitingJoinInput) -> WaitingJoinPayload:
        viewer = info.context.viewer
        waiting.ask(
            _thing(input, viewer), site=viewer.site, email=input.email, quantity=input.quantity,
            language=viewer.language,
        )  # fmt: skip
        return WaitingJoinPayload(received=True)

    @strawberry.mutation(description="Confirms the address of a place: from now on it is in the line.")
    @door(WaitingPayload)
    def waiting_confirm(self, info: Info, input: WaitingPlaceInput) -> WaitingPayload:
        return _after(waiting.confirm(_place(input.token, info)), info)

    @strawberry.mutation(description="Gives the place up, and has its address forgotten.")
    @door(WaitingPayload)
    def waiting_leave(self, info: Info, input: WaitingPlaceInput) -> WaitingPayload:
        return _after(waiting.leave(_place(input.token, info)), info)

    @strawberry.mutation(
        description="Puts what is kept for the place in the viewer's cart, and opens one if there is none;"
        " `cartToken` then names it, as after cartLineAdd. Once."
    )
    @door(CartPayload)
    def waiting_accept(self, info: Info, input: WaitingAcceptInput) -> CartPayload:
        viewer = info.context.viewer
        place = _place(input.token, info)
        options = list(OptionChoice.objects.visible_to(viewer).filter(public_id__in=input.options))
        if len(options) != len(set(input.options)):
            raise NotFound(field="options")
        known = queries.current_cart(viewer)
        cart, token = checkout.accept_invitation(known, place, viewer=viewer, options=options)
        payload = changed(cart)
        payload.cart_token = keep_cart(info.context, token) if token else None
        return payload


def _thing(input: WaitingJoinInput, viewer: Viewer) -> Formula | Variant:
    """What is waited for: the one of the two that is given. Raises NotFound."""
    kind: Any = Formula if input.variant is None else Variant
    public_id = input.formula if input.variant is None else input.variant
    found: Formula | Variant | None = kind.objects.visible_to(viewer).filter(public_id=public_id).first()
    if found is None or None not in (input.formula, input.variant):
        raise NotFound(field="formula" if input.variant is None else "variant")
    return found


def _place(token: str, info: Info) -> Any:
    return links.place_of(token, site=info.context.viewer.site)


def _after(place: Any, info: Info) -> WaitingPayload:
    """The place read again, with what its fields need."""
    return shown(links.place_of(links.token_of(place), site=info.context.viewer.site))
