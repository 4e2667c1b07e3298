from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client, RequestFactory
from wagtail.models import PageViewRestriction, Site

from commerce.base.words import Words
from content.pages import queries
from content.pages.drafts import PreviewDraft
from content.pages.models import FormulasPage, FreePage, HomePage, Identity
from content.sites.dress import shown


def test_a_page_is_found_by_its_path(site: Site, home: HomePage, about: FreePage) -> None:
    assert queries.page_for(site, "en", "/about/") == about
    assert queries.page_for(site, "en", "about") == about
    assert queries.page_for(site, "en", "/") == home
    assert isinstance(queries.page_for(site, "en", ""), HomePage)
    assert queries.page_for(site, "en", "/nowhere/") is None


def test_each_language_has_its_own_pages(site: Site, french_home: HomePage, about: FreePage) -> None:
    french = french_home.add_child(instance=FreePage(title="À propos", slug="a-propos"))
    assert queries.page_for(site, "fr", "/a-propos/") == french
    assert queries.page_for(site, "fr", "/") == french_home
    assert queries.page_for(site, "fr", "/about/") is None
    assert queries.page_for(site, "en", "/a-propos/") is None


def test_a_path_of_another_language_leads_to_the_same_page_in_this_one(
    site: Site, french_home: HomePage, about: FreePage
) -> None:
    french = about.copy_for_translation(french_home.locale)
    french.slug = "a-propos"
    french.save_revision().publish()
    assert queries.page_for(site, "fr", "/about/") == french
    assert queries.page_for(site, "en", "/a-propos/") == about
    french.refresh_from_db()
    french.unpublish()
    assert queries.page_for(site, "fr", "/about/") is None


def test_a_site_without_a_language_answers_in_its_own(
    site: Site, home: HomePage, french_home: HomePage
) -> None:
    french_home.unpublish()
    assert queries.page_for(site, "fr", "/") == home
    assert queries.page_for(site, "de", "/") == home


def test_a_page_of_another_site_is_not_found(site: Site, other_site: Site, about: FreePage) -> None:
    assert queries.page_for(other_site, "en", "/about/") is None
    found = queries.page_for(other_site, "en", "/")
    assert found is not None
    assert found.title == "Other"


def test_what_is_not_published_or_not_public_is_not_found(site: Site, about: FreePage) -> None:
    restriction = PageViewRestriction.objects.create(page=about, restriction_type="login")
    assert queries.page_for(site, "en", "/about/") is None
    restriction.delete()
    assert queries.page_for(site, "en", "/about/") == about
    about.unpublish()
    assert queries.page_for(site, "en", "/about/") is None


def test_paths_have_no_language_and_translations_are_known(
    site: Site, home: HomePage, french_home: HomePage, about: FreePage
) -> None:
    assert queries.path_of(french_home) == "/"
    assert queries.path_of(about) == "/about/"
    assert queries.translations_of(home) == [("en", "/"), ("fr", "/")]
    assert queries.translations_of(about) == [("en", "/about/")]
    team = about.add_child(instance=FreePage(title="Team", slug="team"))
    crumbs = [("Home", "/"), ("About us", "/about/"), ("Team", "/about/team/")]
    assert queries.breadcrumbs_of(team) == crumbs


@pytest.mark.parametrize("path", ["/about/", "/"])
def test_finding_a_page_takes_a_fixed_number_of_queries(
    site: Site, about: FreePage, django_assert_max_num_queries: Any, path: str
) -> None:
    queries.page_for(site, "en", path)
    with django_assert_max_num_queries(3):
        queries.page_for(site, "en", path)


def test_only_one_formulas_page_stands_under_a_home_page(home: HomePage) -> None:
    assert FormulasPage.can_create_at(home)
    home.add_child(instance=FormulasPage(title="Boxes", slug="boxes"))
    assert not FormulasPage.can_create_at(home)
    assert not HomePage.can_create_at(home)
    assert FreePage.can_create_at(home)


def test_a_visitor_gets_the_page_from_the_theme(about: FreePage, themes: Any) -> None:
    response = about.serve(RequestFactory().get("/about/"))
    assert response.content == b"About us"
    assert themes.drawn == [(about, None)]


def test_a_page_is_read_only(site: Site, about: FreePage, client: Client) -> None:
    assert client.post("/about/").status_code == 405


def test_a_preview_shows_the_draft_and_visitors_the_page(site: Site, about: FreePage, themes: Any) -> None:
    about.title = "Who we are"
    about.save_revision()
    about.make_preview_request()
    _page, token = themes.drawn[-1]
    draft = queries.page_for(site, "en", "/about/", token)
    published = queries.page_for(site, "en", "/about/")
    assert isinstance(draft, FreePage)
    assert draft.title == "Who we are"
    assert published is not None
    assert published.title == "About us"


def test_a_page_that_was_never_saved_can_be_previewed(
    site: Site, home: HomePage, admin_client: Client, themes: Any
) -> None:
    url = f"/admin/pages/add/pages/freepage/{home.pk}/preview/"
    body = {"body-count": "0", "title": "Draft", "slug": "draft", "introduction": "Soon"}
    assert admin_client.post(url, body).json() == {"is_valid": True, "is_available": True}
    admin_client.get(url)
    _page, token = themes.drawn[-1]
    draft = queries.page_for(site, "en", "/draft/", token)
    assert isinstance(draft, FreePage)
    assert (draft.title, draft.introduction, draft.pk) == ("Draft", "Soon", None)
    assert queries.path_of(draft) == "/draft/"
    assert queries.breadcrumbs_of(draft) == [("Home", "/"), ("Draft", "/draft/")]
    assert FreePage.objects.count() == 0


def test_a_private_page_is_shown_to_its_editor_only(site: Site, about: FreePage) -> None:
    PageViewRestriction.objects.create(page=about, restriction_type="login")
    token = PreviewDraft.objects.keep(about, site=site).token
    assert queries.page_for(site, "en", "/about/") is None
    assert queries.page_for(site, "en", "/about/", token) == about


def test_a_preview_token_ends_and_is_good_for_one_site(site: Site, other_site: Site, about: FreePage) -> None:
    with time_machine.travel("2026-12-01 10:00Z", tick=False) as now:
        token = PreviewDraft.objects.keep(about, site=site).token
        assert queries.page_for(site, "en", "/about/", token) == about
        assert queries.page_for(other_site, "en", "/about/", token) is None
        now.shift(PreviewDraft.LIFETIME - timedelta(seconds=1))
        assert queries.page_for(site, "en", "/about/", token) == about
        now.shift(timedelta(seconds=1))
        assert queries.page_for(site, "en", "/about/", token) is None
        PreviewDraft.objects.keep(about, site=site)
        assert PreviewDraft.objects.count() == 1


def test_a_preview_token_cannot_be_guessed(site: Site, about: FreePage) -> None:
    tokens = {PreviewDraft.objects.keep(about, site=site).token for _draft in range(50)}
    assert len(tokens) == 50
    assert all(len(token) == 43 for token in tokens)  # 256 bits
    for guess in ("0", str(about.pk), next(iter(tokens))[:-1], "%", "x" * 5000):
        assert queries.page_for(site, "en", "/about/", guess) is None


def test_a_draft_survives_a_picture_that_is_gone(
    site: Site, home: HomePage, make_image: Callable[..., Any]
) -> None:
    image = make_image()
    home.body = [("picture_text", {"heading": "", "text": "", "image": image, "picture_side": "left"})]
    token = PreviewDraft.objects.keep(home, site=site).token
    image.delete()
    draft = queries.page_for(site, "en", "/", token)
    assert isinstance(draft, HomePage)
    assert draft.body[0].value["image"] is None


def test_an_identity_is_read_without_being_written(site: Site, django_assert_num_queries: Any) -> None:
    site.site_name = "Maison Camille"
    with django_assert_num_queries(1):
        identity = queries.identity(site)
    assert identity.name == "Maison Camille"
    assert identity.social_links() == []
    assert Identity.objects.count() == 0
    assert shown(site).theme == "atelier"


def test_an_empty_social_link_is_not_shown(site: Site) -> None:
    Identity.objects.create(
        site=site, name="Camille", tagline=Words(en="Teas"), instagram="https://instagram.example/camille"
    )
    found = queries.identity(site)
    assert found.social_links() == [("instagram", "https://instagram.example/camille")]
    assert found.tagline.in_language("fr") == "Teas"


@pytest.mark.parametrize("model", ["identity", "appearance"])
def test_settings_are_for_those_who_may_change_them(site: Site, client: Client, model: str) -> None:
    client.force_login(get_user_model().objects.create_user("nobody@example.com", "x"))
    assert client.get(f"/admin/settings/pages/{model}/{site.pk}/").status_code in (302, 403)
