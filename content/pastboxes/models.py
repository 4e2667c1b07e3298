"""The boxes that have left, each with a page of its own: what was in it, and what is left of it to buy."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, Page, PageManager, Site, TranslatableMixin
from wagtail.query import PageQuerySet
from wagtail_localize.fields import SynchronizedField

from commerce.base import clock
from commerce.base.viewer import Viewer
from commerce.catalog.models import Edition
from commerce.catalog.queries import zone_of
from content.pages.blocks import Body
from content.pages.models import ShopPage
from content.pages.queries import shown
from content.pastboxes.choosers import EditionChooser, ProductChooser

KEPT_SECRET = 10  # days after a box has left, unless its page says otherwise


class PastBoxesPage(ShopPage):
    """The gallery of the boxes that have left."""

    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("One or two sentences under the title.")
    )

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("introduction")]
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["pastboxes.PastBoxPage"]
    max_count_per_parent = 1
    page_description = _("A wall of the boxes that have left, the newest first. One per shop and language.")

    class Meta:
        verbose_name = _("past boxes")
        verbose_name_plural = _("past boxes")


class PastBoxQuerySet(PageQuerySet):
    def visible_to(self, viewer: Viewer) -> Self:
        """The published pages, in the viewer's language, of announced editions of their site."""
        of_site = {"edition__group__site": viewer.site, "edition__published": True}
        found: Self = shown(self, viewer).filter(**of_site).select_related("edition__group")
        return found

    def revealed(self, today: date) -> Self:
        """Those whose contents everybody may know."""
        by_itself = models.Q(reveal_on=None, edition__ships_on__lte=today - timedelta(days=KEPT_SECRET))
        return self.filter(by_itself | models.Q(reveal_on__lte=today))

    def secret(self, today: date) -> Self:
        """Those whose contents are not told to everybody yet."""
        by_itself = models.Q(reveal_on=None, edition__ships_on__gt=today - timedelta(days=KEPT_SECRET))
        return self.filter(by_itself | models.Q(reveal_on__gt=today))


class PastBoxPage(ShopPage):
    """One edition as it was. Until it is revealed only its title, its date and its introduction are told."""

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="+", verbose_name=_("edition"),
        help_text=_("Gives the page its month and its range."),
    )  # fmt: skip
    introduction = models.TextField(
        _("introduction"), blank=True, max_length=600,
        help_text=_("Seen by everybody at once, even while the contents are secret: give nothing away."),
    )  # fmt: skip
    reveal_on = models.DateField(
        _("contents are told from"), null=True, blank=True,
        help_text=_(
            "Until then only those whose box has arrived see what is in it."
            " Empty: ten days after the box ships."
        ),
    )  # fmt: skip
    image = models.ForeignKey(
        get_image_model_string(), on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("picture"),
        help_text=_("Secret with the contents. Empty: the picture of the edition."),
    )  # fmt: skip
    body = StreamField(Body(), blank=True, verbose_name=_("story"))

    objects = PageManager.from_queryset(PastBoxQuerySet)()

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("edition", widget=EditionChooser), FieldPanel("introduction")], _("Told at once")
        ),
        FieldPanel("reveal_on"),
        FieldPanel("image"),
        InlinePanel(
            "lines", label=_("Thing"), heading=_("What was in it"),
            help_text=_("A product of the shop, sold here while there is some, or any other thing by name."),
        ),
        FieldPanel("body"),
        InlinePanel("pictures", label=_("Picture"), heading=_("Further pictures")),
    ]  # fmt: skip
    parent_page_types: ClassVar[list[str]] = ["pastboxes.PastBoxesPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A box that has left: what was in it, and what is left of it.")
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("edition", overridable=False)]

    class Meta:
        verbose_name = _("past box")
        verbose_name_plural = _("past boxes")

    def clean(self) -> None:
        super().clean()
        others = PastBoxPage.objects.filter(edition=self.edition_id, locale=self.locale_id)
        if self.edition_id and others.exclude(pk=self.pk).exists():
            raise ValidationError({"edition": _("This edition has a page in this language already.")})

    def has_come(self, site: Site) -> bool:
        """Not before its edition, of this very site, is announced."""
        return self.edition.published and self.edition.group.site_id == site.pk

    @classmethod
    def not_come(cls, ids: Collection[int]) -> set[int]:
        rows = cls.objects.filter(pk__in=ids).exclude(edition__published=True)
        return set(rows.values_list("pk", flat=True))

    @property
    def reveals_on(self) -> date:
        """The first day on which everybody may know what was in it."""
        return self.reveal_on or self.edition.ships_on + timedelta(days=KEPT_SECRET)

    @classmethod
    def dated(cls, pages: PageQuerySet[Any], since: date, until: date) -> Iterator[tuple[Page, date, Any]]:
        kept = timedelta(days=KEPT_SECRET)
        shipped = Q(reveal_on=None, edition__ships_on__gte=since - kept, edition__ships_on__lt=until - kept)
        rows = pages.filter(Q(reveal_on__gte=since, reveal_on__lt=until) | shipped, live=True).defer("body")
        return ((page, page.reveals_on, _("contents are told")) for page in rows.select_related("edition"))

    def is_secret(self, viewer: Viewer) -> bool:
        """Whether its contents are still kept from the public of the viewer's site; never in a draft."""
        return not self.is_draft and self.reveals_on > clock.today(zone_of(viewer.site))

    def keeps_body_from(self, viewer: Viewer) -> bool:
        return self.is_secret(viewer)


class PastBoxLine(TranslatableMixin, Orderable):
    """One thing of a box: a product of the shop, or a name, told anew in each translation of the page."""

    page = ParentalKey(PastBoxPage, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey(
        "catalog.Product", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("product"),
    )  # fmt: skip
    name = models.CharField(
        _("name"), max_length=140, blank=True, help_text=_("Empty: the name of the product.")
    )
    quantity = models.PositiveIntegerField(
        _("quantity"), default=1, validators=[MinValueValidator(1), MaxValueValidator(99)]
    )
    note = models.CharField(_("note"), max_length=240, blank=True, help_text=_("One line about it."))

    panels: ClassVar[list[Any]] = [
        FieldPanel("product", widget=ProductChooser), FieldPanel("name"), FieldPanel("quantity"),
        FieldPanel("note"),
    ]  # fmt: skip
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("product", overridable=False)]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("thing of a past box")
        verbose_name_plural = _("things of a past box")

    def __str__(self) -> str:
        return self.name or str(self.product or "")

    def clean(self) -> None:
        super().clean()
        if not self.name and self.product_id is None:
            raise ValidationError({"name": _("Give a name, or choose a product.")})


class PastBoxPicture(Orderable):
    page = ParentalKey(PastBoxPage, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(
        get_image_model_string(), on_delete=models.CASCADE, related_name="+", verbose_name=_("picture")
    )

    panels: ClassVar[list[Any]] = [FieldPanel("image")]

    class Meta(Orderable.Meta):
        verbose_name = _("picture of a past box")
        verbose_name_plural = _("pictures of a past box")
