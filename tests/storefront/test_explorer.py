"""GraphiQL works where it is shown, asks nobody else, and is not there where it is switched off."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from storefront.explorer import documents
from tests.storefront.shop import Shop

VENDORED = Path(__file__).resolve().parents[2] / "graphql/storefront/static/storefront/graphiql"


@pytest.mark.django_db
def test_a_browser_that_opens_the_endpoint_sees_graphiql(shop: Shop, settings: Settings) -> None:
    settings.STOREFRONT_EXPLORER = True
    response = Client().get("/graphql/", headers={"Accept": "text/html"})
    assert response.status_code == 200
    assert "'unsafe-inline'" not in response["Content-Security-Policy"].partition("style-src")[0]
    assert "csrftoken" in response.cookies
    page = response.content.decode()
    assert page.count('"query"') == len(documents()) == 3
    assert shop.monthly.public_id in page
    assert "https://" not in page


@pytest.mark.django_db
def test_graphiql_can_be_switched_off(shop: Shop, settings: Settings) -> None:
    settings.STOREFRONT_EXPLORER = False
    response = Client().get("/graphql/", headers={"Accept": "text/html"})
    assert response.status_code == 404
    assert response.json()["errors"][0]["message"]


def test_what_is_vendored_is_small_and_licensed_and_points_nowhere() -> None:
    files = [path for path in VENDORED.iterdir() if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 2_500_000
    assert {"LICENSE-graphiql", "LICENSE-react", "README.md"} <= {path.name for path in files}
    for path in files:
        text = path.read_text()
        for word in ("sourceMappingURL", "unpkg", "jsdelivr", "cdnjs", "@import"):
            assert word not in text, f"{path.name} names {word}"
