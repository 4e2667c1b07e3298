"""Everything the house says is said in French too, and what customers read in every language of theirs."""

import gettext
import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po
from django.conf import settings

from coffret import translations


@pytest.mark.parametrize(
    "file", translations.catalogues(), ids=lambda file: str(file.relative_to(translations.ROOT).parents[3])
)
def test_a_catalogue_has_the_messages_of_its_sources(file: Path) -> None:
    with file.open("rb") as po:
        known = {(message.context, message.id) for message in read_po(po) if message.id}
    said = {(message.context, message.id) for message in translations.messages_for(file) if message.id}
    assert known == said, "run `make messages` and translate what it lists"


def test_nothing_is_left_untranslated() -> None:
    assert translations.gaps() == []


def test_a_language_of_customers_has_a_catalogue_wherever_they_read_something() -> None:
    for code, _name in settings.LANGUAGES[1:]:
        for file in translations.catalogues():
            sibling = Path(str(file).replace("/locale/fr/", f"/locale/{code}/"))
            assert sibling.exists() or not len(translations.messages_for(sibling)), sibling


def name_of(file: Path) -> str:
    return "-".join(file.relative_to(translations.ROOT).parts[:-2])


PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+[^>]*>")


def read(file: Path) -> Catalog:
    with file.open("rb") as po:
        return read_po(po, locale=file.parent.parent.name)


def strings(said: object) -> list[str]:
    return [str(one) for one in said] if isinstance(said, tuple | list) else [str(said)]


@pytest.mark.parametrize("file", translations.catalogues(), ids=name_of)
def test_a_translation_fills_the_same_places(file: Path) -> None:
    for message in read(file):
        if not message.id:
            continue
        wanted = {place for said in strings(message.id) for place in PLACES.findall(said)}
        # A plural form may say "one" in words; nothing may be filled that is not given.
        given = [set(PLACES.findall(said)) for said in strings(message.string)]
        assert set().union(*given) == wanted, message.id


@pytest.mark.parametrize("file", translations.catalogues(), ids=name_of)
def test_a_catalogue_counts_as_its_language_does(file: Path) -> None:
    code = file.parent.parent.name
    assert f"nplurals={get_plural(code).num_plurals};" in file.read_text()
    rule = gettext.c2py(re.search(r"plural=(.*?);", file.read_text())[1])  # type: ignore[index]
    ones = {"fr": {0, 1}, "bg": {1}}[code]
    assert {number for number in range(200) if rule(number) == 0} == ones


@pytest.mark.parametrize(
    ("files", "is_read"),
    [
        (["commerce/checkout/errors.py"], True),
        (["themes/atelier/pages/CartPage.html"], True),
        (["commerce/invoices/templates/invoices/document.html"], True),
        (["content/emails/messages/orders.py"], True),
        (["commerce/orders/admin.py", "commerce/orders/errors.py"], True),
        (["commerce/orders/admin.py", "commerce/orders/models.py"], False),
        (["commerce/billing/admin/refunds.py"], False),
        (["content/emails/messages/alerts.py"], False),
        (["themes/atelier/theme.toml"], False),
        (["commerce/base/templates/base/stops.html"], False),
        (["commerce/anything/new.py"], True),
    ],
)
def test_what_customers_read_is_whatever_is_not_the_staffs_alone(files: list[str], is_read: bool) -> None:
    message = Message("Hello", locations=[(file, 0) for file in files])
    assert translations.customers_read(message) is is_read


@pytest.mark.parametrize("pattern", [*translations.STAFF, *translations.SHOWN])
def test_no_file_is_named_that_is_not_there(pattern: str) -> None:
    names = (str(file.relative_to(translations.ROOT)) for floor in translations.FLOORS
             for file in (translations.ROOT / floor).rglob("*"))  # fmt: skip
    assert any(fnmatchcase(name, pattern) for name in names)


def test_what_only_staff_read_is_not_asked_of_the_customers_languages() -> None:
    ids = {message.id for file in translations.catalogues() if "/bg/" in str(file) for message in read(file)}
    assert "Your cart is empty." in ids
    assert "emergency stops" not in ids


HTML = """
<ul>
  {# Translators: the shopper's #}
  <li>{% translate "Cart" %}</li>
    {% blocktranslate count n=boxes %}{{ n }} box{% plural %}{{ n }} boxes{% endblocktranslate %}
</ul>
"""
PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Cart"
msgstr "Panier"
"""


def test_templates_are_read_and_catalogues_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    monkeypatch.setattr(translations, "FLOORS", ("themes",))
    folder = tmp_path / "themes/plain"
    po = folder / "locale/fr/LC_MESSAGES/django.po"
    po.parent.mkdir(parents=True)
    po.write_text(PO)
    (folder / "cart.html").write_text(HTML)

    translations.update_all()
    translations.compile_all()

    with po.with_suffix(".mo").open("rb") as mo:
        assert gettext.GNUTranslations(mo).gettext("Cart") == "Panier"
    assert len(translations.gaps()) == 1
    assert "%(n)s boxes" in translations.gaps()[0]
