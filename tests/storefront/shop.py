"""A small shop to ask the schema about, and clients that ask it."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.test import Client
from wagtail.models import Site

from commerce.base import clock
from commerce.base.models import LegalEntity, ShopSettings, User
from commerce.base.viewer import Viewer
from commerce.base.words import Words
from commerce.catalog.models import Edition, Formula, FormulaGroup
from commerce.catalog.rules import add_months
from commerce.customers import actions as customers
from commerce.customers.models import Customer

ADDRESS = {
    "name": "Camille Petit",
    "line1": "3 rue du Thé",
    "postcode": "75011",
    "city": "Paris",
    "country": "FR",
}
GOOD_CARD = "4242424242424242"
DECLINED_CARD = "4000000000000002"
BANK_CARD = "4000002500003155"


@dataclass
class Shop:
    site: Site
    monthly: Formula
    prepaid: Formula

    def visitor(self, language: str = "en") -> Viewer:
        return Viewer(Site.objects.get(pk=self.site.pk), language)

    def customer(self, email: str = "camille@example.com") -> Customer:
        user = User.objects.create_user(email, "correct horse battery")
        return customers.register(user, site=self.site, language="en")

    def as_customer(self, customer: Customer) -> Viewer:
        return Viewer(Site.objects.get(pk=self.site.pk), "en", customer.pk)


def make_formula(group: FormulaGroup, slug: str, *, price: int, boxes: int, position: int) -> Formula:
    return Formula.objects.create(
        site=group.site, group=group, slug=slug, name=Words(en=slug.title(), fr=f"{slug} (fr)"),
        summary=Words(en="A box of tea"), position=position, price_amount=price, boxes=boxes, vat_rate=550,
    )  # fmt: skip


def open_shop(site: Site, prefix: str = "") -> Shop:
    """A site that sells two formulas of one group, with three editions announced."""
    entity = LegalEntity.objects.create(name="Maison Camille", address="3 rue du Thé, Paris")
    ShopSettings.objects.update_or_create(
        site=site, defaults={"legal_entity": entity, "countries": ["FR", "BE"], "is_demo": True}
    )
    group = FormulaGroup.objects.create(
        site=site, slug=f"{prefix}discovery", name=Words(en="Discovery", fr="Découverte")
    )
    first = clock.now().date().replace(day=1)
    for ahead in range(6):
        month = add_months(first, ahead)
        ships_on = month + timedelta(days=14)
        Edition.objects.create(
            group=group, month=month, title=Words(en=f"Box {ahead}"), charge_on=month, ships_on=ships_on,
            cutoff_at=clock.now() + timedelta(days=30 * ahead + 3), published=ahead < 3,
        )  # fmt: skip
    return Shop(
        site=site,
        monthly=make_formula(group, f"{prefix}monthly", price=2490, boxes=1, position=0),
        prepaid=make_formula(group, f"{prefix}prepaid", price=6900, boxes=3, position=1),
    )


@dataclass
class Api:
    """A client of the HTTP door without cookies, like an app; `headers` go with every request."""

    client: Client
    headers: dict[str, str]

    def post(self, body: Any, **options: Any) -> Any:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.client.generic(
            "POST", "/graphql/", raw, content_type=options.pop("content_type", "application/json"),
            headers={**self.headers, **options.pop("headers", {})}, **options,
        )  # fmt: skip

    def ask(self, query: str, **variables: Any) -> Any:
        response = self.post({"query": query, "variables": variables})
        assert response.status_code == 200, response.content
        answer = response.json()
        assert "errors" not in answer, answer
        return answer["data"]

    def run(self, name: str, **variables: Any) -> Any:
        """The data of a shared operation, asked by its name."""
        response = self.post({"operationName": name, "variables": variables})
        assert response.status_code == 200, response.content
        answer = response.json()
        assert "errors" not in answer, answer
        return answer["data"]
