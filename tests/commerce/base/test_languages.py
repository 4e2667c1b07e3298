"""Staff write in the languages that their sites speak; what stands in others stays."""

from typing import Any

import lxml.html
import pytest
from django import forms
from django.http import QueryDict
from django.utils import translation
from wagtail.models import Site

from commerce.base.models import ShopSettings
from commerce.base.slugs import slug_of
from commerce.base.words import Words, WordsFormField, languages_in_use
from commerce.catalog import importing
from commerce.customers.models import Customer
from tests.commerce import shop as build

pytestmark = pytest.mark.django_db


class Form(forms.Form):
    title = WordsFormField(required=False, long=True)


def speaks(*codes: str, site: Site | None = None) -> ShopSettings:
    site = site or Site.objects.get(is_default_site=True)
    return ShopSettings.objects.update_or_create(site=site, defaults={"languages": list(codes)})[0]


def drawn(form: forms.Form) -> dict[str, Any]:
    page = lxml.html.fromstring(f"<form>{form['title']}</form>")
    return {one.get("name"): one for one in page.xpath("//input | //textarea")}


def test_a_form_asks_for_the_languages_that_some_site_speaks() -> None:
    speaks("en", "fr")
    assert list(drawn(Form())) == ["title_en", "title_fr"]
    speaks("bg", site=build.other_site())
    assert languages_in_use() == {"en", "fr", "bg"}
    assert list(drawn(Form())) == ["title_en", "title_fr", "title_bg"]


def test_where_no_site_chose_it_asks_for_all() -> None:
    speaks()
    assert list(drawn(Form())) == ["title_en", "title_fr", "title_bg"]


def test_words_in_a_language_that_no_site_speaks_stay_as_they_are() -> None:
    speaks("en", "fr")
    words = Words(en="Winter", fr="Hiver", bg='Зима "2026"\nи сняг')
    inputs = drawn(Form(initial={"title": words}))
    assert inputs["title_bg"].get("type") == "hidden"
    sent = QueryDict(mutable=True)
    sent.update({"title_en": "Snow", "title_fr": "Hiver", "title_bg": inputs["title_bg"].get("value")})
    form = Form(sent, initial={"title": words})
    assert form.is_valid()
    assert form.cleaned_data["title"] == words | {"en": "Snow"}


def test_the_table_of_products_has_the_columns_of_the_sites_languages() -> None:
    shop = build.open_shop()
    site = shop.site
    speaks("fr", "bg", site=site)
    header = next(importing.written_out(Site.objects.get(pk=site.pk)))
    assert [name for name in header if name.startswith("name_")] == ["name_fr", "name_bg"]
    assert not {"name_en", "summary_en"} & set(header)


def test_a_customer_may_read_bulgarian() -> None:
    field = Customer._meta.get_field("language")
    assert "bg" in dict(field.flatchoices)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Откритие", "otkritie"),
        ("Кутия за чай", "kutia-za-chay"),
        ("Жълти щъркели", "zhalti-shtarkeli"),
        ("Мляко и ябълка", "mlyako-i-yabalka"),
        ("Thé d'été", "the-dete"),
        ("茶", ""),
    ],
)
def test_names_make_slugs_as_road_signs_write_them(name: str, slug: str) -> None:
    with translation.override("bg"):
        assert slug_of(name) == slug
