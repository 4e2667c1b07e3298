"""The forms of an account, as a visitor sees them."""

import pytest
from django.test import Client

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
