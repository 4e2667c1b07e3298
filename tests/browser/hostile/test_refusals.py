"""What forms make of a thousand payloads: each is taken as text or refused with its reason, never a fault."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.test import Client
from django.utils.html import escape
from wagtail import blocks
from wagtail.models import Site

from commerce.base.words import WordsField
from content.menus.models import Entries
from content.pages.blocks import Body
from content.pages.models import NETWORKS, HomePage, Identity
from content.pages.rich_text import cleaned, html, is_safe_address
from tests.browser.hostile.fields import written_fields
from tests.browser.hostile.payloads import of_families, payloads

DANGEROUS = ("javascript:", "vbscript:", "data:", "file:", "blob:")


def leaves(block: blocks.Block, name: str = "") -> Iterator[tuple[str, blocks.Block]]:
    """Every field of a block that somebody writes in, by its name."""
    if isinstance(block, blocks.StreamBlock | blocks.StructBlock):
        for key, child in block.child_blocks.items():
            yield from leaves(child, f"{name}.{key}")
    elif isinstance(block, blocks.ListBlock):
        yield from leaves(block.child_block, name)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.URLBlock):
        yield name, block


def answers(check: Any) -> Counter[str]:
    """How often `check` took a payload and how often it refused one; anything else is a fault."""
    found: Counter[str] = Counter()
    for each in payloads():
        try:
            check(each.text)
        except ValidationError as refused:
            found["refused" if refused.messages else "no reason"] += 1
        else:
            found["taken"] += 1
    return found


def test_every_field_of_every_block_takes_or_refuses_each() -> None:
    found = {name: answers(leaf.clean) for name, leaf in [*leaves(Body()), *leaves(Entries())]}
    assert len(found) > 40
    for name, said in found.items():
        assert said.total() == len(payloads())
        assert said["refused"] > 1000 if name.endswith(".url") else said["taken"] > 0, (name, said)


def written() -> Iterator[tuple[str, Any]]:
    for model in apps.get_models():
        for field in written_fields(model):
            if isinstance(field, models.CharField | models.TextField) and not isinstance(field, WordsField):
                yield f"{model._meta.label}.{field.name}", field


@pytest.mark.django_db
def test_every_column_takes_or_refuses_each() -> None:
    found = {name: answers(lambda text, field=field: field.clean(text, None)) for name, field in written()}
    assert len(found) > 100
    for name, field in written():
        if isinstance(field, models.URLField | models.EmailField | models.SlugField):
            assert found[name]["refused"] > 1000, name


def test_no_address_that_does_something_is_safe() -> None:
    safe = [each.text for each in payloads() if is_safe_address(each.text)]
    assert not any(each.strip().lower().startswith(DANGEROUS) for each in safe)
    assert [each.text for each in of_families("address") if is_safe_address(each.text)] == [
        each for each in safe if each in {one.text for one in of_families("address")}
    ]
    for right in ("https://example.com/a?b=c#d", "mailto:me@example.com", "tel:+33123", "/about/", "#top"):
        assert is_safe_address(right)
    for wrong in ("", "//example.com", "/\\example.com", "https:", "http://[", "java\tscript:a", "ftp://a.b"):
        assert not is_safe_address(wrong)


@pytest.mark.django_db
def test_an_address_stored_by_an_import_leads_nowhere() -> None:
    identity = Identity(site=Site.objects.get(is_default_site=True))
    for network, each in zip(NETWORKS, of_families("address"), strict=False):
        setattr(identity, network, each.text)
    assert all(is_safe_address(address) for _network, address in identity.social_links())


def test_stored_html_becomes_what_an_editor_could_have_written() -> None:
    for each in payloads():
        once = cleaned(each.text)
        assert (
            "<script" not in once and "<img" not in once and "<svg" not in once and " on" not in _tags(once)
        )
        assert cleaned(once) == once  # what is read again is the same
    right = '<h2>Tea</h2><p>A <b>b</b> <a href="/a">c</a><br>&amp; d</p><ul><li>e</li></ul><hr>'
    assert cleaned(right) == right
    assert cleaned("<p>open <b>bold<script>alert(1)</script>") == "<p>open <b>bold</b></p>"
    assert cleaned('<a href="javascript:alert(1)">a</a>') == "<a>a</a>"


def _tags(html: str) -> str:
    return "".join(part.partition(">")[0] for part in html.split("<")[1:])


@pytest.mark.django_db
def test_links_in_stored_html_still_lead_to_pages(home_of_site: HomePage) -> None:
    [made] = html([f'<p data-block-key="abcde"><a linktype="page" id="{home_of_site.pk}">Home</a></p>'])
    assert made == '<p><a href="/">Home</a></p>'


@pytest.fixture
def home_of_site(db: None) -> HomePage:
    site = Site.objects.get(is_default_site=True)
    root = site.root_page.get_parent()
    home: HomePage = root.add_child(instance=HomePage(title="Home", slug="shop"))
    site.root_page = home
    site.save()
    return home


@pytest.mark.django_db
def test_each_can_be_searched_for(home_of_site: HomePage) -> None:
    client = Client(raise_request_exception=False)
    for each in payloads()[::12]:
        answer = client.get("/search/", {"query": each.text})
        assert answer.status_code < 500, each
        if answer.status_code == 200:
            assert "<script>pwned" not in answer.text


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["page", "document"])
def test_stored_links_to_nothing_that_is_lead_nowhere(home_of_site: HomePage, kind: str) -> None:
    for pk in ("x", "", "-1", "٣", "1.5", "9" * 30, "9" * 5_000, "4 OR 1=1", "<b>"):
        assert html([f'<p>to <a linktype="{kind}" id="{escape(pk)}">it</a></p>']) == ["<p>to <a>it</a></p>"]
    assert html([f'<a linktype="{kind}">it</a>', '<a linktype="nonsense" id="1">it</a>']) == ["<a>it</a>"] * 2
