"""Everything the house says is said in French too, and needs no gettext tools to be."""

import gettext
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

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
