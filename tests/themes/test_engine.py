"""How themes are found, what they inherit, and how dates are written."""

from pathlib import Path

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.utils import timezone, translation
from django.utils.safestring import SafeString

from themes.engine import current, formatting, links, staticfiles, themes
from themes.engine.templatetags.theme import asset
from themes.engine.themes import Option, ThemeError


def declare(root: Path, name: str, text: str) -> None:
    (root / name).mkdir()
    (root / name / "theme.toml").write_text(text)


def test_a_theme_has_what_its_parent_has_and_may_replace_it(tmp_path: Path) -> None:
    declare(tmp_path, "base", 'name = "base"\nlabel = "Base"')
    declare(tmp_path, "child", 'name = "child"\nlabel = "Child"\nparent = "base"')
    for name in ("base/a.html", "base/b.html", "child/b.html"):
        (tmp_path / name).write_text(name)

    child = themes.load(tmp_path)["child"]

    assert child.find("a.html") == tmp_path / "base/a.html"
    assert child.find("b.html") == tmp_path / "child/b.html"
    assert child.find("c.html") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "theme.toml"),
        ('name = "other"\nlabel = "X"', "folder's name"),
        ('name = "bad"', "`label` is missing"),
        ('name = "bad"\nlabel = "X"\nparent = "none"', "does not exist"),
        ('name = "bad"\nlabel = "X"\nparent = "bad"', "descend from itself"),
        ('name = "bad"\nlabel = "X"\n[options.size]\ntype = "magic"', "no type"),
        ('name = "bad"\nlabel = "X"\n[options.c]\ntype = "colour"\ndefault = "red"', "its own default"),
    ],
)
def test_a_declaration_that_cannot_be_used_says_why(tmp_path: Path, text: str, said: str) -> None:
    declare(tmp_path, "bad", text)

    with pytest.raises(ThemeError, match=said):
        themes.load(tmp_path)


@pytest.mark.parametrize("value", ["red", "#fff", "#12345g", "#123456;}", "url(x)", "", None, 7])
def test_an_option_lets_no_other_css_through(value: object) -> None:
    assert Option("accent", "colour", "Accent").css(value) == ""


def test_static_files_of_a_theme_are_served_under_its_name() -> None:
    finder = staticfiles.ThemeFinder()

    assert str(finder.find("themes/atelier/atelier.css")).endswith("themes/atelier/static/atelier.css")
    assert str(finder.find("themes/marche/marche.css")).endswith("themes/marche/static/marche.css")
    with pytest.raises(SuspiciousFileOperation):
        finder.find("themes/atelier/../theme.toml")
    assert finder.find("themes/unknown/atelier.css") == []
    assert "fonts/newsreader.woff2" in {path for path, _storage in finder.list(None)}


def test_a_file_that_a_theme_lacks_is_its_parents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(current, "theme", lambda: themes.installed()["marche"])

    for path, owner in (("marche.css", "marche"), ("mark.svg", "marche"), ("atelier.js", "atelier")):
        assert asset(SafeString(path)) == f"/static/themes/{owner}/{path}"


@pytest.mark.parametrize("name", themes.installed())
def test_a_page_of_the_shop_weighs_less_than_sixty_kilobytes(name: str) -> None:
    import gzip

    files = [themes.installed()[name].find(f"static/{file}") for file in (f"{name}.css", "atelier.js")]

    assert sum(len(gzip.compress(file.read_bytes())) for file in files if file) < 20_000


@pytest.mark.parametrize(
    ("language", "value", "pattern", "said"),
    [
        ("en", "2026-12-15", "EEEE d MMMM", "Tuesday 15 December"),
        ("fr", "2026-12-15", "EEEE d MMMM", "mardi 15 décembre"),
        ("fr", "2026-12-01", "EEEE d MMMM", "mardi 1er décembre"),
        ("fr", "2027-01-11", "d MMMM y", "11 janvier 2027"),
        ("en", "2026-11-22T23:30:00+00:00", "d MMMM y", "23 November 2026"),
        ("en", None, "d MMMM y", ""),
    ],
)
def test_dates_are_written_out(language: str, value: str | None, pattern: str, said: str) -> None:
    with translation.override(language), timezone.override("Europe/Paris"):
        assert formatting.written(value, pattern) == said


def test_addresses_follow_the_language() -> None:
    with translation.override("fr"):
        assert links.localized("/cart/") == "/fr/cart/"
        assert links.localized("/cart/", "en") == "/cart/"
        assert links.localized("/fr/cart/") == "/fr/cart/"
        assert links.localized("/fresh/") == "/fr/fresh/"
