"""The shop as everybody reads it: only what is on sale, narrowed down, counted, found and in order."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image as Pixels

from commerce.base import clock
from commerce.base.words import Words
from commerce.catalog.models import (
    Category,
    Characteristic,
    CharacteristicValue,
    Option,
    OptionChoice,
    PricePoint,
    Product,
    ProductPicture,
    Tag,
    Taxonomy,
    Variant,
)
from content.images.models import Image
from tests.storefront.shop import Api, Shop, make_formula
from tests.storefront.test_queries import count

LIST = """query ($category: String, $tags: [ID!], $priceMin: Int, $priceMax: Int, $inStock: Boolean,
    $kind: ProductKind, $words: String, $sort: ProductSort, $first: Int, $after: String) {
  products(category: $category, tags: $tags, priceMin: $priceMin, priceMax: $priceMax, inStock: $inStock,
      kind: $kind, query: $words, sort: $sort, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { slug }
    facets { categories { count category { slug } } taxonomies { tags { count tag { slug } } } }
  }
}"""


class Shelves:
    """Two shelves, one within the other, and three products on them."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.tea = self.shelf("tea")
        self.green = self.shelf("green", parent=self.tea)
        kind = Taxonomy.objects.create(site=shop.site, slug="flavour", name=Words(en="Flavour"))
        self.tags = {
            slug: Tag.objects.create(taxonomy=kind, slug=slug, name=Words(en=slug.title()))
            for slug in ("citrus", "smoked")
        }
        self.earl = self.product("earl", 1000, [self.tea], tags=["citrus"], stock=9)
        self.lapsang = self.product("lapsang", 3000, [self.tea], tags=["citrus", "smoked"], stock=0)
        self.sencha = self.product("sencha", 2000, [self.green], stock=3)

    def shelf(self, slug: str, **fields: Any) -> Category:
        return Category.objects.create(site=self.shop.site, slug=slug, name=Words(en=slug.title()), **fields)

    def product(
        self,
        slug: str,
        price: int,
        shelves: list[Category],
        *,
        tags: Any = (),
        stock: Any = None,
        **more: Any,
    ) -> Product:
        row = Product.objects.create(
            site=self.shop.site,
            slug=slug,
            name=Words(en=slug.title()),
            position=Product.objects.count(),
            **more,
        )
        Variant.objects.create(product=row, code=slug, price_amount=price, stock=stock)
        row.categories.set(shelves)
        row.tags.set([self.tags[tag] for tag in tags])
        row.save()
        return row


@pytest.fixture
def shelves(shop: Shop) -> Shelves:
    return Shelves(shop)


def slugs(api: Api, **asked: Any) -> list[str]:
    return [node["slug"] for node in api.ask(LIST, **asked)["products"]["nodes"]]


def test_a_list_is_narrowed_down_by_all_that_is_given(shelves: Shelves, api: Api) -> None:
    citrus, smoked = (tag.public_id for tag in shelves.tags.values())
    assert slugs(api) == ["earl", "lapsang", "sencha"]
    assert slugs(api, category="tea") == ["earl", "lapsang", "sencha"]  # what is within it too
    assert slugs(api, category="green") == ["sencha"]
    assert slugs(api, category="nowhere") == []
    assert slugs(api, tags=[citrus]) == ["earl", "lapsang"]
    assert slugs(api, tags=[citrus, smoked]) == ["lapsang"]
    assert slugs(api, tags=["tag_x"]) == []
    assert slugs(api, priceMin=10, priceMax=20) == ["earl", "sencha"]
    assert slugs(api, inStock=True) == ["earl", "sencha"]
    assert slugs(api, kind="GIFT_CARD") == []
    assert slugs(api, words="lapsnag") == ["lapsang"]
    assert slugs(api, category="tea", tags=[citrus], inStock=True, words="earl") == ["earl"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("PRICE", ["earl", "sencha", "lapsang"]), ("PRICE_DOWN", ["lapsang", "sencha", "earl"]),
        ("NEWEST", ["sencha", "lapsang", "earl"]), ("NAME", ["earl", "lapsang", "sencha"]),
        ("POSITION", ["earl", "lapsang", "sencha"]), ("RELEVANCE", ["earl", "lapsang", "sencha"]),
    ],
)  # fmt: skip
def test_every_order_goes_on_page_by_page(shelves: Shelves, api: Api, sort: str, order: list[str]) -> None:
    found, after = [], None
    for _page in order:
        page = api.ask(LIST, sort=sort, first=1, after=after)["products"]
        found += [node["slug"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
    assert found == order
    assert not page["pageInfo"]["hasNextPage"]
    assert page["totalCount"] == 3


def test_facets_count_what_would_be_left(shelves: Shelves, api: Api) -> None:
    def facets(**asked: Any) -> tuple[dict[str, int], dict[str, int]]:
        found = api.ask(LIST, **asked)["products"]["facets"]
        tags = {each["tag"]["slug"]: each["count"] for kind in found["taxonomies"] for each in kind["tags"]}
        return {each["category"]["slug"]: each["count"] for each in found["categories"]}, tags

    assert facets() == ({"tea": 3, "green": 1}, {"citrus": 2, "smoked": 1})
    assert facets(category="green") == ({"tea": 3, "green": 1}, {})
    assert facets(tags=[shelves.tags["smoked"].public_id]) == ({"tea": 1}, {"citrus": 1, "smoked": 1})
    assert facets(inStock=True) == ({"tea": 2, "green": 1}, {"citrus": 1})
    Taxonomy.objects.update(in_filters=False)
    assert facets()[1] == {}


def test_what_is_not_on_sale_does_not_exist(shelves: Shelves, api: Api) -> None:
    now = clock.now()
    for number, fields in enumerate((
        {"active": False},
        {"active_from": now + timedelta(days=1)},
        {"active_until": now - timedelta(days=1)},
    )):  # fmt: skip
        shelves.product(f"hidden-{number}", 500, [shelves.tea], **fields)
    without = Product.objects.create(site=shelves.shop.site, slug="hidden-bare", name=Words(en="Bare"))
    off = shelves.product("hidden-variant", 500, [shelves.tea])
    Variant.objects.filter(product=off).update(active=False)
    assert slugs(api) == ["earl", "lapsang", "sencha"]
    assert slugs(api, words="hidden") == []
    for hidden in Product.objects.filter(slug__startswith="hidden"):
        assert api.ask("query ($s: String) { product(slug: $s) { id } }", s=hidden.slug) == {"product": None}
        assert api.ask("query ($id: ID!) { node(id: $id) { id } }", id=hidden.public_id) == {"node": None}
    variant = Variant.objects.get(product=off)
    assert api.ask("query ($id: ID!) { node(id: $id) { id } }", id=variant.public_id) == {"node": None}
    assert without.variants.count() == 0


def test_how_many_are_left_is_told_only_of_the_last_few(shelves: Shelves, api: Api) -> None:
    asked = "query ($s: String) { product(slug: $s) { availability variants { availability left } } }"
    told = {slug: api.ask(asked, s=slug)["product"]["variants"][0] for slug in ("earl", "lapsang", "sencha")}
    assert told == {
        "earl": {"availability": "IN_STOCK", "left": None},
        "lapsang": {"availability": "SOLD_OUT", "left": 0},
        "sencha": {"availability": "LOW", "left": 3},
    }


def test_a_reduced_price_is_shown_with_the_lowest_of_the_30_days_before(shelves: Shelves, api: Api) -> None:
    asked = """{ product(slug: "earl") { price { amount } priorPrice { amount }
        variants { priorPrice { amount } } } }"""
    variant = Variant.objects.get(product=shelves.earl)
    assert api.ask(asked)["product"]["priorPrice"] is None
    PricePoint.objects.create(variant=variant, amount=1200, since=clock.now() - timedelta(days=90))
    told = api.ask(asked)["product"]
    assert (told["price"]["amount"], told["priorPrice"]["amount"]) == ("10.00", "12.00")
    assert told["variants"] == [{"priorPrice": {"amount": "12.00"}}]


def test_search_finds_products_and_formulas(shelves: Shelves, api: Api) -> None:
    asked = """query ($q: String!) {
      search(query: $q) { formulas { slug } products { totalCount nodes { slug } } } }"""
    assert api.ask(asked, q="discovry")["search"]["formulas"] == [{"slug": "monthly"}, {"slug": "prepaid"}]
    assert api.ask(asked, q="découverte")["search"]["products"] == {"totalCount": 0, "nodes": []}
    found = api.ask(asked, q="Citrus")["search"]["products"]["nodes"]
    assert {node["slug"] for node in found} == {"earl", "lapsang"}
    assert api.ask(asked, q="  ")["search"] == {"formulas": [], "products": {"totalCount": 0, "nodes": []}}


def test_categories_are_a_tree(shelves: Shelves, api: Api) -> None:
    assert api.ask("{ categories { slug children { slug path { slug } } } }") == {
        "categories": [
            {"slug": "tea", "children": [{"slug": "green", "path": [{"slug": "tea"}, {"slug": "green"}]}]}
        ]
    }
    assert api.ask('{ category(slug: "green") { slug } none: category(slug: "x") { slug } }') == {
        "category": {"slug": "green"}, "none": None,
    }  # fmt: skip


def furnish(shelves: Shelves, number: int) -> None:
    """Products with all that can be on one."""
    site = shelves.shop.site
    drawn = io.BytesIO()
    Pixels.new("RGB", (8, 10)).save(drawn, "PNG")
    image = Image(title="x", file=ImageFile(drawn, f"x{number}.png"), width=8, height=10)
    image.save()
    size = Characteristic.objects.create(site=site, slug=f"size-{number}", name=Words(en="Size"))
    large = CharacteristicValue.objects.create(characteristic=size, slug="large", name=Words(en="Large"))
    option = Option.objects.create(site=site, slug=f"wrapping-{number}", name=Words(en="Wrapping"))
    OptionChoice.objects.create(option=option, name=Words(en="Ribbon"), price_amount=100)
    row = shelves.product(f"full-{number}", 1500, [shelves.green], tags=["citrus"], image=image)
    row.options.set([option])
    row.save()
    ProductPicture.objects.create(product=row, image=image)
    variant = Variant.objects.create(product=row, code="large", price_amount=1800)
    variant.values.set([large])
    variant.save()


@pytest.mark.parametrize(
    ("name", "variables", "most"),
    [
        ("ShopPage", {}, 17), ("CategoryPage", {"category": "tea"}, 21),
        ("SearchPage", {"query": "full"}, 19), ("ProductPage", {"slug": "full-0"}, 22),
    ],
)  # fmt: skip
def test_a_page_of_many_asks_as_little_as_of_few(
    shelves: Shelves, name: str, variables: dict[str, Any], most: int
) -> None:
    for number in range(2):
        furnish(shelves, number)
    make_formula(shelves.shop.monthly.group, "full", price=1000, boxes=1, position=5)
    few = count(name, shelves.shop.visitor(), **variables)
    for number in range(2, 14):
        furnish(shelves, number)
        make_formula(shelves.shop.monthly.group, f"full-{number}", price=1000, boxes=1, position=number)
    assert count(name, shelves.shop.visitor(), **variables) == few <= most


def test_the_pages_show_it_and_survive_nonsense(shelves: Shelves, client: Client) -> None:
    shop_page = client.get("/shop/")
    assert b"/products/earl/" in shop_page.content and b"/shop/tea/" in shop_page.content
    assert b"/products/sencha/" in client.get("/shop/tea/").content
    assert b"/products/earl/" not in client.get("/shop/green/").content
    assert b'name="variant"' in client.get("/products/earl/").content
    assert "Sold out" in client.get("/products/lapsang/").text
    assert b"/products/lapsang/" in client.get("/search/?query=lapsng").content
    assert client.get("/shop/nowhere/").status_code == client.get("/products/nothing/").status_code == 404
    for nonsense in (
        "sort=SIDEWAYS",
        "priceMin=abc",
        "priceMin=-5",
        "tags=",
        "tags=x&tags=%00",
        "inStock=maybe",
    ):
        assert client.get(f"/shop/?{nonsense}").status_code == 200, nonsense
    assert b"/products/earl/" in client.get("/shop/?after=abc").content
    assert client.get("/search/?query=%00").status_code == 200
    assert client.get("/search/?words=" + "x" * 5000).status_code == 200


def test_the_menu_leads_to_the_shop_once_there_is_one(shop: Shop, client: Client) -> None:
    assert 'href="/shop/"' not in client.get("/cart/").text
    Shelves(shop)
    cache.clear()  # as their commit would
    assert 'href="/shop/"' in client.get("/cart/").text


def test_a_product_goes_from_its_page_into_the_cart(shelves: Shelves, client: Client) -> None:
    option = Option.objects.create(site=shelves.shop.site, slug="wrapping", name=Words(en="Wrapping"))
    ribbon = OptionChoice.objects.create(option=option, name=Words(en="Ribbon"), price_amount=150)
    shelves.earl.options.set([option])
    shelves.earl.save()
    variant = Variant.objects.get(product=shelves.earl)
    form = {
        "variant": variant.public_id, "options": ["", ribbon.public_id], "quantity": "2",
        "next": "/cart/", "from": "/products/earl/",
    }  # fmt: skip
    headers = {"origin": "http://testserver", "host": "testserver"}
    answer = client.post("/do/CartLineAdd", form, headers=headers)
    assert answer.status_code == 302, answer.content
    page = client.get("/cart/").text
    assert "Earl" in page and "Ribbon" in page and "€23.00" in page
    gone = client.post("/do/CartLineAdd", {**form, "variant": "var_x"}, headers=headers)
    assert gone.status_code == 422


def test_a_product_may_travel_with_the_box(shelves: Shelves, client: Client) -> None:
    browser = Client(headers={"sec-fetch-site": "same-origin"})
    assert 'name="withBox"' in browser.get("/products/earl/").text
    variant = Variant.objects.get(product=shelves.earl)
    for withheld, form in enumerate(({"withBox": "true"}, {})):
        browser.post("/do/CartLineAdd", {"variant": variant.public_id, "next": "/cart/", **form})
        cart = browser.get("/cart/").text
        assert cart.count('href="/products/earl/">') == 1 + withheld
        assert cart.count("Ships with your next box") == 1
    assert "No box of yours is on its way" in cart
    browser.post("/do/CartLineAdd", {"formula": shelves.shop.monthly.public_id, "next": "/cart/"})
    assert "No box of yours is on its way" not in browser.get("/cart/").text
