"""A site with an English and a French tree, drawn by a theme that only notes what it was given."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.http import HttpResponse
from PIL import Image as Pixels
from wagtail.models import Locale, Page, Site

from coffret.theming import Themes
from commerce.base.viewer import Viewer
from commerce.base.words import Words
from commerce.catalog.models import Formula, FormulaGroup
from content import rendering
from content.images.models import Image
from content.pages.models import FreePage, HomePage


class NotingThemes:
    """Answers the page's title, and keeps what it was asked to draw."""

    def __init__(self) -> None:
        self.drawn: list[tuple[Page, str | None]] = []

    def render_page(self, page: Page, request: Any, *, preview_token: str | None) -> HttpResponse:
        self.drawn.append((page, preview_token))
        return HttpResponse(page.title)

    def formula_url(self, slug: str) -> str:
        from django.utils.translation import get_language

        return f"/{get_language()}/boxes/{slug}/"

    def page_url(self, name: str, **arguments: str) -> str:
        return "/".join(["", name, *arguments.values(), ""])

    def render_email(self, theme: str, sheet: Any) -> str:
        return Themes().render_email(theme, sheet)

    def available(self) -> list[tuple[str, str]]:
        return [("atelier", "Atelier"), ("plain", "Plain")]

    def options(self, theme: str) -> list[rendering.ThemeOption]:
        return []

    def contrasts(self, theme: str, chosen: Any) -> list[rendering.Contrast]:
        return []

    def picture_slots(self, theme: str, chosen: Any) -> dict[str, int]:
        return {}


@pytest.fixture
def themes() -> Iterator[NotingThemes]:
    before = list(rendering._installed)
    noting = NotingThemes()
    rendering.install(noting)
    yield noting
    rendering._installed[:] = before


@pytest.fixture
def site(db: None, themes: NotingThemes) -> Site:
    """localhost, with a published English home page in place of Wagtail's own."""
    english = Locale.objects.get(language_code="en")
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Home", slug="shop", locale=english))
    site = Site.objects.get(is_default_site=True)
    site.root_page = home
    site.save()
    return site


@pytest.fixture
def home(site: Site) -> HomePage:
    return HomePage.objects.get(pk=site.root_page_id)


@pytest.fixture
def french_home(home: HomePage) -> HomePage:
    french, _new = Locale.objects.get_or_create(language_code="fr")
    translated = home.copy_for_translation(french)
    translated.title = "Accueil"
    translated.live = True
    translated.save()
    return translated


@pytest.fixture
def about(home: HomePage) -> FreePage:
    return home.add_child(instance=FreePage(title="About us", slug="about"))


@pytest.fixture
def other_site(site: Site) -> Site:
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Other", slug="other"))
    return Site.objects.create(hostname="other.example", root_page=home)


@pytest.fixture
def viewer(site: Site) -> Viewer:
    return Viewer(site, "en")


@pytest.fixture
def group(site: Site) -> FormulaGroup:
    return FormulaGroup.objects.create(
        site=site, slug="discovery", name=Words(en="Discovery", fr="Découverte")
    )


@pytest.fixture
def make_formula(group: FormulaGroup) -> Callable[..., Formula]:
    def make(**fields: Any) -> Formula:
        defaults = {"slug": "monthly", "name": Words(en="Monthly", fr="Mensuel"), "price_amount": 2500}
        formula = Formula(**{"site": group.site, "group": group, **defaults, **fields})
        formula.save()
        return formula

    return make


@pytest.fixture
def formula(make_formula: Callable[..., Formula]) -> Formula:
    return make_formula()


@pytest.fixture
def make_image(db: None, settings: Any, tmp_path: Path) -> Callable[..., Image]:
    settings.MEDIA_ROOT = tmp_path

    def make(width: int = 2000, height: int = 1333, *, name: str = "box.jpg", **fields: Any) -> Image:
        file = io.BytesIO()
        exif = fields.pop("exif", None) or Pixels.Exif()
        Pixels.linear_gradient("L").resize((width, height)).convert("RGB").save(file, "JPEG", exif=exif)
        alt = Words(fields.pop("alt", {"en": "An open box", "fr": "Un coffret ouvert"}))
        image = Image(title="Box", file=ImageFile(file, name), alt=alt, **fields)
        image.save()
        return image

    return make


@pytest.fixture
def image(make_image: Callable[..., Image]) -> Image:
    return make_image()
