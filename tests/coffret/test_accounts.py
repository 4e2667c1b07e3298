"""The forms of an account, as a visitor sees them."""

import pytest
from django.test import Client

from commerce.base.models import User
from tests.commerce import shop as build


@pytest.mark.parametrize(
    ("path", "label"), [("/accounts/login/", "Remember me"), ("/fr/accounts/login/", "Se souvenir de moi")]
)
def test_the_page_to_sign_in_offers_a_new_password_once(
    db: None, client: Client, path: str, label: str
) -> None:
    build.open_shop()
    page = client.get(path).text
    assert page.count("/accounts/password/reset/") == 1
    assert label in page


PASSWORD = "correct horse battery"


def sign_in(client: Client, email: str, address: str = "/accounts/login/") -> list[str]:
    """Where signing in leads, step by step."""
    page = client.post(address, {"login": email, "password": PASSWORD}, follow=True)
    assert page.status_code == 200
    return [step for step, _status in page.redirect_chain]


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/login/?next=/account/"])
def test_staff_who_sign_in_arrive_at_the_back_office(db: None, client: Client, address: str) -> None:
    build.open_shop()
    User.objects.create_superuser("owner@example.com", PASSWORD)
    assert sign_in(client, "owner@example.com", address) == ["/account/", "/admin/"]


def test_customers_who_sign_in_arrive_at_their_account(db: None, client: Client) -> None:
    build.open_shop()
    User.objects.create_user("camille@example.com", PASSWORD)
    assert sign_in(client, "camille@example.com") == ["/account/"]


@pytest.mark.parametrize("is_staff", [True, False])
def test_who_may_not_enter_the_back_office_is_told_so(db: None, client: Client, is_staff: bool) -> None:
    """Wagtail would send them to the page to sign in, and that page back."""
    build.open_shop()
    client.force_login(User.objects.create_user("camille@example.com", PASSWORD, is_staff=is_staff))
    for address in ("/admin/", "/admin/orders/", "/admin/login/"):
        assert client.get(address).status_code == 403
    assert client.post("/admin/logout/").status_code == 302
