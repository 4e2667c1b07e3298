"""Whoever works for the shop looks at it as anybody does, and becomes no customer by that."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from commerce.base.models import JournalEntry, User
from commerce.customers.models import Customer
from content.emails.models import Mail
from tests.storefront.shop import Shop

PASSWORD = "correct horse battery"
LOOK = {"query": "{ me { email } }"}


@pytest.fixture
def clerk(shop: Shop) -> User:
    """Made under Settings → Users, with a group that may enter the back office."""
    user = User.objects.create_user("clerk@example.com", PASSWORD)
    group = Group.objects.create(name="Packers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    return user


def look_around(user: User, client: Client) -> None:
    client.force_login(user)
    assert client.post("/graphql/", LOOK, content_type="application/json").status_code == 200


def test_staff_who_look_at_the_shop_are_not_welcomed_as_customers(clerk: User, client: Client) -> None:
    before = JournalEntry.objects.count()
    look_around(clerk, client)
    assert not Customer.objects.filter(user=clerk).exists()
    assert JournalEntry.objects.count() == before and not Mail.objects.exists()


def test_whoever_else_signs_in_is_a_customer_and_welcomed(shop: Shop, client: Client) -> None:
    user = User.objects.create_user("new@example.com", PASSWORD)
    look_around(user, client)
    assert Customer.objects.filter(user=user).exists()
    assert JournalEntry.objects.filter(name="CustomerRegistered").exists()


def test_a_customer_who_begins_to_work_for_the_shop_stays_one(
    shop: Shop, clerk: User, client: Client
) -> None:
    user = User.objects.create_user("both@example.com", PASSWORD)
    look_around(user, client)
    user.groups.add(*clerk.groups.all())
    look_around(user, client)
    assert Customer.objects.filter(user=user).count() == 1
