"""Staff enter the back office with two factors, and every page says what it may load."""

import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from commerce.base.models import User

PASSWORD = "correct horse battery"
pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> User:
    user = User.objects.create_superuser("owner@example.com", PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


@pytest.fixture
def two_factors(settings) -> None:
    settings.REQUIRE_STAFF_MFA = True


def sign_in(client: Client, user: User):
    return client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.mark.usefixtures("two_factors")
def test_a_password_alone_leads_to_setting_up_the_second_factor(client: Client, staff: User) -> None:
    sign_in(client, staff)

    answer = client.get("/admin/")

    assert answer.status_code == 302
    assert answer.url.startswith("/accounts/2fa/totp/activate/")
    password_again = client.get(answer.url).url
    answer = client.post(password_again, {"password": PASSWORD}, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/accounts/2fa/totp/activate/")
    assert answer.status_code == 200


def test_without_the_setting_a_password_is_enough(client: Client, staff: User) -> None:
    sign_in(client, staff)
    assert client.get("/admin/").status_code == 200


@pytest.mark.usefixtures("two_factors")
def test_a_password_and_a_code_open_the_back_office(client: Client, staff: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(staff, secret)

    answer = sign_in(client, staff)
    assert answer.url.startswith("/accounts/2fa/authenticate/")
    assert client.get("/admin/").url.startswith("/accounts/login/")

    client.post("/accounts/2fa/authenticate/", {"code": code(secret)})
    assert client.get("/admin/").status_code == 200


@pytest.mark.usefixtures("two_factors")
def test_who_set_it_up_in_this_session_is_asked_for_a_code_once(client: Client, staff: User) -> None:
    sign_in(client, staff)
    secret = generate_totp_secret()
    TOTP.activate(staff, secret)

    answer = client.get("/admin/")
    assert answer.url.startswith("/accounts/2fa/reauthenticate/")

    client.post(answer.url, {"code": code(secret)})
    assert client.get("/admin/").status_code == 200


def test_the_back_office_has_no_sign_in_of_its_own(client: Client) -> None:
    answer = client.get("/admin/login/?next=/admin/pages/")
    assert answer.status_code == 302
    assert answer.url == "/accounts/login/?next=/admin/pages/"
    assert client.post("/admin/login/", {"username": "a", "password": "b"}).status_code == 302
    assert client.get("/admin/password_reset/").status_code != 200


@pytest.mark.parametrize("path", ["/accounts/login/", "/nothing-here/", "/hooks/stripe/"])
def test_pages_of_the_shop_may_run_nothing_written_inline(client: Client, path: str) -> None:
    policy = client.get(path).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "object-src 'none'" in policy


def test_only_the_back_office_may(client: Client, staff: User) -> None:
    client.force_login(staff)
    policy = client.get("/admin/").headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "unsafe-eval" not in policy
