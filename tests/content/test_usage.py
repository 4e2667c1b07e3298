"""Before something is taken off sale or deleted, staff see where editors named it."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.documents import get_document_model
from wagtail.models import Site

from commerce.base.models import User
from commerce.catalog.models import Formula
from content.emails.models import MailWords
from content.forms.models import FormPage
from content.menus.models import Menu
from content.pages import usage
from content.pages.models import FreePage, HomePage
from content.pages.shared import SharedBlocks
from content.pages.typed import written_with
from tests.commerce.backoffice.test_admin_catalogue import filled
from tests.commerce.discounts.build import coupon
from tests.commerce.shop import Shop
from tests.commerce.shop import open_shop as begin
from tests.content.test_blocks import NOWHERE, hero

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("boss@example.com", "correct horse battery"))
    return client


def named(home: HomePage, formula: Formula) -> None:
    home.body = [hero(formula=formula)]
    home.save_revision().publish()
    draft = home.add_child(instance=FreePage(title="Secret plan", slug="plan", live=False))
    draft.body = [hero(formula=formula)]
    draft.save()
    link = {**NOWHERE, "formula": formula}
    entry = ("entry", {"link": link, "label": "", "audience": "everybody", "children": []})
    Menu.objects.create(site=formula.site, place="main", locale=home.locale, entries=[entry])


def page_of(client: Client, section: str, row: Any) -> str:
    return client.get(reverse(f"{section}:inspect", args=[row.pk])).text


def test_a_formula_tells_where_it_is_named_and_names_no_draft(
    home: HomePage, formula: Formula, boss: Client
) -> None:
    assert "On no page, in no menu, in no mail." in page_of(boss, "formulas", formula)
    named(home, formula)
    page = page_of(boss, "formulas", formula)
    assert reverse("wagtailadmin_pages:edit", args=[home.pk]) in page
    assert "Main menu" in page
    assert "Not public" in page and "Secret plan" not in page


def test_what_cannot_be_deleted_says_where_it_stands(home: HomePage, formula: Formula, boss: Client) -> None:
    named(home, formula)
    page = boss.get(reverse("formulas:delete", args=[formula.pk])).text
    assert "cannot be deleted" in page
    assert reverse("wagtailadmin_pages:edit", args=[home.pk]) in page


def test_a_coupon_tells_in_which_words_its_code_stands(home: HomePage, boss: Client) -> None:
    shop: Shop = begin()
    made = coupon(shop, code="TEA10")
    home.body = [("rich_text", {"text": "<p>Say tea10 at the till.</p>"})]
    home.save_revision().publish()
    home.add_child(
        instance=FreePage(title="Other", slug="other", body=[("rich_text", {"text": "<p>TEA100</p>"})])
    )
    page = page_of(boss, "coupons", made)
    assert reverse("wagtailadmin_pages:edit", args=[home.pk]) in page
    assert "Other" not in page.split("Where editors named it")[1]


def test_a_coupon_is_not_deleted_before_it_is_said_where_its_code_was_typed(
    home: HomePage, boss: Client
) -> None:
    shop: Shop = begin()
    made = coupon(shop, code="TEA10")
    address = reverse("coupons:delete", args=[made.pk])
    assert "Editors named it" not in boss.get(address).text
    draft = home.add_child(instance=FreePage(title="Plans", slug="plans"))
    draft.body = [("rich_text", {"text": "<p>Type TEA10</p>"})]
    draft.save_revision()
    body = [("paragraph", {"text": "<p>Type tea10.</p>", "when": ""})]
    mail = MailWords.objects.create(
        site=shop.site,
        message="Welcome",
        locale=home.locale,
        subject="A gift",
        preheader="With TEA10",
        body=body,
    )
    block = SharedBlocks.objects.create(
        site=shop.site, locale=home.locale, title="Banner", body=[("rich_text", {"text": "<p>TEA10!</p>"})]
    )
    boss_user = User.objects.get(email="boss@example.com")
    page = boss.get(address).text
    for row in (draft, mail, block):
        url = AdminURLFinder(boss_user).get_edit_url(row)
        assert url and f'href="{url}"' in page
    assert "Yes, delete" in page
    assert boss.post(address).status_code == 302
    assert not type(made).objects.filter(pk=made.pk).exists()


@pytest.mark.parametrize(
    ("text", "is_named"),
    [("Say\nTEA10", True), ("“tea10”", True), ("TEA100", False), ("XTEA10", False), ("/?coupon=TEA10", True)],
)
def test_a_code_is_found_as_a_word_alone(home: HomePage, text: str, is_named: bool) -> None:
    made = coupon(begin(), code="TEA10")
    home.search_description = text
    home.save()
    assert [one.pk for one in written_with(made)] == [home.pk] * is_named


def test_codes_of_another_site_are_its_own(home: HomePage, other_site: Site) -> None:
    made = coupon(begin(), code="TEA10")
    other = HomePage.objects.get(pk=other_site.root_page_id)
    other.search_description = "TEA10"
    other.save()
    assert list(written_with(made)) == []


def test_what_a_mail_or_a_shared_block_names_is_not_deleted(
    formula: Formula, home: HomePage, boss: Client
) -> None:
    SharedBlocks.objects.create(
        site=formula.site, locale=home.locale, title="Banner", body=[hero(formula=formula)]
    )
    page = boss.get(reverse("formulas:delete", args=[formula.pk])).text
    assert "cannot be deleted" in page and "Banner</a>" in page


def test_what_wagtail_deletes_says_by_name_where_it_is_used(
    home: HomePage, make_image: Any, boss: Client
) -> None:
    image = make_image()
    form = home.add_child(instance=FormPage(title="Write to us", slug="write"))
    document = get_document_model().objects.create(title="Price list", file=ContentFile(b"x", "prices.pdf"))
    link = f'<p><a linktype="document" id="{document.pk}">x</a><a linktype="page" id="{form.pk}">y</a></p>'
    home.body = [hero(image=image), ("rich_text", {"text": link})]
    home.save_revision().publish()
    edit = reverse("wagtailadmin_pages:edit", args=[home.pk])
    for address in (
        reverse("wagtailimages:delete", args=[image.pk]),
        reverse("wagtaildocs:delete", args=[document.pk]),
        reverse("wagtailadmin_pages:delete", args=[form.pk]),
    ):
        assert f'<a href="{edit}">Home</a> (Home page)' in boss.get(address).text


def test_a_thing_that_is_named_everywhere_lists_only_so_many_places(
    home: HomePage, boss: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop: Shop = begin()
    made = coupon(shop, code="TEA10")
    for slug in ("one", "two", "three"):
        text = [("rich_text", {"text": "<p>TEA10</p>"})]
        home.add_child(instance=FreePage(title=f"Place {slug}", slug=slug, body=text))
    monkeypatch.setattr(usage, "MOST", 2)
    page = page_of(boss, "coupons", made)
    assert sum(f"Place {slug}" in page for slug in ("one", "two", "three")) == 2
    assert "2 places of more" in page


def test_what_is_taken_off_sale_says_that_editors_named_it(home: HomePage, boss: Client) -> None:
    formula = begin().monthly
    address, off = reverse("formulas:edit", args=[formula.pk]), filled(formula, active=False)

    def saved() -> str:
        answer = boss.post(address, off, follow=True)
        assert answer.redirect_chain, answer.context["form"].errors
        return answer.text

    assert "Editors named it" not in saved()
    Formula.objects.update(active=True)
    named(home, formula)
    assert "Editors named it in 3 places" in saved()
    assert "Editors named it" not in saved()
