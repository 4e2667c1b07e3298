"""What the appearance of a shop is checked for is what its visitors see: measured in a real browser."""

import pytest
from playwright.sync_api import Browser

from tests.browser.test_themes import SITE, answer
from themes.engine import themes
from themes.engine.contrast import _luminance, _rgb, ratio_of

SEEN = {
    "atelier": {
        "Text on paper": ("--ink", "--ground"),
        "Captions on shaded fields": ("--soft", "--shade"),
        "Captions on notices": ("--soft", "--sage-wash"),
        "Text in fields to fill in": ("--ink", "--paper"),
        "Links on paper": ("--accent", "--ground"),
        "Links on notices": ("--accent", "--sage-wash"),
        "What is wrong with a form": ("--accent", "--shade"),
        "Words on buttons, and on a coloured masthead": ("--on-accent", "--solid"),
        "Words on buttons that are pointed at, by night": ("--on-accent", "--solid-deep"),
        "The second colour on paper": ("--sage", "--ground"),
        "Links by night": ("--accent", "--sage-wash"),
        "The second colour by night": ("--sage", "--ground"),
    },
    "marche": {
        "Text on the ground, and on a light masthead": ("--ink", "--ground"),
        "Small print on shaded fields": ("--soft", "--shade"),
        "Small print on pale tickets": ("--soft", "--lemon-wash"),
        "Text on cards": ("--ink", "--card"),
        "Links on the ground": ("--accent", "--ground"),
        "Links and problems on pale tickets": ("--accent", "--lemon-wash"),
        "Links and problems on notices": ("--accent", "--leaf-wash"),
        "Words on awnings and buttons": ("--on-head", "--head"),
        "Prices on their tickets": ("--on-ticket", "--ticket"),
        "Words on leaf": ("--on-leaf", "--leaf-field"),
        "Leaf on the ground": ("--leaf", "--ground"),
        "Good news": ("--leaf", "--leaf-wash"),
        "Leaf on pale tickets": ("--leaf", "--lemon-wash"),
        "Words on ink": ("#f4f1e6", "--day-ink"),
        "Links by night": ("--accent", "--leaf-wash"),
        "Good news by night": ("--leaf", "--leaf-wash"),
    },
}
PALETTE = {
    "accent": "#3a5fcd", "second": "#d9a441", "leaf": "#6a3d9a", "ground": "#e9f1f4", "ink": "#2b1d3a",
}  # fmt: skip
PAINTED = """colour => {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = colour;
  const paint = document.createElement("canvas").getContext("2d");
  paint.fillStyle = getComputedStyle(probe).color;
  paint.fillRect(0, 0, 1, 1);
  const parts = [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3);
  return "#" + parts.map((part) => part.toString(16).padStart(2, "0")).join("");
}"""


@pytest.mark.parametrize("name", themes.installed())
def test_what_is_checked_is_what_is_seen(browser: Browser, name: str) -> None:
    theme = themes.named(name)
    assert [pair.label for pair in theme.pairs] == list(SEEN[name])
    options = "".join(f"--option-{key}:{value};" for key, value in PALETTE.items())
    sheet = f'<link rel="stylesheet" href="/static/themes/{name}/{name}.css">'
    html = f"<!doctype html>{sheet}<style>:root{{{options}}}</style><body></body>"
    visitor = browser.new_context(base_url=SITE)
    visitor.route("**/*", answer)
    visitor.route(f"{SITE}/", lambda route: route.fulfill(body=html, content_type="text/html"))
    page = visitor.new_page()
    page.goto("/")
    for pair in theme.pairs:
        page.emulate_media(color_scheme="dark" if pair.label.endswith("by night") else "light")
        seen = [page.evaluate(PAINTED, said(colour)) for colour in SEEN[name][pair.label]]
        assert ratio_of(pair, theme.options, PALETTE) == pytest.approx(between(*seen), abs=0.2), pair.label
    visitor.close()


@pytest.mark.parametrize("name", themes.installed())
def test_a_theme_as_it_is_drawn_can_be_read(name: str) -> None:
    theme = themes.named(name)
    assert [pair.label for pair in theme.pairs if ratio_of(pair, theme.options, {}) < pair.needed] == []


def said(colour: str) -> str:
    return f"var({colour})" if colour.startswith("--") else colour


def between(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (lighter + 0.05) / (darker + 0.05)
