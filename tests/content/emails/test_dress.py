"""A letter wears its shop's name or logo and its theme's colours, and can be read on all of them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.utils.safestring import mark_safe
from wagtail.models import Site

from content.emails.letters import Letter, Shop, write
from content.emails.samples import SHOP
from content.images.models import Image
from content.pages.models import Appearance, Identity
from tests.content.emails.conftest import TeaReady
from themes.engine import emails
from themes.engine.templatetags.letter import attribute, unbroken
from themes.engine.themes import named


def letter(shop: Shop) -> Letter:
    return write(TeaReady(), TeaReady.sample, shop=shop, language="en")


def test_the_shop_is_called_what_its_identity_says(db: None) -> None:
    site = Site.objects.get(is_default_site=True)
    assert Shop.of(site).name == "localhost"
    Identity.objects.create(site=site, name="Maison <Élise>")
    shop = Shop.of(site)
    assert "Maison &lt;Élise&gt;" in letter(shop).html
    assert "Maison <Élise>" in letter(shop).text


def test_reading_who_the_shop_is_writes_nothing(db: None) -> None:
    Shop.of(Site.objects.get(is_default_site=True))
    assert not Identity.objects.exists() and not Appearance.objects.exists()


def test_a_logo_takes_the_place_of_the_name_and_says_it(make_image: Callable[..., Image]) -> None:
    site = Site.objects.get(is_default_site=True)
    Identity.objects.create(site=site, name="Maison", logo=make_image(name="logo.jpg"))
    shop = Shop.of(site)
    html = letter(shop).html
    assert f'src="{shop.origin}/images/' in html and 'alt="Maison"' in html
    assert "format-png" in html


@pytest.mark.parametrize(
    ("colour", "ink"),
    [
        ("#812220", "#fefcf7"), ("#000000", "#fefcf7"),
        ("#ffd23f", "#18221c"), ("#ffffff", "#18221c"), ("red", ""),
    ],
)  # fmt: skip
def test_ink_stands_out_from_its_ground(colour: str, ink: str) -> None:
    assert emails.readable_on(colour) == ink


def test_a_shop_chooses_its_colours_and_only_colours() -> None:
    chosen = letter(replace(SHOP, options={"accent": "#ffd23f", "ground": "#101010"})).html
    assert "#ffd23f" in chosen and "background-color:#101010" in chosen
    hostile = letter(replace(SHOP, options={"accent": '"><script>', "corner": "url(x)"})).html
    assert "<script" not in hostile and "url(x)" not in hostile
    assert "#812220" in hostile  # the theme's own


def test_a_letter_is_dressed_by_the_theme_of_its_shop() -> None:
    ours, market = letter(SHOP), letter(replace(SHOP, theme="marche"))
    assert ours.text == market.text
    assert "Newsreader" in ours.html and "Newsreader" not in market.html
    assert "background-color:#c92f14" in market.html.replace(" ", "") and "#c92f14" not in ours.html
    lemon = letter(replace(SHOP, theme="marche", options={"accent": "#ffe100"})).html
    assert "color:#18221c" in lemon.replace(" ", "")  # ink on a light awning


def test_a_letter_is_dark_where_its_reader_is() -> None:
    html = letter(SHOP).html
    assert 'content="light dark"' in html and "@media (prefers-color-scheme: dark)" in html


def test_the_preview_line_is_hidden_and_the_title_is_the_subject() -> None:
    html = letter(replace(SHOP, name="A & B")).html
    assert "<title>Tea for 2</title>" in html
    assert "display:none" in html.split("It is hot.")[0].rsplit("<div", 1)[1]


def test_what_stands_in_an_attribute_is_plain() -> None:
    assert attribute('24\u00a0€ "tea" \\ é') == "24&#160;&#8364; &quot;tea&quot; &#92; &#233;"


def test_a_layout_that_cannot_be_drawn_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_source: str, **_options: object) -> str:
        raise ValueError("unexpected end of stream")

    monkeypatch.setattr("themes.engine.emails.mjml.mjml2html", broken)
    with pytest.raises(emails.LetterNotDrawn, match="atelier"):
        emails.draw(named("atelier"), SHOP)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Order 2026-000123.", 'Order <span style="white-space:nowrap">2026-000123</span>.'),
        ("le 9 avril 2026", "le 9\u00a0avril 2026"),
        ("le 1er avril 2026", "le 1er\u00a0avril 2026"),
        ("on January 2, 2026 at noon", "on January\u00a02,\u00a02026 at noon"),
        ("within 14 days", "within 14 days"),
        ("Discovery · Every month", "Discovery\u00a0· Every month"),
        ("your e-mail", 'your <span style="white-space:nowrap">e-mail</span>'),
        ("€24.90 for it, Visa ·4242 too", "€24.90 for it, Visa ·4242 too"),
        (mark_safe('<a href="/2026-01/9 b">x</a>'), '<a href="/2026-01/9 b">x</a>'),
        ("2 <b>", "2 &lt;b&gt;"),
    ],
)  # fmt: skip
def test_no_line_ends_inside_a_number_or_a_day(words: str, kept: str) -> None:
    assert unbroken(words) == kept
