"""Customers and the address they sign in with."""

from allauth.account.signals import email_changed

from commerce.base.models import JournalEntry
from commerce.customers import actions as customers
from commerce.customers.models import Customer
from tests.commerce import shop as build
from tests.commerce.shop import Shop


def change_address(customer: Customer, email: str) -> None:
    """As in the back office, which tells nobody."""
    assert customer.user is not None
    customer.user.email = email
    customer.user.save()


def test_a_changed_address_is_written_to(shop: Shop, customer: Customer) -> None:
    change_address(customer, "new@example.com")
    email_changed.send(sender=None, request=None, user=customer.user)
    customer.refresh_from_db()
    assert customer.email == "new@example.com"
    assert JournalEntry.objects.filter(name="CustomerMoved").count() == 1


def test_an_address_given_up_is_free_for_somebody_else(shop: Shop, customer: Customer) -> None:
    before = customer.email
    change_address(customer, "new@example.com")
    other = build.register(shop, before)
    customer.refresh_from_db()
    assert (other.email, customer.email) == (before, "new@example.com")
    assert other != customer
    assert customers.register(other.user, site=shop.site, language="en") == other
