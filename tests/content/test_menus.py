from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StructBlock
from wagtail.models import Locale, PageViewRestriction, Site

from commerce.base.viewer import Viewer
from commerce.catalog.models import Formula
from content.menus.models import Entries, Menu
from content.menus.queries import Item, menus
from content.pages.links import LinkBlock
from content.pages.models import FreePage, HomePage


def menu(viewer: Viewer, place: str) -> list[Item]:
    return menus(viewer).get(place, [])


def under(label: str = "", **link: Any) -> dict[str, Any]:
    return {
        "label": label,
        "link": {"page": None, "formula": None, "category": None, "url": "", **link},
        "audience": "everybody",
    }


def entry(label: str = "", *children: dict[str, Any], **link: Any) -> dict[str, Any]:
    return {**under(label, **link), "children": list(children)}


@pytest.fixture
def make_menu(site: Site) -> Callable[..., Menu]:
    def make(*entries: dict[str, Any], language: str = "en", place: str = "main") -> Menu:
        locale, _new = Locale.objects.get_or_create(language_code=language)
        return Menu.objects.create(
            site=site, place=place, locale=locale, entries=[("entry", value) for value in entries]
        )

    return make


def test_a_menu_keeps_order_labels_and_nesting(
    site: Site, about: FreePage, formula: Formula, make_menu: Callable[..., Menu]
) -> None:
    make_menu(
        entry("House", under(page=about.page_ptr), under("Journal", url="https://journal.example/")),
        entry(formula=formula),
        entry("Us", page=about.page_ptr),
        entry("Write", url="mailto:bonjour@camille.example"),
        entry("Here", url=f"http://{site.hostname}/x/"),
    )
    assert menu(Viewer(site, "en"), "main") == [
        Item(
            "House", "", False,
            (Item("About us", "/about/", False), Item("Journal", "https://journal.example/", True)),
        ),
        Item("Monthly", "/en/boxes/monthly/", False),
        Item("Us", "/about/", False),
        Item("Write", "mailto:bonjour@camille.example", False),
        Item("Here", f"http://{site.hostname}/x/", False),
    ]  # fmt: skip
    assert menu(Viewer(site, "en"), "footer") == []


def test_an_entry_says_whom_it_is_for(site: Site, make_menu: Callable[..., Menu]) -> None:
    make_menu({**entry("Mine", url="/account/"), "audience": "customers"}, entry("Shop", url="/shop/"))
    assert [item.audience for item in menu(Viewer(site, "en"), "main")] == ["customers", "everybody"]


def test_what_the_public_cannot_see_vanishes_with_what_is_under_it(
    site: Site, about: FreePage, home: HomePage, formula: Formula, make_menu: Callable[..., Menu]
) -> None:
    private = home.add_child(instance=FreePage(title="Private", slug="private"))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    make_menu(
        entry("Us", under("Terms", url="/terms/"), page=about.page_ptr),
        entry(page=private.page_ptr),
        entry(formula=formula),
        entry("Empty", under(page=about.page_ptr)),
        entry(page=home.page_ptr),
    )
    assert [item.label for item in menu(Viewer(site, "en"), "main")] == ["Us", "Monthly", "Empty", "Home"]
    about.unpublish()
    Formula.objects.update(active=False)
    assert [item.label for item in menu(Viewer(site, "en"), "main")] == ["Home"]


def test_a_menu_that_is_not_translated_is_shown_in_the_main_language(
    site: Site, about: FreePage, french_home: HomePage, make_menu: Callable[..., Menu], formula: Formula
) -> None:
    apropos = about.copy_for_translation(french_home.locale)
    apropos.title, apropos.slug = "À propos", "a-propos"
    apropos.save_revision().publish()
    make_menu(entry(page=about.page_ptr), entry(formula=formula))
    expected = [Item("À propos", "/fr/a-propos/", False), Item("Mensuel", "/fr/boxes/monthly/", False)]
    assert menu(Viewer(site, "fr"), "main") == expected
    make_menu(entry("Accueil", url="/fr/"), language="fr")
    assert [item.label for item in menu(Viewer(site, "fr"), "main")] == ["Accueil"]
    assert [item.label for item in menu(Viewer(site, "en"), "main")] == ["About us", "Monthly"]


def test_a_menu_belongs_to_one_site(site: Site, other_site: Site, make_menu: Callable[..., Menu]) -> None:
    make_menu(entry("Here", url="/here/"))
    assert menu(Viewer(other_site, "en"), "main") == []


def test_all_menus_take_as_many_queries_as_one_with_one_entry(
    site: Site, home: HomePage, make_formula: Callable[..., Formula], make_menu: Callable[..., Menu],
    django_assert_num_queries: Any,
) -> None:  # fmt: skip
    pages = [home.add_child(instance=FreePage(title=str(number), slug=str(number))) for number in range(6)]
    formulas = [make_formula(slug=str(number)) for number in range(3)]
    make_menu(entry("1", under(formula=formulas[0]), page=pages[0].page_ptr))
    make_menu(
        *(entry("top", under(page=page.page_ptr), page=page.page_ptr) for page in pages),
        *(entry(formula=formula) for formula in formulas),
        place="footer",
    )
    Site.get_site_root_paths()  # Wagtail caches them
    with django_assert_num_queries(3):
        found = menus(Viewer(site, "en"))
    assert (len(found["main"]), len(found["footer"])) == (1, 9)


def test_a_site_has_one_menu_for_a_place_and_language(make_menu: Callable[..., Menu]) -> None:
    first = make_menu(entry("Here", url="/here/"))
    second = Menu(site=first.site, place=first.place, locale=first.locale)
    with pytest.raises(ValidationError):
        second.full_clean()


def test_an_entry_without_page_or_formula_needs_a_label(db: None) -> None:
    block = Entries()
    with pytest.raises(ValidationError):
        block.clean(block.normalize([("entry", entry(url="/here/"))]))
    block.clean(block.normalize([("entry", entry("Here", url="/here/"))]))


@pytest.mark.parametrize("block", [Entries().child_blocks["entry"], LinkBlock()])
def test_the_outline_of_a_menu_writes_out_no_choice_that_was_not_made(block: StructBlock) -> None:
    """In a format Wagtail's editor writes “null” for each of them; without, what was chosen."""
    assert block.meta.label_format is None  # type: ignore[attr-defined]
