import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Site

from commerce.base.viewer import Viewer
from commerce.base.words import Words
from commerce.catalog.models import Formula, FormulaGroup
from content.images.models import Image
from content.pages.blocks import Body
from content.pages.blocks.offer import HeroBlock
from content.pages.blocks.reading import groups_on_sale, read
from content.pages.links import LinkBlock, check_address
from content.pages.models import FreePage, HomePage

NOWHERE: dict[str, Any] = {"page": None, "formula": None, "category": None, "url": ""}


def hero(**fields: Any) -> tuple[str, dict[str, Any]]:
    empty = {
        "heading": "Tea",
        "text": "",
        "image": None,
        "formula": None,
        "button_label": "",
        "button": NOWHERE,
    }
    return "hero", {**empty, **fields}


def saved(home: HomePage, *blocks: tuple[str, Any]) -> Any:
    """The body as the next request finds it."""
    home.body = list(blocks)
    home.save_revision().publish()
    return HomePage.objects.get(pk=home.pk).body


@pytest.mark.parametrize(
    ("block", "listed"), [("columns", "columns"), ("gallery", "pictures"), ("steps", "steps")]
)
def test_a_new_block_has_as_many_of_everything_as_it_needs(block: str, listed: str) -> None:
    made = Body().child_blocks[block]
    assert len(made.get_default()[listed]) == made.child_blocks[listed].meta.min_num


def test_every_block_comes_back_as_it_was_written(
    home: HomePage, about: FreePage, image: Image, formula: Formula, group: FormulaGroup, viewer: Viewer
) -> None:
    step = {"heading": "Choose", "text": "Two boxes", "image": image}
    body = saved(
        home,
        hero(
            image=image, text="By post", formula=formula, button_label="See",
            button={**NOWHERE, "page": about.page_ptr},
        ),
        ("rich_text", {"text": "<p>Hello</p>"}),
        ("picture_text", {"heading": "House", "text": "<b>We</b>", "image": image, "picture_side": "right"}),
        ("steps", {"heading": "How", "steps": [step]}),
        ("formula_picker", {"heading": "Boxes", "introduction": "Two", "groups": [group]}),
    )  # fmt: skip
    first, text, picture, steps, picker = read(viewer, body)
    assert (first.heading, first.text, first.image, first.formula) == ("Tea", "By post", image, formula)
    assert (first.button_label, first.button.url) == ("See", "/about/")
    assert text.text == "<p>Hello</p>"
    assert (picture.heading, picture.text, picture.picture_side) == ("House", "<b>We</b>", "right")
    assert [(s.heading, s.text, s.image) for s in steps.steps] == [("Choose", "Two boxes", image)]
    assert picker.groups == [group]
    ids = [block.id for block in (first, text, picture, steps, picker)]
    assert ids == [child.id for child in body]
    assert len(set(ids)) == 5


def test_what_was_saved_before_a_field_was_added_can_still_be_read(home: HomePage, viewer: Viewer) -> None:
    stored = [
        {"type": "hero", "id": "1", "value": {"heading": "Tea"}},
        {"type": "steps", "id": "2", "value": {"steps": [{"type": "item", "id": "3", "value": {}}]}},
        {"type": "no_longer_defined", "id": "4", "value": {"a": "b"}},
    ]
    HomePage.objects.update(body=json.dumps(stored))
    first, steps = read(viewer, HomePage.objects.get(pk=home.pk).body)
    assert (first.id, first.heading, first.text, first.image, first.button) == ("1", "Tea", "", None, None)
    [step] = steps.steps
    assert (steps.id, step.heading, step.text, step.image) == ("2", "", "", None)


def test_reading_takes_as_many_queries_for_many_blocks_as_for_one_of_each(
    home: HomePage, about: FreePage, make_image: Callable[..., Image], make_formula: Callable[..., Formula],
    group: FormulaGroup, viewer: Viewer, django_assert_num_queries: Any,
) -> None:  # fmt: skip
    team = about.add_child(instance=FreePage(title="Team", slug="team"))

    def blocks(number: int, page: FreePage) -> list[tuple[str, Any]]:
        image = make_image(40, 30)
        formula = make_formula(slug=f"formula-{number}")
        link = f'<p><a linktype="page" id="{page.pk}">{number}</a></p>'
        step = {"heading": "Choose", "text": "", "image": image}
        return [
            hero(image=image, formula=formula, button_label="See", button={**NOWHERE, "page": page.page_ptr}),
            ("rich_text", {"text": link}),
            ("picture_text", {"heading": "", "text": link, "image": image, "picture_side": "left"}),
            ("steps", {"heading": "", "steps": [step, step]}),
            ("formula_picker", {"heading": "", "introduction": "", "groups": [group]}),
        ]

    def formulas(body: Any) -> int:
        pickers = [block for block in read(viewer, body) if block.block_type == "formula_picker"]
        return sum(len(found.formulas.all()) for picker in pickers for found in picker.groups)

    one = saved(home, *blocks(1, about))
    Site.get_site_root_paths()  # Wagtail caches them
    with django_assert_num_queries(6):
        assert formulas(one) == 1
    many = saved(home, *blocks(2, about), *blocks(3, team), *blocks(4, about))
    Site.get_site_root_paths()
    with django_assert_num_queries(6):
        assert formulas(many) == 3 * 4


def test_a_button_without_link_leads_to_the_promised_formula(
    home: HomePage, formula: Formula, viewer: Viewer
) -> None:
    [block] = read(viewer, saved(home, hero(formula=formula, button_label="Choose")))
    assert block.button.url == "/en/boxes/monthly/"


def test_a_formula_that_is_not_on_sale_here_is_not_promised(
    home: HomePage, formula: Formula, viewer: Viewer, other_site: Site
) -> None:
    body = saved(home, hero(formula=formula, button_label="Choose"))
    [elsewhere] = read(Viewer(other_site, "en"), body)
    Formula.objects.update(active=False)
    [withdrawn] = read(viewer, body)
    for block in (elsewhere, withdrawn):
        assert (block.formula, block.button) == (None, None)


def test_only_groups_with_something_on_sale_here_are_read(
    home: HomePage, formula: Formula, group: FormulaGroup, site: Site, viewer: Viewer,
    make_formula: Callable[..., Formula], other_site: Site,
) -> None:  # fmt: skip
    empty = FormulaGroup.objects.create(site=site, slug="empty", name=Words(en="Empty"))
    foreign = FormulaGroup.objects.create(site=other_site, slug="foreign", name=Words(en="Foreign"))
    make_formula(slug="foreign", site=other_site, group=foreign)
    make_formula(slug="withdrawn", active=False)
    picker = ("formula_picker", {"heading": "", "introduction": "", "groups": []})
    chosen = ("formula_picker", {"heading": "", "introduction": "", "groups": [foreign, empty, group]})
    empty_picker, picked = read(viewer, saved(home, picker, chosen))
    assert (empty_picker.groups, picked.groups) == (None, [group])
    assert groups_on_sale(viewer) == [group]
    for found in (picked.groups[0], groups_on_sale(viewer)[0]):
        assert list(found.formulas.all()) == [formula]


def test_links_lead_to_the_visitors_language(
    home: HomePage, french_home: HomePage, about: FreePage, site: Site
) -> None:
    apropos = about.copy_for_translation(french_home.locale)
    apropos.slug = "a-propos"
    apropos.save_revision().publish()
    link = f'<a linktype="page" id="{about.pk}">us</a>'
    body = saved(
        home,
        hero(button_label="Us", button={**NOWHERE, "page": about.page_ptr}),
        ("rich_text", {"text": link}),
    )
    for language, url in (("en", "/about/"), ("fr", "/fr/a-propos/"), ("de", "/about/")):
        first, text = read(Viewer(site, language), body)
        assert first.button.url == url
        assert text.text == f'<a href="{url}">us</a>'


def test_a_link_to_an_unpublished_page_leads_nowhere(home: HomePage, about: FreePage, viewer: Viewer) -> None:
    link = f'<a linktype="page" id="{about.pk}">us</a>'
    body = saved(
        home,
        hero(button_label="Us", button={**NOWHERE, "page": about.page_ptr}),
        ("rich_text", {"text": link}),
    )
    about.unpublish()
    first, text = read(viewer, body)
    assert first.button is None
    assert text.text == "<a>us</a>"


@pytest.mark.parametrize(
    "address",
    ["https://example.com/a?b=c#d", "http://example.com", "/about/", "#boxes", "mailto:a@b.fr", "tel:+331"],
)
def test_an_address_may_be(address: str) -> None:
    check_address(address)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//evil.example", "/\\evil.example",
     "https://", "about", "ftp://a.b", "java\nscript:alert(1)", "https://a b"],
)  # fmt: skip
def test_an_address_may_not_be(address: str) -> None:
    with pytest.raises(ValidationError):
        check_address(address)


def test_a_link_has_one_target(about: FreePage) -> None:
    block = LinkBlock()
    with pytest.raises(ValidationError):
        block.clean(block.normalize({**NOWHERE, "page": about.page_ptr, "url": "/about/"}))
    assert block.clean(block.normalize({**NOWHERE, "url": "/about/"}))["url"] == "/about/"


def test_a_button_needs_somewhere_to_lead(db: None) -> None:
    block = HeroBlock()
    with pytest.raises(ValidationError):
        block.clean(block.normalize(hero(button_label="See")[1]))
    block.clean(block.normalize(hero(button_label="See", button={**NOWHERE, "url": "/a/"})[1]))
    block.clean(block.normalize(hero()[1]))
