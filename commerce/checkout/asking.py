"""What a site asks before it is paid, and the boxes it has ticked; kept in order by the owner."""

from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.querysets import OfSiteQuerySet
from commerce.base.words import WordsField


class AskedQuerySet(OfSiteQuerySet["Asked"]):
    def asked(self) -> Self:
        return self.filter(active=True)


class Asked(models.Model):
    """`required`: nobody pays without."""

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    position = models.PositiveIntegerField(_("position"), default=0)
    required = models.BooleanField(
        _("required"), default=False, help_text=_("Nobody can pay who has left it out.")
    )
    active = models.BooleanField(_("shown"), default=True)

    objects = AskedQuerySet.as_manager()

    class Meta:
        abstract = True


class CheckoutQuestion(Asked):
    """One question of the survey at the checkout."""

    class Kind(models.TextChoices):
        TEXT = "text", _("A text")
        ONE = "one", _("One of several answers")
        SEVERAL = "several", _("Any of several answers")

    public_id = PublicIdField("cqu")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.ONE)
    title = WordsField(_("question"))
    choices = WordsField(
        _("answers to choose from"), long=True, blank=True,
        help_text=_("One per line, in the same order in each language."),
    )  # fmt: skip

    class Meta:
        app_label = "checkout"
        verbose_name = _("question at the checkout")
        verbose_name_plural = _("questions at the checkout")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.title)

    def clean(self) -> None:
        lengths = {len(_lines(text)) for text in self.choices.values()}
        if self.kind != self.Kind.TEXT and (not lengths or min(lengths) < 2):
            raise ValidationError({"choices": _("Give at least two answers, one per line.")})
        if len(lengths) > 1:
            raise ValidationError({"choices": _("Give the same answers in each language.")})

    @property
    def options(self) -> list[tuple[str, str]]:
        """Each answer as carts keep it, in the installation's language, and as its reader reads it."""
        if self.kind == self.Kind.TEXT:
            return []
        codes = _lines(self.choices.in_language(settings.LANGUAGE_CODE))
        return list(zip(codes, _lines(str(self.choices)), strict=False))


class ConsentBox(Asked):
    """A box at the checkout; an order keeps its words as they were read."""

    public_id = PublicIdField("cbx")
    words = WordsField(_("words beside the box"), long=True)

    class Meta:
        app_label = "checkout"
        verbose_name = _("consent box")
        verbose_name_plural = _("consent boxes")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.words)[:80]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
