"""Which country a form for an address begins with."""

import pytest

from commerce.base.models import LegalEntity, ShopSettings
from tests.storefront.shop import Api, Shop


def offered(api: Api) -> list[str]:
    return [country["code"] for country in api.ask("{ site { countries { code } } }")["site"]["countries"]]


@pytest.mark.parametrize(
    ("countries", "home", "first"),
    [
        (["BE", "FR", "LU"], "FR", ["FR", "BE", "LU"]),
        (["BE", "FR", "LU"], "LU", ["LU", "BE", "FR"]),
        (["BE", "FR"], "CH", ["BE", "FR"]),
        ([], "FR", []),
    ],
)
def test_the_shops_own_country_comes_first_if_boxes_go_there(
    shop: Shop, api: Api, countries: list[str], home: str, first: list[str]
) -> None:
    ShopSettings.objects.update(countries=countries)
    LegalEntity.objects.update(country=home)
    assert offered(api) == first


def test_a_shop_that_no_seller_is_named_for_keeps_its_order(shop: Shop, api: Api) -> None:
    ShopSettings.objects.update(countries=["BE", "FR"], legal_entity=None)
    assert offered(api) == ["BE", "FR"]
