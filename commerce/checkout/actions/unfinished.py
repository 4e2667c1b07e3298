"""Carts that were left before they were paid: reminded of once, opened again on any device."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from wagtail.models import Site

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.errors import NotFound
from commerce.base.events import publish
from commerce.base.models import JournalEntry
from commerce.base.tokens import new_token, token_hash
from commerce.base.viewer import Viewer
from commerce.catalog.models import Variant
from commerce.checkout.actions.cart import join
from commerce.checkout.errors import NobodyToWriteTo
from commerce.checkout.events import CartLeft, CartSent
from commerce.checkout.links import STOP, cart_of
from commerce.checkout.models import Cart, CartLine
from commerce.checkout.settings import NoReminder, ReminderSettings
from commerce.customers.models import Customer
from commerce.orders.models import Order

TOO_LATE = timedelta(days=3)  # of which a reminder would only surprise
NOT_AGAIN = timedelta(days=30)  # to the same address
BATCH = 200


def remind_due() -> int:
    """Whoever left a cart long enough ago, where their site reminds of it, is written to; how many were."""
    settings = ReminderSettings.objects.filter(reminder_on=True, site__shopsettings__archived_at=None)
    return sum(_remind(cart.pk) for one in settings.select_related("site") for cart in _left_on(one)[:BATCH])


@action
def _remind(cart_id: int) -> bool:
    """The cart's reminder leaves, unless it has left, or its owner came back or bought meanwhile."""
    cart = Cart.objects.locked().select_related("site", "customer").get(pk=cart_id)
    settings = ReminderSettings.for_site(cart.site)
    if not _left_on(settings).filter(pk=cart.pk).exists():
        return False
    cart.reminded_at = clock.now()
    cart.save(update_fields=["reminded_at"])
    publish(CartLeft(site=cart.site_id, cart=cart.public_id))
    return True


def _left_on(settings: ReminderSettings) -> QuerySet[Cart]:
    """The carts of the site that were left as long ago as it says, by people who may be reminded now.

    They gave their address at the checkout: guests as such, customers where to deliver. One whose order
    still waits for its payment is not reminded before it is given up.
    """
    now = clock.now()
    site, until = settings.site_id, now - timedelta(minutes=settings.minutes)
    at_checkout = ~Q(email="") | Q(customer__isnull=False, delivery_address__isnull=False)
    rows = Cart.objects.unfinished().filter(at_checkout, site=site, reminded_at=None, offered_for=None)
    rows = rows.filter(order=None, updated_at__lte=until, updated_at__gt=now - TOO_LATE)
    same = Q(email__iexact=OuterRef("address")) | Q(customer__email__iexact=OuterRef("address"))
    lately = Cart.objects.filter(same, site=site, reminded_at__gt=now - NOT_AGAIN)
    return _unanswered(rows).exclude(Exists(lately)).order_by("updated_at")


def _unanswered(carts: QuerySet[Cart]) -> QuerySet[Cart]:
    """Those of whose owners, by their `address`, none has bought since or asked for no reminders."""
    site, address = OuterRef("site"), OuterRef("address")
    bought = Order.objects.filter(
        site=site, customer__email__iexact=address, paid_at__gte=OuterRef("updated_at")
    )
    stopped = NoReminder.objects.filter(site=site, email__iexact=address)
    rows = carts.annotate(address=Coalesce("customer__email", "email"))
    return rows.exclude(Exists(bought)).exclude(Exists(stopped))


def is_still_left(public_id: str) -> bool:
    """Whether a reminder of the cart, which is on its way, still says what is so."""
    rows = Cart.objects.unfinished().filter(public_id=public_id, order=None)
    return _unanswered(rows).exists()


@action
def remind_no_more(token: str, *, site: Site) -> None:
    """Whoever the token was sent to is reminded of no cart on this site. Raises NotFound."""
    public_id = cart_of(token, salt=STOP)
    cart = Cart.objects.select_related("customer").filter(public_id=public_id, site=site).first()
    if cart is None:
        raise NotFound(field="token")
    NoReminder.objects.get_or_create(site=site, email=cart.contact.lower(), defaults={"since": clock.now()})


@action
def follow(customer: Customer, *, before: str) -> None:
    """Who asked for no reminders is reminded of no cart at their new address either."""
    if NoReminder.objects.filter(site=customer.site, email=before.lower()).exists():
        NoReminder.objects.get_or_create(
            site=customer.site, email=customer.email.lower(), defaults={"since": clock.now()}
        )


@action
def reopen(token: str, *, viewer: Viewer) -> tuple[Cart, str]:
    """The cart that the link stands for is the visitor's, and what they had in another with it; with the
    secret that opens it from now on, "" where its customer must sign in.

    The device it was filled on follows the link, too, to have it again. Raises NotFound for a link that
    is forged, too old, of another site, or of a cart that was paid.
    """
    public_id = cart_of(token)
    rows = Cart.objects.open().filter(public_id=public_id, site=viewer.site).locked_first()
    cart = rows.select_related("site", "customer").first()
    if cart is None:
        raise NotFound(field="token")
    cart.reopened_at = cart.reopened_at or clock.now()
    if cart.customer_id:
        cart.save(update_fields=["reopened_at"])
        return cart, ""
    secret = new_token()
    if viewer.cart_token:
        join(viewer, into=cart)
    cart.token_hash = token_hash(secret)
    cart.save()
    Order.objects.filter(cart=cart, status=Order.Status.PENDING).update(token_hash=cart.token_hash)
    return cart, secret


@action
def send_link(cart: Cart, *, key: str) -> Cart:
    """The link to the cart leaves by mail, once for each press of the button. Raises NobodyToWriteTo."""
    cart = Cart.objects.locked().select_related("site", "customer").get(pk=cart.pk)
    if not cart.contact:
        raise NobodyToWriteTo
    told = JournalEntry.objects.filter(name=CartSent.__name__, data__cart=cart.public_id, data__key=key)
    if not told.exists():
        publish(CartSent(site=cart.site_id, cart=cart.public_id, key=key))
    return cart


@action
def offer(order: Order, variant: Variant, *, quantity: int, with_box: bool, key: str) -> Cart:
    """A cart with so many of the variant, to the order's address, whose link leaves to its customer: what
    they pay for it is an order of its own. Once for each press of the button."""
    order = Order.objects.locked().select_related("site", "customer").get(pk=order.pk)
    known = Cart.objects.filter(offered_for=order, public_id__in=_offered(key)).first()
    if known:
        return known
    customer = order.customer if order.customer.user_id else None
    cart = Cart.objects.create(
        site=order.site, customer=customer, email="" if customer else order.customer.email,
        token_hash=token_hash(new_token()), language=order.language, offered_for=order,
        delivery_address=order.delivery_address, billing_address=order.billing_address,
        updated_at=clock.now(),
    )  # fmt: skip
    CartLine.objects.create(cart=cart, variant=variant, quantity=quantity, with_box=with_box)
    publish(CartSent(site=cart.site_id, cart=cart.public_id, key=key))
    return cart


def _offered(key: str) -> list[str]:
    told = JournalEntry.objects.filter(name=CartSent.__name__, data__key=key)
    return [entry.data["cart"] for entry in told]
