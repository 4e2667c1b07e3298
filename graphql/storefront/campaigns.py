"""Links of ads and of customers who recommend the shop.

A browser's session remembers whose it followed until there is a cart for what they bring.
"""

from contextlib import suppress

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from commerce.base.viewer import Viewer
from commerce.checkout import actions as checkout
from commerce.checkout.errors import CartClosed, CartLocked
from commerce.checkout.models import Cart
from commerce.checkout.queries import current_cart
from commerce.discounts import actions as discounts
from commerce.discounts.queries import campaign_at
from commerce.loyalty.errors import ReferralRefused

WAITING, COUNTED, RECOMMENDED = "campaign", "campaigns_counted", "recommended_by"
LONGEST_CODE = 16
MOST_COUNTED = 20


def follow(request: HttpRequest, slug: str, viewer: Viewer) -> str | None:
    """The path to which the ad leads; None for a link of no campaign.

    One visit is counted for a browser, however often it comes. Its coupon is in the cart, or will be
    once there is one.
    """
    campaign = campaign_at(viewer.site, slug)
    if campaign is None:
        return None
    session = request.session
    counted = session.get(COUNTED, [])
    if request.method == "GET" and campaign.public_id not in counted:
        discounts.visit(campaign)
        session[COUNTED] = [*counted, campaign.public_id][-MOST_COUNTED:]
    session[WAITING] = campaign.public_id
    cart = current_cart(viewer)
    if cart:
        try:
            take_up(session, cart, viewer)
        except (CartClosed, CartLocked):
            return campaign.destination  # it is being paid: the coupon waits for the next
    return campaign.destination


def recommend(request: HttpRequest, code: str, viewer: Viewer) -> None:
    """Who recommended the shop is in the cart, or will be once there is one."""
    request.session[RECOMMENDED] = code[:LONGEST_CODE]
    cart = current_cart(viewer)
    if cart:
        try:
            take_up(request.session, cart, viewer)
        except (CartClosed, CartLocked):
            return  # it is being paid: the code waits for the next


def take_up(session: SessionBase, cart: Cart, viewer: Viewer) -> None:
    """The cart has the coupon, and the recommendation, that waited for it. Raises CartClosed, CartLocked."""
    waiting = session.get(WAITING)
    if waiting:
        checkout.arrive_by(cart, campaign=waiting, viewer=viewer)
        del session[WAITING]
    code = session.get(RECOMMENDED)
    if code:
        with suppress(ReferralRefused):  # a link that is not for them leads on, and brings nothing
            checkout.recommended_by(cart, code=code, viewer=viewer)
        del session[RECOMMENDED]
