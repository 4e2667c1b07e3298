"""What is done to customers."""

from django.db import transaction
from django.db.models import ProtectedError, QuerySet
from wagtail.models import Site

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.models import User
from commerce.customers import moving
from commerce.customers.events import CustomerMoved, CustomerRegistered
from commerce.customers.models import Address, Customer
from commerce.customers.rules import PostalAddress
from commerce.ledger.models import Account


@action
def register(user: User, *, site: Site, language: str, proven: bool = False) -> Customer:
    """The customer that `user` is on `site`, made if this is their first sign-in there.

    With `proven`, the address is known to be theirs: a guest of that address becomes this customer.
    """
    user = User.objects.select_for_update().get(pk=user.pk)  # two tabs signing in at once
    known = Customer.objects.locked().filter(site=site, user=user).first()
    if known:
        return known
    for before in User.objects.filter(customers__site=site, customers__email__iexact=user.email):
        follow_email(before)
    guest = _guests(site, user.email).first() if proven else None
    if guest:
        guest.user = user
        guest.save(update_fields=["user"])
        publish(CustomerRegistered(site=site.pk, customer=guest.public_id))
        return guest
    customer = Customer.objects.create(
        site=site, user=user, email=user.email, name=user.get_full_name(),
        language=language, created_at=clock.now(),
    )  # fmt: skip
    publish(CustomerRegistered(site=site.pk, customer=customer.public_id))
    return customer


@action
def welcome_guest(site: Site, *, email: str, language: str, name: str = "") -> Customer:
    """The guest of this address on the site, who buys without signing in; a new one is called `name`."""
    known = _guests(site, email).first()
    return known or Customer.objects.create(
        site=site, email=email.lower(), name=name, language=language, created_at=clock.now()
    )


@action
def adopt_guests(user: User) -> None:
    """What guests of the user's address bought is theirs, now that the address is proven to be.

    On sites where they have a history of their own signed in, too, both stay as they are: cards are
    kept at the gateway under the one or the other, and mails lead to both.
    """
    for customer in Customer.objects.locked().filter(user=user).select_related("site"):
        guest = _guests(customer.site, user.email).first()
        if guest and _forgotten(customer, for_=guest):
            guest.user = user
            guest.save(update_fields=["user"])
            publish(CustomerRegistered(site=guest.site_id, customer=guest.public_id))


def _forgotten(customer: Customer, *, for_: Customer) -> bool:
    """Whether the customer had nothing but a cart, which now is the other's; they are gone then."""
    if Account.objects.filter(owner=customer.public_id, balance__gt=0).exists():
        return False
    try:
        with transaction.atomic():
            customer.carts.update(customer=for_)
            customer.delete()
    except ProtectedError:
        return False
    return True


def _guests(site: Site, email: str) -> QuerySet[Customer]:
    return Customer.objects.locked().filter(site=site, user=None, email__iexact=email)


@action
def follow_email(user: User, *, proven: str = "") -> None:
    """What we write to is the address that `user` now signs in with, on every site.

    `proven` is the one before, where both are known to be theirs: what was agreed to there goes with them.
    """
    rows = Customer.objects.locked().filter(user=user).exclude(email=user.email).select_related("site")
    for customer in rows:
        before, customer.email = customer.email, user.email
        customer.save(update_fields=["email"])
        if proven and before.lower() == proven.lower():
            moving.tell(customer, before=before)
        publish(CustomerMoved(site=customer.site_id, customer=customer.public_id))


@action
def keep_address(customer: Customer, *, address: PostalAddress) -> Address:
    """The address as one of the customer's own; kept once however often it is given."""
    kept, _created = Address.objects.get_or_create(customer=customer, **address.as_dict())
    if not customer.name:
        Customer.objects.filter(pk=customer.pk, name="").update(name=address.name)
    return kept
