"""Codes are typed here, and only here: in the body of a request, a handful of times a minute."""

from datetime import date
from typing import Any

import strawberry

from commerce.base import clock
from commerce.base.emails import tidy_email
from commerce.base.errors import SignInRequired
from commerce.catalog.queries import zone_of
from commerce.checkout import actions as checkout
from commerce.checkout.errors import ContactInvalid
from commerce.customers import actions as customers
from commerce.customers.models import Customer
from commerce.giftcards import actions as giftcards
from commerce.giftcards import links, queries
from commerce.giftcards.models import GiftCard as GiftCardRow
from commerce.subscriptions import actions as subscriptions
from storefront.addresses.types import AddressInput
from storefront.checkout.carts import cart_of, changed
from storefront.checkout.types import CartPayload
from storefront.context import Info
from storefront.giftcards.types import GiftPayload
from storefront.problems import door

TOKEN = "The `token` of the gift."


@strawberry.input(description="Which gift card pays, too.")
class GiftCardApplyInput:
    cart: strawberry.ID = strawberry.field(description="The cart.")
    code: str = strawberry.field(description="The code, as it is printed or otherwise.")


@strawberry.input(description="Which gift card no longer pays.")
class GiftCardRemoveInput:
    cart: strawberry.ID = strawberry.field(description="The cart.")
    gift_card: str = strawberry.field(description="`id` of one of its `giftCards`.")


@strawberry.input(description="A code.")
class GiftCardBalanceInput:
    code: str = strawberry.field(description="The code, as it is printed or otherwise.")


@strawberry.input(description="How the subscription of a gift begins.")
class GiftCardActivateInput:
    token: str = strawberry.field(description=TOKEN)
    email: str = strawberry.field(
        description="Where we write to; the customer's own address when signed in.", default=""
    )
    starts_on: date | None = strawberry.field(
        description="The first box is the first one of somebody who orders on that day; today when left out.",
        default=None,
    )
    missing_one: bool = strawberry.field(
        description="Set once the shopper has been told by BOX_MISSED which box comes first.", default=False
    )
    address: AddressInput = strawberry.field(description="Where the boxes go.")


@strawberry.input(description="A gift.")
class GiftCardExchangeInput:
    token: str = strawberry.field(description=TOKEN)


@strawberry.input(description="Thanks for a gift.")
class GiftCardThankInput:
    token: str = strawberry.field(description=TOKEN)
    note: str = strawberry.field(description="At most 500 characters.")


@strawberry.type
class GiftCardsMutation:
    @strawberry.mutation(description="Has a gift card pay for the cart, after those it has already.")
    @door(CartPayload)
    def gift_card_apply(self, info: Info, input: GiftCardApplyInput) -> CartPayload:
        viewer = info.context.viewer
        return changed(
            checkout.apply_gift_card(cart_of(input.cart, viewer), code=input.code, viewer=viewer)
        )  # fmt: skip

    @strawberry.mutation(description="Has a gift card no longer pay for the cart.")
    @door(CartPayload)
    def gift_card_remove(self, info: Info, input: GiftCardRemoveInput) -> CartPayload:
        cart = cart_of(input.cart, info.context.viewer)
        return changed(checkout.remove_gift_card(cart, card=input.gift_card))

    @strawberry.mutation(
        description="What a code stands for. A mutation, so that no code stands in an address or a log."
    )
    @door(GiftPayload)
    def gift_card_balance(self, info: Info, input: GiftCardBalanceInput) -> GiftPayload:
        viewer = info.context.viewer
        card = queries.usable(input.code, site=viewer.site, customer=viewer.customer_id)
        return _shown(card)

    @strawberry.mutation(
        description="The subscription that the card gives begins, without a sign-in; nobody is charged."
    )
    @door(GiftPayload)
    def gift_card_activate(self, info: Info, input: GiftCardActivateInput) -> GiftPayload:
        card = links.card_of(input.token, site=info.context.viewer.site)
        subscriptions.start_gift(
            card, customer=_recipient(input.email, info), address=input.address.postal(),
            starts_on=input.starts_on or clock.today(zone_of(card.site)), missing_one=input.missing_one,
        )  # fmt: skip
        return _shown(card)

    @strawberry.mutation(
        description="Store credit of what was paid, instead of the subscription that the card gives."
    )
    @door(GiftPayload)
    def gift_card_exchange(self, info: Info, input: GiftCardExchangeInput) -> GiftPayload:
        viewer = info.context.viewer
        card = links.card_of(input.token, site=viewer.site)
        if not viewer.is_customer:
            raise SignInRequired
        giftcards.exchange(card, customer=Customer.objects.visible_to(viewer).get())
        return _shown(card)

    @strawberry.mutation(description="Thanks whoever gave a card that was used; once.")
    @door(GiftPayload)
    def gift_card_thank(self, info: Info, input: GiftCardThankInput) -> GiftPayload:
        card = links.card_of(input.token, site=info.context.viewer.site)
        return _shown(giftcards.thank(card, note=input.note))


def _recipient(email: str, info: Info) -> Customer:
    """The signed-in customer; else the guest of that address. Raises ContactInvalid for what is none."""
    viewer = info.context.viewer
    if (email or not viewer.is_customer) and tidy_email(email) is None:
        raise ContactInvalid(field="email")
    if viewer.is_customer:
        return Customer.objects.visible_to(viewer).get()
    return customers.welcome_guest(viewer.site, email=email.strip(), language=viewer.language)


def _shown(card: GiftCardRow) -> GiftPayload:
    row: Any = queries.balance_of(card)
    return GiftPayload(gift=row)
