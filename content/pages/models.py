"""The pages of a shop, its name and its dress. How a page looks is the theme's business."""

from collections.abc import Collection, Iterator
from datetime import date
from http import HTTPMethod
from typing import Any, ClassVar

from django.core.validators import URLValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet
from wagtail.search import index

from commerce.base.viewer import Viewer
from commerce.base.words import Words, WordsField
from content import rendering
from content.pages.blocks import Body
from content.pages.drafts import Audience, PreviewDraft
from content.pages.opening import Opening  # noqa: F401  # a model of this app
from content.pages.rich_text import is_safe_address
from content.pages.shared import SharedBlocks  # noqa: F401  # a model of this app


class ShopPage(Page):
    """A page drawn by the theme. When its address changes, the former one leads on to it."""

    allowed_http_methods: ClassVar[list[HTTPMethod]] = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    share_image = models.ForeignKey(
        get_image_model_string(), on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("picture for sharing"), help_text=_("Shown where somebody shares the page."),
    )  # fmt: skip
    hidden_from_search = models.BooleanField(
        _("hide from search engines"), default=False,
        help_text=_("Whoever knows its address still reads it. It leaves the sitemap."),
    )  # fmt: skip
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("hidden_from_search"),
            ],
            _("For search engines"),
        ),
        FieldPanel("share_image"),
    ]

    is_draft = False  # whether it is shown from a draft, to whoever holds its token

    class Meta:
        abstract = True

    def has_come(self, site: Site) -> bool:
        """Whether its day has come on `site`: before, it is nowhere to be seen, though it is published."""
        return True

    @classmethod
    def not_come(cls, ids: Collection[int]) -> set[int]:  # noqa: ARG003 (those that wait for a day do)
        """Those of the pages of these ids whose day has not come; one query at most while all have."""
        return set()

    @classmethod
    def dated(
        cls,
        pages: PageQuerySet[Any],  # noqa: ARG003 (those with a day of their own do)
        since: date,  # noqa: ARG003
        until: date,  # noqa: ARG003
    ) -> Iterator[tuple[Page, date, Any]]:
        """Those with a day of their own from `since` until before `until`: which, and what it is."""
        return iter(())

    def keeps_body_from(self, viewer: Viewer) -> bool:
        """Whether what is in its body is a secret to everybody for now."""
        return False

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return rendering.render_page(self, request, preview_token=None)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [(audience.value, audience.label) for audience in Audience]

    def serve_preview(self, request: HttpRequest, mode_name: str | None) -> HttpResponse:
        """Drawn exactly as `mode_name` will see it, from a draft that only this preview can name."""
        site = self.get_site() or Site.find_for_request(request)
        draft = PreviewDraft.objects.keep(self, site=site, audience=mode_name or Audience.VISITORS)
        return rendering.render_page(self, request, preview_token=draft.token)


class HomePage(ShopPage):
    """The first page of a site."""

    body = StreamField(Body(), blank=True, verbose_name=_("page"), help_text=_("Begin with a hero."))

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[Any]] = [*Page.search_fields, index.SearchField("body")]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    page_description = _("The first page of a shop. One per shop and language.")

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class TextPage(ShopPage):
    """A page with an introduction under its title, and blocks."""

    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("One or two sentences under the title.")
    )
    body = StreamField(Body(), blank=True, verbose_name=_("page"))

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels, FieldPanel("introduction"), FieldPanel("body"),
    ]  # fmt: skip
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields, index.SearchField("introduction"), index.SearchField("body"),
    ]  # fmt: skip
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        abstract = True


class FormulasPage(TextPage):
    """Presents the formulas on sale."""

    body = StreamField(
        Body(), blank=True, verbose_name=_("page"),
        help_text=_("Add the block “Formulas” where the choice is to be made."),
    )  # fmt: skip

    max_count_per_parent = 1
    page_description = _("The formulas to choose from, with their prices. One per shop and language.")

    class Meta:
        verbose_name = _("formulas page")
        verbose_name_plural = _("formulas pages")


class GiftCardsPage(TextPage):
    """Presents the gift cards on sale."""

    body = StreamField(
        Body(), blank=True, verbose_name=_("page"),
        help_text=_("Add the block “Gift cards” where they are to be chosen."),
    )  # fmt: skip

    max_count_per_parent = 1
    page_description = _("The gift cards to choose from. One per shop and language.")

    class Meta:
        verbose_name = _("gift cards page")
        verbose_name_plural = _("gift cards pages")


class MaintenancePage(TextPage):
    """What visitors read while the site is closed: see Settings › Opening."""

    max_count_per_parent = 1
    page_description = _("Read while the shop is closed for maintenance. One per shop and language.")

    class Meta:
        verbose_name = _("maintenance page")
        verbose_name_plural = _("maintenance pages")


class FreePage(TextPage):
    """Any other page: the concept, the team, the terms of sale."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage", "pages.FreePage"]
    subpage_types: ClassVar[list[str]] = ["pages.FreePage", "shop_forms.FormPage"]
    page_description = _("Anything else: your story, how it works, the terms of sale, the legal notice.")

    class Meta:
        verbose_name = _("free page")
        verbose_name_plural = _("free pages")


_web_address = [URLValidator(schemes=["http", "https"])]


NETWORKS = {
    "instagram": "Instagram", "facebook": "Facebook", "x": "X", "tiktok": "TikTok", "pinterest": "Pinterest",
    "youtube": "YouTube", "linkedin": "LinkedIn", "mastodon": "Mastodon",
}  # fmt: skip


def profile(network: str) -> Any:
    """The full address of the shop on a social network."""
    return models.URLField(NETWORKS[network], blank=True, validators=_web_address)


def library_picture(name: Any, help_text: Any) -> Any:
    return models.ForeignKey(
        get_image_model_string(), on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=name, help_text=help_text,
    )  # fmt: skip


@register_setting(icon="home", order=0)
class Identity(BaseSiteSetting):
    """Who the shop is to its visitors."""

    name = models.CharField(_("name of the shop"), max_length=80, blank=True)
    tagline: Words = WordsField(_("tagline"), blank=True, help_text=_("What you sell, in one line."))  # type: ignore[assignment]
    home_title: Words = WordsField(  # type: ignore[assignment]
        _("title of the home page"), blank=True,
        help_text=_("As browsers and search engines show it. Empty: that of the page, then the tagline."),
    )  # fmt: skip
    logo = library_picture(_("logo"), _("Without a logo the name is written out."))
    icon = library_picture(
        _("icon"), _("Square, in the tabs of browsers. Empty: the theme's own.")
    )  # fmt: skip
    share_picture = library_picture(
        _("picture for sharing"),
        _("Shown where a link to the shop is posted and the page has none: 1200 × 630 pixels or larger."),
    )
    instagram = profile("instagram")
    facebook = profile("facebook")
    x = profile("x")
    tiktok = profile("tiktok")
    pinterest = profile("pinterest")
    youtube = profile("youtube")
    linkedin = profile("linkedin")
    mastodon = profile("mastodon")

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("tagline"), FieldPanel("home_title")], _("The shop")
        ),
        MultiFieldPanel(
            [FieldPanel("logo"), FieldPanel("icon"), FieldPanel("share_picture")], _("Pictures")
        ),
        MultiFieldPanel(
            [FieldPanel(network) for network in NETWORKS],
            _("Social networks"), help_text=_("Full addresses. An empty one is not shown."),
        ),
    ]  # fmt: skip
    select_related: ClassVar[list[str]] = ["logo", "icon", "share_picture"]

    class Meta:
        verbose_name = _("identity")

    def social_links(self) -> list[tuple[str, str]]:
        """Network and address of each link that is set, and leads somewhere."""
        addresses = [(network, getattr(self, network)) for network in NETWORKS]
        return [(network, address) for network, address in addresses if is_safe_address(address)]


@register_setting(icon="view", order=5)
class Appearance(BaseSiteSetting):
    """How the shop is dressed. `options` are the theme's own: what it does not know it ignores.

    `draft` is another dress, as `{theme, options}`, that visitors do not see before it is published.
    """

    theme = models.CharField(_("theme"), max_length=50, default="atelier", choices=rendering.theme_choices)
    options = models.JSONField(default=dict, editable=False)
    draft = models.JSONField(null=True, default=None, editable=False)

    panels: ClassVar[list[Any]] = [FieldPanel("theme")]

    class Meta:
        verbose_name = _("appearance")
