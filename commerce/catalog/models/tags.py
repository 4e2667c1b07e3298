"""Words put on products: tags in taxonomies, and the characteristics that tell variants apart."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from commerce.base.ids import PublicIdField
from commerce.base.querysets import OfSiteQuerySet, ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.base.words import WordsField


class Taxonomy(ClusterableModel):
    """A group of tags that mean the same kind of thing, such as flavours or origins."""

    public_id = PublicIdField("tax")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    slug = models.SlugField(_("slug"), help_text=_("Names the taxonomy in addresses and imports."))
    name = WordsField(_("name"))
    position = models.PositiveIntegerField(_("position"), default=0, help_text=_("Lowest first."))
    in_filters = models.BooleanField(
        _("filters the shop"), default=True, help_text=_("Shoppers can narrow a list down by these tags.")
    )

    objects = OfSiteQuerySet["Taxonomy"].as_manager()

    class Meta:
        verbose_name = _("taxonomy")
        verbose_name_plural = _("taxonomies")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["site", "slug"], name="taxonomy_slug_per_site")]

    def __str__(self) -> str:
        return str(self.name)


class TagQuerySet(ShopQuerySet["Tag"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(taxonomy__site=viewer.site)


class Tag(models.Model):
    """A word that products share; the steps of a personalised formula offer products by their tags."""

    public_id = PublicIdField("tag")
    taxonomy = ParentalKey(
        Taxonomy, on_delete=models.PROTECT, related_name="tags", verbose_name=_("taxonomy")
    )
    slug = models.SlugField(_("slug"))
    name = WordsField(_("name"))

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["taxonomy__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["taxonomy", "slug"], name="tag_slug_per_taxonomy")]

    def __str__(self) -> str:
        return str(self.name)


class Characteristic(ClusterableModel):
    """What variants of a product differ in, such as size or colour."""

    public_id = PublicIdField("chr")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    slug = models.SlugField(_("slug"))
    name = WordsField(_("name"))
    position = models.PositiveIntegerField(_("position"), default=0, help_text=_("Lowest first."))

    objects = OfSiteQuerySet["Characteristic"].as_manager()

    class Meta:
        verbose_name = _("characteristic")
        verbose_name_plural = _("characteristics")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["site", "slug"], name="characteristic_slug_per_site")]

    def __str__(self) -> str:
        return str(self.name)


class CharacteristicValue(models.Model):
    """One of the values of a characteristic: large, or blue."""

    public_id = PublicIdField("chv")
    characteristic = ParentalKey(Characteristic, on_delete=models.CASCADE, related_name="values")
    slug = models.SlugField(_("slug"))
    name = WordsField(_("name"))
    sort_order = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("value")
        verbose_name_plural = _("values")
        ordering = ["characteristic__position", "sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["characteristic", "slug"], name="value_slug_per_characteristic")
        ]

    def __str__(self) -> str:
        return str(self.name)
