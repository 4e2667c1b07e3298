"""Settings → Users lists those who work there; customers have a list of their own."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from commerce.base.models import User
from commerce.customers import actions as customers
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import staff
from tests.commerce.fixtures import new_year, shop
from tests.commerce.shop import Shop

__all__ = ["new_year", "shop"]

pytestmark = pytest.mark.django_db
INDEX = "wagtailusers_users:index"


@pytest.fixture
def people(shop: Shop) -> dict[str, User]:
    """Everybody there may be."""
    fresh = User.objects.create_user("fresh@example.com", "a long password")
    signing_up = User.objects.create_user("half@example.com", "a long password")
    EmailAddress.objects.create(user=signing_up, email=signing_up.email)
    customer = build.register(shop, "customer@example.com").user
    both = staff("view_mail", email="both@example.com")
    customers.register(both, site=shop.site, language="en")
    boss = User.objects.create_superuser("boss@example.com", "a long password")
    assert customer
    return {"fresh": fresh, "half": signing_up, "customer": customer, "both": both, "boss": boss}


@pytest.fixture
def boss(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["boss"])
    return client


def listed(client: Client, **query: str) -> set[str]:
    page = client.get(reverse(INDEX), query)
    return {row.email.partition("@")[0] for row in page.context["object_list"]}


def test_the_list_is_of_the_staff_unless_others_are_asked_for(boss: Client) -> None:
    assert listed(boss) == listed(boss, who="nonsense") == {"fresh", "both", "boss"}
    assert listed(boss, who="customers") == {"customer", "half"}
    assert listed(boss, who="all") == {"fresh", "both", "boss", "customer", "half"}


def test_it_says_how_many_they_are_and_searches_among_them(boss: Client) -> None:
    assert "3 users</h2>" in " ".join(boss.get(reverse(INDEX)).text.split())
    assert listed(boss, q="both") == {"both"}
    assert listed(boss, q="customer") == set()
    assert "?q=customer&amp;who=all" in boss.get(reverse(INDEX), {"q": "customer"}).text
    assert listed(boss, q="customer", who="all") == {"customer"}


def test_all_in_the_list_are_never_the_customers(boss: Client, people: dict[str, User]) -> None:
    assert "data-bulk-action-checkbox" in boss.get(reverse(INDEX)).text
    assert "data-bulk-action-checkbox" not in boss.get(reverse(INDEX), {"who": "all"}).text
    address = reverse("wagtail_bulk_action", args=["base", "user", "set_active_state"])
    boss.post(f"{address}?id=all", {"mark_as_active": "False"})
    active = set(User.objects.filter(is_active=True).values_list("email", flat=True))
    assert {"customer@example.com", "half@example.com", "boss@example.com"} == active


def form(user: User, **changed: Any) -> dict[str, Any]:
    known = {"email": user.email, "first_name": "A", "last_name": "B", "is_active": "on"}
    return known | {"password1": "", "password2": ""} | changed


def test_only_who_may_change_users_makes_staff_of_a_customer(client: Client, people: dict[str, User]) -> None:
    group, customer = Group.objects.create(name="Packers"), people["customer"]
    address = reverse("wagtailusers_users:edit", args=[customer.pk])
    client.force_login(staff("view_customer", "change_customer", email="clerk@example.com"))
    assert client.post(address, form(customer, groups=[group.pk])).status_code in (302, 403)
    assert client.get(reverse(INDEX), {"who": "all"}).status_code in (302, 403)
    assert not customer.groups.exists()
    client.force_login(staff("change_user", email="manager@example.com"))
    client.post(address, form(customer, groups=[group.pk], is_superuser="on"))
    customer.refresh_from_db()
    assert list(customer.groups.all()) == [group]
    assert not customer.is_superuser


def test_administrators_are_made_and_changed_by_administrators_alone(
    client: Client, people: dict[str, User]
) -> None:
    boss, customer = people["boss"], people["customer"]
    before = boss.password
    manager = staff("change_user", "add_user", "delete_user", email="manager@example.com")
    client.force_login(manager)
    taken = form(boss, password1="a new long password", password2="a new long password")
    client.post(reverse("wagtailusers_users:edit", args=[boss.pk]), taken)
    address = reverse("wagtail_bulk_action", args=["base", "user", "set_active_state"])
    client.post(f"{address}?id={boss.pk}", {"mark_as_active": "False"})
    boss.refresh_from_db()
    assert boss.password == before and boss.is_active
    client.force_login(boss)
    client.post(reverse("wagtailusers_users:edit", args=[customer.pk]), form(customer, is_superuser="on"))
    customer.refresh_from_db()
    assert customer.is_superuser
