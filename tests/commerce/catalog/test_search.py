"""Shoppers find what they mean, in two languages and misspelt; what they find follows every change."""

import pytest
from django.db import connection

from coffret.database import ALIKE
from commerce.base.words import Words
from commerce.catalog.models import Formula, Product, SearchText, Tag, Taxonomy, Variant
from commerce.catalog.searching import matching
from tests.commerce.shop import Shop, product, saved


@pytest.fixture
def tea(shop: Shop) -> Product:
    return product(
        shop, slug="earl-grey", name=Words(en="Earl Grey with bergamot", fr="Thé noir à la bergamote"),
        summary=Words(en="A smoky afternoon tea", fr="Un thé d’après-midi fumé"),
    )  # fmt: skip


def found(text: str) -> list[str]:
    rows = matching(Product.objects.all(), text).order_by("-relevance", "pk")
    return list(rows.values_list("slug", flat=True))


@pytest.mark.parametrize(
    "text",
    [
        "bergamot", "BERGAMOT", "bergamote", "bergamotes", "thés noirs", "the noir", "thé", "bergammot",
        "erl grey", "earl gray", "smoky", "smoky afternoons", "EARL-1", "fmué", "nior", "thé nior",
    ],
)  # fmt: skip
def test_it_is_found(tea: Product, text: str) -> None:
    Variant.objects.update(code="EARL-1")
    assert found(text) == ["earl-grey"]


@pytest.mark.parametrize("text", ["", "   ", "coffee", "x", "!!", "'; drop table", "& |", "zzz" * 500])
def test_it_is_not_found(tea: Product, text: str) -> None:
    assert found(text) == []


def test_what_is_named_so_comes_before_what_only_tells_of_it(tea: Product, shop: Shop) -> None:
    product(shop, slug="cup", name=Words(en="A cup"), description=Words(en="Made for bergamot tea"))
    assert found("bergamot") == ["earl-grey", "cup"]


def test_what_is_found_follows_names_tags_and_codes(tea: Product, shop: Shop) -> None:
    taxonomy = saved(Taxonomy(site=shop.site, slug="flavour", name=Words(en="Flavour")))
    tag = saved(Tag(taxonomy=taxonomy, slug="citrus", name=Words(en="Citrus", fr="Agrumes")))
    assert found("citrus") == []
    tea.tags.add(tag)
    tea.save()
    assert found("citrus") == found("agrume") == ["earl-grey"]
    tag.name = Words(en="Lemony")
    tag.save()
    assert found("citrus") == [] and found("lemony") == ["earl-grey"]
    tea.tags.clear()
    tea.name = Words(en="Lapsang")
    tea.save()
    assert found("lemony") == found("bergamot") == [] and found("lapsang") == ["earl-grey"]
    tea.delete()
    assert not SearchText.objects.filter(product__isnull=False).exists()


def test_formulas_are_found_by_the_name_of_their_range(shop: Shop) -> None:
    assert set(matching(Formula.objects.all(), "découvertes")) == {
        shop.monthly, shop.quarterly, shop.anniversary,
    }  # fmt: skip
    shop.group.name = Words(en="Prestige")
    shop.group.save()
    assert not matching(Formula.objects.all(), "découverte").exists()
    assert matching(Formula.objects.all(), "prestge").count() == 3


def test_it_is_looked_up_in_indexes_not_row_by_row(tea: Product) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW pg_trgm.word_similarity_threshold")
        assert cursor.fetchone() == (str(ALIKE),)
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
    plan = matching(Product.objects.all(), "bergammot").explain()
    assert "search_letters" in plan and "search_stems" in plan, plan
