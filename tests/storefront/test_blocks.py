"""What editors place on a page: read from the schema alone, drawn by every theme."""

import io
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Pixels
from wagtail.blocks import StreamValue
from wagtail.models import Locale, Page, Site

from commerce.base import clock
from commerce.base.models import User
from commerce.base.words import Words
from commerce.catalog.models import Product, Review, Variant
from commerce.loyalty.models import LoyaltySettings, Programme
from content.blog.models import ArticlePage, BlogCategoryPage, BlogPage
from content.images.models import Image
from content.pages.blocks import Body
from content.pages.blocks.samples import NOWHERE, SAMPLES
from content.pages.models import Appearance, FreePage, HomePage
from content.pages.shared import SharedBlocks
from content.pastboxes.models import PastBoxesPage, PastBoxPage
from storefront.pages.blocks import BLOCKS
from tests.storefront.shop import Api, Shop
from themes.engine import themes

ASKED = 'query ($path: String! = "/blocks/") { page(path: $path) { ... on FreePage { body { %s } } } }'


@pytest.fixture
def home(shop: Shop, settings: Any, tmp_path: Any) -> HomePage:
    settings.MEDIA_ROOT = tmp_path
    file = io.BytesIO()
    Pixels.new("RGB", (1600, 1000), "teal").save(file, "JPEG")
    Image(title="Box", file=ImageFile(file, "box.jpg"), alt=Words(en="A box")).save()
    home = HomePage(title="Home", slug="here", locale=Locale.get_active())
    Page.get_first_root_node().add_child(instance=home)
    shop.site.root_page = home
    shop.site.save()
    return home


def body_of(*blocks: tuple[str, Any]) -> StreamValue:
    stream = Body()
    return stream.normalize([(name, stream.child_blocks[name].normalize(value)) for name, value in blocks])


def text_of(words: str) -> tuple[str, dict[str, str]]:
    return "rich_text", {"text": f"<p>{words}</p>"}


def page_with(home: HomePage, *blocks: tuple[str, Any]) -> FreePage:
    page = FreePage(title="Blocks", slug="blocks", body=body_of(*blocks))
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def told(api: Api, fields: str = "blockType") -> list[Any]:
    body: list[Any] = api.ask(ASKED % fields)["page"]["body"]
    return body


def product(shop: Shop, slug: str, **fields: Any) -> Product:
    made = Product.objects.create(site=shop.site, slug=slug, name=Words(en=slug.title()), **fields)
    Variant.objects.create(product=made, code=slug, price_amount=990)
    return made


def review(shop: Shop, product: Product, email: str, **fields: Any) -> Review:
    shown = {
        "author": "Ada", "rating": 5, "text": "Very good.", "state": Review.State.SHOWN,
        "created_at": clock.now(),
    }  # fmt: skip
    return Review.objects.create(product=product, customer=shop.customer(email), **shown | fields)


def fill(shop: Shop, home: HomePage) -> None:
    """Something for every block to show."""
    journal = home.add_child(instance=BlogPage(title="Journal", slug="journal"))
    teas = journal.add_child(instance=BlogCategoryPage(title="Teas", slug="teas"))
    journal.add_child(instance=ArticlePage(title="Water", slug="water", category=teas))
    gallery = home.add_child(instance=PastBoxesPage(title="Boxes", slug="past-boxes"))
    edition = shop.monthly.group.editions.first()
    gallery.add_child(instance=PastBoxPage(title="Winter", slug="winter", edition=edition))
    home.refresh_from_db()
    product(shop, "gift", kind=Product.Kind.GIFT_CARD)
    review(shop, product(shop, "earl"), "ada@example.com")
    LoyaltySettings.objects.update_or_create(site=shop.site, defaults={"points_on": True})
    Programme.objects.create(site=shop.site, title=Words(en="Thanks"), percent=1000, cost=80)


@pytest.mark.parametrize("theme", themes.installed())
def test_every_block_is_drawn_by_every_theme(shop: Shop, home: HomePage, api: Api, theme: str) -> None:
    fill(shop, home)
    Appearance.objects.update_or_create(site=shop.site, defaults={"theme": theme})
    page_with(home, *[(name, SAMPLES[name]()) for name in BLOCKS])
    assert [each["blockType"] for each in told(api)] == list(BLOCKS)
    html = Client().get("/blocks/").content.decode()
    assert html.count('<section class="section') + html.count('<section class="hero') == len(BLOCKS)


def test_every_block_is_previewed_with_something_of_this_shop(shop: Shop, home: HomePage) -> None:
    fill(shop, home)
    staff = Client()
    staff.force_login(User.objects.create_superuser("staff@example.com", "correct horse battery"))
    for name, block in Body().child_blocks.items():
        if name in BLOCKS:
            page = staff.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
            assert page.status_code == 200
            assert "<section" in page.content.decode(), name


def test_blocks_with_nothing_to_show_are_left_out(shop: Shop, home: HomePage, api: Api) -> None:
    names = (
        "formula", "countdown", "product_shelf", "gift_cards", "reviews", "loyalty", "articles", "past_boxes",
        "rich_text",
    )  # fmt: skip
    page_with(home, *[(name, SAMPLES[name]()) for name in names])
    assert [each["blockType"] for each in told(api)] == ["formula", "countdown", "rich_text"]
    for formula in (shop.monthly, shop.prepaid):
        formula.active = False
        formula.save()
    assert [each["blockType"] for each in told(api)] == ["rich_text"]


def test_a_shelf_shows_what_is_chosen_or_what_is_new_and_in_stock(
    shop: Shop, home: HomePage, api: Api
) -> None:
    old, new, gone = product(shop, "old"), product(shop, "new"), product(shop, "gone")
    gone.variants.update(stock=0)
    shelf = SAMPLES["product_shelf"]()
    page_with(home, ("product_shelf", shelf), ("product_shelf", shelf | {"products": [gone, old]}))
    shelves = told(api, "... on ProductShelfBlock { products { slug } }")
    slugs = [[each["slug"] for each in shelf["products"]] for shelf in shelves]
    assert slugs == [["new", "old"], ["gone", "old"]]
    assert new.slug in slugs[0]


def test_reviews_are_those_the_shop_lets_be_shown_of_enough_stars(
    shop: Shop, home: HomePage, api: Api
) -> None:
    earl, other = product(shop, "earl"), product(shop, "other")
    review(shop, earl, "a@example.com", text="Shown.")
    review(shop, earl, "b@example.com", text="Hidden.", state=Review.State.HIDDEN)
    review(shop, earl, "c@example.com", text="Middling.", rating=3)
    review(shop, other, "d@example.com", text="Of another.")
    page_with(home, ("reviews", {**SAMPLES["reviews"](), "products": [earl]}))
    [block] = told(api, "... on ReviewsBlock { fromStars reviews { text product { slug } } }")
    assert block == {"fromStars": 4, "reviews": [{"text": "Shown.", "product": {"slug": "earl"}}]}


def test_shared_blocks_stand_in_their_place_once_published(shop: Shop, home: HomePage, api: Api) -> None:
    shared = SharedBlocks.objects.create(
        site=shop.site, title="Promise", locale=home.locale, live=False,
        body=body_of(("call_to_action", SAMPLES["call_to_action"]())),
    )  # fmt: skip
    text = text_of("Words")
    page_with(home, text, ("shared", shared), text)
    assert [each["blockType"] for each in told(api)] == ["rich_text", "rich_text"]
    shared.save_revision().publish()
    assert [each["blockType"] for each in told(api)] == ["rich_text", "call_to_action", "rich_text"]
    ids = [each["id"] for each in told(api, "id")]
    assert len(set(ids)) == 3


def test_shared_blocks_are_read_in_the_visitors_language(shop: Shop, home: HomePage, api: Api) -> None:
    shared = SharedBlocks.objects.create(
        site=shop.site,
        title="Promise",
        locale=home.locale,
        body=body_of(text_of("Words")),
    )
    french, _new = Locale.objects.get_or_create(language_code="fr")
    translated = shared.copy_for_translation(french)
    translated.body = body_of(text_of("Mots"))
    translated.live = False
    translated.save()
    page_with(home, ("shared", shared))
    api.headers["accept-language"] = "fr"
    assert told(api, "... on RichTextBlock { html }") == [{"html": "<p>Words</p>"}]
    translated.save_revision().publish()
    assert told(api, "... on RichTextBlock { html }") == [{"html": "<p>Mots</p>"}]


def test_shared_blocks_of_another_site_are_never_shown(shop: Shop, home: HomePage, api: Api) -> None:
    elsewhere = Site.objects.create(hostname="other.example", root_page=Page.get_first_root_node())
    shared = SharedBlocks.objects.create(
        site=elsewhere,
        title="Theirs",
        locale=home.locale,
        body=body_of(text_of("Secret")),
    )
    page_with(home, ("shared", shared))
    assert told(api) == []


def test_a_link_may_lead_to_a_category(shop: Shop, home: HomePage, api: Api) -> None:
    from commerce.catalog.models import Category

    teas = Category.objects.create(site=shop.site, slug="teas", name=Words(en="Teas"))
    call = {**SAMPLES["call_to_action"](), "button": {**NOWHERE, "category": teas}}
    page_with(home, ("call_to_action", call))
    [block] = told(api, "... on CallToActionBlock { buttonUrl }")
    assert block == {"buttonUrl": "/shop/teas/"}


@pytest.mark.parametrize(
    "address",
    ["https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=3", "https://youtu.be/aqz-KE-bpKQ",
     "https://www.youtube.com/shorts/aqz-KE-bpKQ", "https://vimeo.com/123456789", "https://dai.ly/x8abcde"],
)  # fmt: skip
def test_a_film_is_asked_of_its_host_in_the_mode_that_tracks_least(
    shop: Shop, home: HomePage, api: Api, address: str
) -> None:
    page_with(home, ("video", {**SAMPLES["video"](), "url": address}))
    [block] = told(api, "... on VideoBlock { host embedUrl }")
    assert block["embedUrl"].startswith(
        ("https://www.youtube-nocookie.com/embed/aqz", "https://player.vimeo.com/video/123456789?dnt=1",
         "https://geo.dailymotion.com/player.html?video=x8abcde")
    )  # fmt: skip
    html = Client().get("/blocks/").content.decode()
    assert "<iframe" not in html


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/watch?v=aqz-KE-bpKQ", "https://youtube.com.evil.example/watch?v=aqz-KE-bpKQ",
     "javascript:alert(1)", "https://www.youtube.com/watch?v=<script>", "https://vimeo.com/abc"],
)  # fmt: skip
def test_what_is_no_film_of_a_known_host_is_refused(address: str) -> None:
    from content.pages.videos import film_at

    assert film_at(address) is None


def test_the_queries_of_two_of_each_block_are_known(
    shop: Shop, home: HomePage, django_assert_num_queries: Any
) -> None:
    fill(shop, home)
    each = [(name, SAMPLES[name]()) for name in BLOCKS]
    page_with(home, *each, *each)
    Client().get("/blocks/")
    with django_assert_num_queries(66):
        Client().get("/blocks/")
