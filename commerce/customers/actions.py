"""What is done to customers."""

from wagtail.models import Site

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.models import User
from commerce.customers.events import CustomerMoved, CustomerRegistered
from commerce.customers.models import Address, Customer
from commerce.customers.rules import PostalAddress


@action
def register(user: User, *, site: Site, language: str) -> Customer:
    """The customer that `user` is on `site`, made if this is their first sign-in there."""
    user = User.objects.select_for_update().get(pk=user.pk)  # two tabs signing in at once
    known = Customer.objects.locked().filter(site=site, user=user).first()
    if known:
        return known
    for before in User.objects.filter(customers__site=site, customers__email__iexact=user.email):
        follow_email(before)
    customer = Customer.objects.create(
        site=site, user=user, email=user.email, name=user.get_full_name(),
        language=language, created_at=clock.now(),
    )  # fmt: skip
    publish(CustomerRegistered(site=site.pk, customer=customer.public_id))
    return customer


@action
def follow_email(user: User) -> None:
    """What we write to is the address that `user` now signs in with, on every site."""
    for customer in Customer.objects.locked().filter(user=user).exclude(email=user.email):
        customer.email = user.email
        customer.save(update_fields=["email"])
        publish(CustomerMoved(site=customer.site_id, customer=customer.public_id))


@action
def keep_address(customer: Customer, *, address: PostalAddress) -> Address:
    """The address as one of the customer's own; kept once however often it is given."""
    kept, _created = Address.objects.get_or_create(customer=customer, **address.as_dict())
    if not customer.name:
        Customer.objects.filter(pk=customer.pk, name="").update(name=address.name)
    return kept
