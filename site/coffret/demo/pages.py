"""The demo's pages and menus, written and published as an editor would, in English and in French."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale, Page, Site
from wagtail.rich_text import RichText

from coffret.demo import texts
from coffret.demo.catalogue import Shelf
from coffret.demo.library import Library
from content.menus.models import Menu
from content.pages.audiences import Audience
from content.pages.models import FormulasPage, FreePage, HomePage


@dataclass(frozen=True, slots=True)
class Tree:
    """The pages of one language."""

    home: HomePage
    formulas: FormulasPage
    story: FreePage
    terms: FreePage


def begin(locale: Locale) -> HomePage:
    """An empty home page under the root, for the site to point at."""
    home = HomePage(title="Maison Camille", slug="maison-camille", locale=locale)
    Page.get_first_root_node().add_child(instance=home)
    return home


def write(site: Site, home: HomePage, shelf: Shelf, pictures: Library, *, french: Locale) -> None:
    """Home, formulas, story and terms with their menus, in both languages."""
    formulas = home.add_child(instance=FormulasPage(title="…", slug="formulas", locale=home.locale))
    story = home.add_child(instance=FreePage(title="…", slug="our-house", locale=home.locale))
    terms = home.add_child(instance=FreePage(title="…", slug="terms-of-sale", locale=home.locale))
    english = Tree(home, formulas, story, terms)
    translated = Tree(*(page.copy_for_translation(french) for page in (home, formulas, story, terms)))
    translated.home.refresh_from_db()  # it has pages below it since
    for tree, words in ((english, texts.ENGLISH), (translated, texts.FRENCH)):
        _write_tree(tree, words, shelf, pictures)
    for place in Menu.Place:
        original = _menu(site, place, english)
        original.full_clean()
        original.save()
        translation = _menu(site, place, translated)
        translation.translation_key = original.translation_key
        translation.full_clean()
        translation.save()


def _write_tree(tree: Tree, words: texts.Texts, shelf: Shelf, pictures: Library) -> None:
    _publish(
        tree.home,
        title="Maison Camille",
        body=_home(words, tree, shelf, pictures),
        description=words.description,
    )
    _publish(
        tree.formulas, title=words.formulas_title, slug=words.formulas_slug,
        introduction=words.formulas_intro,
        body=[
            ("formula_picker", {"heading": "", "introduction": "", "groups": []}),
            ("steps", _steps(words, pictures)),
        ],
    )  # fmt: skip
    _publish(
        tree.story, title=words.story_title, slug=words.story_slug, introduction=words.story_intro,
        body=[
            ("picture_text", {
                "heading": words.story_heading, "text": RichText(words.story_html),
                "image": pictures["story"], "picture_side": "right",
            }),
            ("picture_text", {
                "heading": words.shop_heading, "text": RichText(words.shop_html),
                "image": pictures["maison"], "picture_side": "left",
            }),
        ],
    )  # fmt: skip
    _publish(
        tree.terms, title=words.terms_title, slug=words.terms_slug, introduction=words.terms_intro,
        body=[("rich_text", RichText(words.terms_html))],
    )  # fmt: skip


def _home(words: texts.Texts, tree: Tree, shelf: Shelf, pictures: Library) -> list[tuple[str, Any]]:
    return [
        ("hero", {
            "heading": words.hero_heading, "text": words.hero_text, "image": pictures["hero"],
            "formula": shelf.discovery_monthly, "button_label": words.hero_button,
            "button": {"page": tree.formulas, "formula": None, "category": None, "url": ""},
        }),
        ("steps", _steps(words, pictures)),
        ("formula_picker", {
            "heading": words.picker_heading, "introduction": words.picker_intro,
            "groups": [shelf.discovery, shelf.prestige],
        }),
        ("picture_text", {
            "heading": words.story_heading, "text": RichText(words.story_short_html),
            "image": pictures["story"], "picture_side": "left",
        }),
        ("newsletter", newsletter_block(words)),
    ]  # fmt: skip


def newsletter_block(words: texts.Texts) -> dict[str, Any]:
    """Signing up for the letter of the house, in the words of everybody's shop beside the field."""
    nowhere = {"page": None, "formula": None, "category": None, "url": ""}
    return {
        "heading": words.newsletter_heading, "text": words.newsletter_text, "image": None,
        "button_label": "", "consent": "", "privacy": nowhere,
    }  # fmt: skip


def _steps(words: texts.Texts, pictures: Library) -> dict[str, Any]:
    drawn = ("how-choose", "how-receive", "how-enjoy")
    steps = [
        {"heading": heading, "text": text, "image": pictures[name]}
        for name, (heading, text) in zip(drawn, words.steps, strict=True)
    ]
    return {"heading": words.steps_heading, "steps": steps}


def _publish(page: Page, *, description: str = "", **fields: Any) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.draft_title = page.title
    page.search_description = description or fields.get("introduction", "")
    page.full_clean()
    page.save_revision().publish()


def _menu(site: Site, place: Menu.Place, tree: Tree) -> Menu:
    led_to = [tree.formulas, tree.story]
    if place == Menu.Place.FOOTER:
        led_to.append(tree.terms)
    entries = [
        (
            "entry",
            {
                "link": {"page": page, "formula": None, "category": None, "url": ""},
                "label": "",
                "audience": Audience.EVERYBODY,
                "children": [],
            },
        )
        for page in led_to
    ]
    return Menu(site=site, place=place, locale=tree.home.locale, entries=entries)
