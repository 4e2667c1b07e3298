"""The journal of a shop: articles in categories, and dossiers that gather them."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django import forms
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, Page, PageManager, Site
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from commerce.base import clock
from commerce.base.querysets import OfSiteQuerySet
from commerce.base.slugs import slug_of
from commerce.base.viewer import Viewer
from commerce.base.words import Words, WordsField
from commerce.catalog import searching
from commerce.catalog.queries import zone_of
from content.blog.forms import ArticleForm, DossierForm
from content.blog.wording import minutes_for, plain, words_in
from content.pages.blocks import Body
from content.pages.models import ShopPage
from content.pages.queries import shown


def introduction() -> Any:
    return models.TextField(
        _("introduction"), blank=True, help_text=_("One or two sentences under the title.")
    )


def picture(help_text: Any = "") -> Any:
    return models.ForeignKey(
        get_image_model_string(), on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("picture"), help_text=help_text,
    )  # fmt: skip


class Author(models.Model):
    """Who writes: named under their articles, and at the head of the list of them."""

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE, verbose_name=_("site"))
    slug = models.SlugField(
        _("slug"), blank=True, help_text=_("Names the author in addresses. Empty: made of the name.")
    )
    name = models.CharField(_("name"), max_length=120)
    image = picture(_("A portrait. Shown small and round."))
    about: Words = WordsField(  # type: ignore[assignment]
        _("about"), blank=True, long=True, help_text=_("A sentence or two.")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        limit_choices_to={"is_staff": True}, verbose_name=_("staff member"),
        help_text=_("Whose new articles begin with this author. Never shown to visitors."),
    )  # fmt: skip

    objects = OfSiteQuerySet["Author"].as_manager()

    panels: ClassVar[list[Any]] = [
        FieldPanel("site"), FieldPanel("name"), FieldPanel("slug"), FieldPanel("image"), FieldPanel("about"),
        FieldPanel("user"),
    ]  # fmt: skip

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering: ClassVar[list[str]] = ["name", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["site", "slug"], name="author_slug_per_site"),
            models.UniqueConstraint(
                fields=["site", "user"], name="author_once_per_staff_member",
                violation_error_message=_("This staff member is an author of this site already."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        self.slug = self.slug or slug_of(self.name) or "author"


class ShownQuerySet(PageQuerySet):
    def visible_to(self, viewer: Viewer) -> Self:
        """Those that everybody reads in the viewer's language on their site."""
        found: Self = shown(self, viewer)
        return found


class BlogPage(ShopPage):
    """The first page of the journal. A site has one in each language."""

    introduction = introduction()

    objects = PageManager.from_queryset(ShownQuerySet)()

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("introduction")]
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["blog.BlogCategoryPage", "blog.ArticlePage", "blog.DossierPage"]
    max_count_per_parent = 1
    page_description = _("Lists the articles, the newest first. One per shop and language.")

    class Meta:
        verbose_name = _("journal")
        verbose_name_plural = _("journals")


class BlogCategoryPage(ShopPage):
    """What some articles are about, with a page that lists them."""

    introduction = introduction()
    image = picture()

    objects = PageManager.from_queryset(ShownQuerySet)()

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels, FieldPanel("introduction"), FieldPanel("image"),
    ]  # fmt: skip
    parent_page_types: ClassVar[list[str]] = ["blog.BlogPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A subject of the journal, with a page that lists its articles.")

    class Meta:
        verbose_name = _("journal category")
        verbose_name_plural = _("journal categories")


class ArticleQuerySet(ShownQuerySet):
    def visible_to(self, viewer: Viewer) -> Self:
        """Those whose day has come, too."""
        today = viewer.__dict__.get("_today") or clock.today(zone_of(viewer.site))
        viewer.__dict__["_today"] = today
        return super().visible_to(viewer).filter(date__lte=today)


def today() -> date:
    """The day it is at Greenwich: editors see it filled in, and may change it."""
    return clock.now().date()


class ArticlePage(ShopPage):
    """An article. What it is found by, and how long it is, follow from its words whenever it is published."""

    date = models.DateField(
        _("date"), default=today, db_index=True,
        help_text=_("Shown to readers. Before this day the article is nowhere to be seen."),
    )  # fmt: skip
    authors = ParentalManyToManyField(Author, blank=True, related_name="articles", verbose_name=_("authors"))
    category = models.ForeignKey(
        BlogCategoryPage, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("category"), help_text=_("A page below the same journal."),
    )  # fmt: skip
    tags = ClusterTaggableManager(
        through="blog.ArticleTag", blank=True, verbose_name=_("tags"),
        help_text=_("Words that articles share. Readers find the others by them."),
    )  # fmt: skip
    image = picture(_("At the head of the article, in lists, and where it is shared."))
    introduction = models.TextField(
        _("standfirst"), blank=True, max_length=600,
        help_text=_("Two sentences that make one read on. Shown under the title and in lists."),
    )  # fmt: skip
    body = StreamField(Body(), blank=True, verbose_name=_("article"))
    words = models.PositiveIntegerField(default=0, editable=False)
    search_words = models.TextField(default="", editable=False)
    search_body = models.TextField(default="", editable=False)
    search_vector = models.GeneratedField(
        expression=(
            SearchVector("search_words", weight="A", config="shop_english")
            + SearchVector("search_words", weight="A", config="shop_french")
            + SearchVector("search_words", weight="A", config="shop_plain")
            + SearchVector("search_body", weight="D", config="shop_english")
            + SearchVector("search_body", weight="D", config="shop_french")
        ),
        output_field=SearchVectorField(), db_persist=True, serialize=False,
    )  # fmt: skip

    objects = PageManager.from_queryset(ArticleQuerySet)()

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("image"),
        MultiFieldPanel(
            [
                FieldPanel("date"),
                FieldPanel("category", widget=forms.Select),
                FieldPanel("authors", widget=forms.CheckboxSelectMultiple),
                FieldPanel("tags"),
            ],
            _("Where it stands"),
        ),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields, index.SearchField("introduction"), index.SearchField("body"),
        index.FilterField("date"),
    ]  # fmt: skip
    base_form_class = ArticleForm
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("authors", overridable=False)]
    parent_page_types: ClassVar[list[str]] = ["blog.BlogPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("Something to read: dated, signed, in a category.")

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes: ClassVar[list[models.Index]] = [
            GinIndex(fields=["search_vector"], name="article_stems"),
            GinIndex(fields=["search_words"], opclasses=["gin_trgm_ops"], name="article_letters"),
        ]

    def clean(self) -> None:
        super().clean()
        text = words_in(self.body)
        self.words = len(text.split())
        self.search_words = searching.plain(plain([self.title, self.introduction]))
        self.search_body = text

    def has_come(self, site: Site) -> bool:
        return self.date <= clock.today(zone_of(site))

    @classmethod
    def not_come(cls, ids: Collection[int]) -> set[int]:
        latest = (clock.now() - timedelta(hours=12)).date()  # come wherever the site is
        rows = cls.objects.filter(pk__in=ids, date__gt=latest).defer("body", "search_body")
        return {page.pk for page in rows if not page.has_come(page.get_site())}

    @classmethod
    def dated(cls, pages: PageQuerySet[Any], since: Any, until: Any) -> Iterator[tuple[Page, Any, Any]]:
        rows = pages.filter(live=True, date__gte=since, date__lt=until).defer("body", "search_body")
        return ((page, page.date, _("date of the article")) for page in rows)

    @property
    def reading_minutes(self) -> int:
        return minutes_for(self.words)


class ArticleTag(TaggedItemBase):
    content_object = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="tagged_items")


class DossierPage(ShopPage):
    """Several articles on one subject, in an order of its own."""

    introduction = introduction()
    image = picture()

    objects = PageManager.from_queryset(ShownQuerySet)()

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("image"),
        InlinePanel(
            "entries", label=_("Article"), heading=_("Articles"), min_num=1,
            help_text=_("Drag them into the order in which they are to be read."),
        ),
    ]  # fmt: skip
    base_form_class = DossierForm
    parent_page_types: ClassVar[list[str]] = ["blog.BlogPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("Several articles on one subject, to be read in order.")

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")


class DossierEntry(Orderable):
    """An article's place in a dossier. Where the dossier is in another language, so is the article."""

    dossier = ParentalKey(DossierPage, on_delete=models.CASCADE, related_name="entries")
    article = models.ForeignKey(
        ArticlePage, on_delete=models.CASCADE, related_name="+", verbose_name=_("article")
    )

    panels: ClassVar[list[Any]] = [PageChooserPanel("article", "blog.ArticlePage")]

    class Meta(Orderable.Meta):
        verbose_name = _("article of a dossier")
        verbose_name_plural = _("articles of a dossier")

    def __str__(self) -> str:
        return str(self.article)
