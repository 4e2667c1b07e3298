"""What is missing or misspelt in a theme is found at start-up."""

from pathlib import Path

import pytest

from storefront.schema import SCHEMA, shared_operations
from themes.engine import checks, operations, themes

GOOD = '{% load theme %}{% form "CartLineUpdate" line=line.id %}<input name="quantity">{% endform %}'


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme that inherits everything from atelier."""
    (tmp_path / "atelier").symlink_to(themes.installed()["atelier"].folder)
    folder = tmp_path / "mine"
    (folder / "pages").mkdir(parents=True)
    (folder / "operations").mkdir()
    (folder / "theme.toml").write_text('name = "mine"\nlabel = "Mine"\nparent = "atelier"')
    return folder


def found(folder: Path) -> list[tuple[str, str]]:
    theme = themes.load(folder.parent)["mine"]
    return [(str(error.id), error.msg) for error in checks.check_theme(theme, SCHEMA)]


def test_the_themes_that_ship_have_nothing_wrong() -> None:
    assert checks.check_themes() == []


def test_a_theme_with_nothing_but_a_parent_is_complete(theme: Path) -> None:
    assert found(theme) == []


def test_an_operation_that_does_not_fit_the_schema_is_found(theme: Path) -> None:
    (theme / "operations/CartPage.graphql").write_text("query CartPage { cart { colour } }")

    ((code, said),) = found(theme)
    assert code == "themes.E001"
    assert "colour" in said


def test_a_mutation_that_forgets_its_problems_is_found(theme: Path) -> None:
    (theme / "operations/CartLineRemove.graphql").write_text(
        "mutation CartLineRemove($line: ID!) { cartLineRemove(input: {line: $line}) { cart { id } } }"
    )

    assert [code for code, _said in found(theme)] == ["themes.E005"]


@pytest.mark.parametrize(
    "missing", ["pages/CartPage.html", "pages/FreePage.html", "blocks/HeroBlock.html", "layout.html"]
)
def test_a_missing_template_is_found(theme: Path, missing: str, tmp_path: Path) -> None:
    import shutil

    parent = tmp_path / "atelier"
    parent.unlink()
    shutil.copytree(themes.installed()["atelier"].folder, parent)
    (parent / missing).unlink()

    assert ("themes.E002", f"mine: {missing} is missing.") in found(theme)


def test_a_page_without_operation_is_found(theme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from themes.engine import pages

    monkeypatch.setitem(pages.PAGES, "WishPage", pages.PageView("WishPage"))

    assert ("themes.E002", "mine: the operation WishPage is missing.") in found(theme)


def test_a_template_that_does_not_compile_is_found(theme: Path) -> None:
    (theme / "pages/CartPage.html").write_text("{% if %}")

    assert [code for code, _said in found(theme)] == ["themes.E003"]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (GOOD.replace("CartLineUpdate", "CartLineUpdat"), "names no mutation"),
        (GOOD.replace("CartLineUpdate", "CartPage"), "names no mutation"),
        (GOOD.replace("line=line.id", "line=line.id colour=1"), "passes colour"),
        (GOOD.replace('name="quantity"', 'name="amount"'), "passes amount"),
        (GOOD.replace('<input name="quantity">', '{% field "number" %}'), "passes number"),
        (GOOD.replace("line=line.id", ""), "does not pass line"),
    ],
)
def test_a_form_that_the_operation_would_not_understand_is_found(theme: Path, html: str, said: str) -> None:
    (theme / "pages/CartPage.html").write_text(html)

    reports = found(theme)
    assert {code for code, _said in reports} == {"themes.E004"}
    assert any(said in text for _code, text in reports)


def test_a_good_form_is_left_alone(theme: Path) -> None:
    (theme / "pages/CartPage.html").write_text(GOOD)

    assert found(theme) == []


def test_a_fragment_of_a_theme_stands_in_every_operation_that_uses_it(theme: Path) -> None:
    (theme / "operations/fragments").mkdir()
    (theme / "operations/fragments/ProductCard.graphql").write_text(
        "fragment ProductCard on Product { id slug variants { id } }"
    )
    mine = operations.of_theme(themes.load(theme.parent)["mine"])
    shared = shared_operations()
    assert {name for name in mine if mine[name] is not shared[name]} == {
        name for name in shared if "fragment ProductCard on Product" in shared[name].source
    }
    assert "fragment ProductCard on Product { id slug variants { id } }" in mine["SearchPage"].source
    assert mine["SearchPage"].source.count("fragment ProductCard on") == 1
