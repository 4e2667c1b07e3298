"""Invoices and credit notes: numbered, unchangeable, chained. A trigger refuses every change."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.images import get_image_model_string

from commerce.base.ids import PublicIdField
from commerce.base.models import LegalEntity
from commerce.base.money import Money
from commerce.base.querysets import ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.base.words import Words, WordsField
from commerce.invoices import wording
from commerce.orders.models import Order


@register_setting(icon="doc-full", order=20)
class InvoiceSettings(BaseSiteSetting):
    """Whether and how one site invoices."""

    automatic = models.BooleanField(
        _("invoice by itself"), default=True,
        help_text=_("Switch off when other software invoices: then no invoice is issued and no number used."),
    )  # fmt: skip
    every_buyer = models.BooleanField(
        _("invoice every order"), default=True,
        help_text=_("Whether the buyer is a person or a company. Otherwise only companies are invoiced."),
    )  # fmt: skip
    exemption = WordsField(
        _("mention of the exemption from VAT"), default=wording.exemption, blank=True, long=True,
        help_text=_("Printed when the shop is not liable for VAT."),
    )  # fmt: skip
    terms = WordsField(_("payment terms"), default=wording.terms, blank=True, long=True)
    footer = WordsField(_("foot of the page"), blank=True, long=True)
    logo = models.ForeignKey(
        get_image_model_string(), on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("logo"),
    )  # fmt: skip

    panels = [
        MultiFieldPanel([FieldPanel("automatic"), FieldPanel("every_buyer")], _("Issuing")),
        MultiFieldPanel([FieldPanel("terms"), FieldPanel("exemption")], _("Mentions")),
        MultiFieldPanel([FieldPanel("logo"), FieldPanel("footer")], _("Look")),
    ]

    class Meta:
        verbose_name = _("invoicing")

    def notes(self, *, language: str, with_vat: bool) -> dict[str, str]:
        """The texts that an invoice in `language` carries for good."""
        texts: dict[str, Words] = {"terms": self.terms, "footer": self.footer}
        if not with_vat:
            texts["exemption"] = self.exemption
        found = {name: text.in_language(language) for name, text in texts.items()}
        return {name: text for name, text in found.items() if text}


class Document(models.Model):
    """What invoices and credit notes have in common. All amounts are in minor units."""

    SERIES: ClassVar[str]

    legal_entity = models.ForeignKey(LegalEntity, on_delete=models.PROTECT, verbose_name=_("seller"))
    series = models.CharField(_("series"), max_length=4)
    year = models.PositiveSmallIntegerField(_("year"))
    sequence = models.PositiveIntegerField(_("sequence"))
    number = models.CharField(_("number"), max_length=30)
    issued_on = models.DateField(_("issued on"))
    language = models.CharField(_("language"), max_length=10, default="", blank=True)
    seller = models.JSONField(_("seller"))
    buyer = models.JSONField(_("buyer"))
    lines = models.JSONField(_("lines"))
    vat = models.JSONField(_("VAT"))
    notes = models.JSONField(_("mentions"), default=dict, blank=True)
    total_amount = models.PositiveBigIntegerField(_("total"))
    currency = models.CharField(_("currency"), max_length=3)
    hash = models.CharField(
        _("seal"), max_length=64, default="", help_text=_("SHA-256 of the seal before it and of its content.")
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.number

    @property
    def total(self) -> Money:
        return Money(self.total_amount, self.currency)

    @property
    def counter(self) -> str:
        """The counter that numbers it."""
        return f"invoice:{self.legal_entity_id}:{self.series}:{self.year}"

    def content(self) -> dict[str, Any]:
        """All that its seal vouches for."""
        names = (
            "public_id", "series", "year", "sequence", "number", "issued_on", "language", "seller", "buyer",
            "lines", "vat", "notes", "total_amount", "currency",
        )  # fmt: skip
        return {name: getattr(self, name) for name in names} | {"legal_entity": self.legal_entity_id}


class InvoiceQuerySet(ShopQuerySet["Invoice"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(order__in=Order.objects.visible_to(viewer))


class Invoice(Document):
    """A numbered, unchangeable record of a sale (French tax code, CGI annex II, art. 242 nonies A).

    What is wrong is cancelled by a credit note.
    """

    SERIES = "F"

    public_id = PublicIdField("inv")
    order = models.OneToOneField(
        Order, on_delete=models.PROTECT, related_name="invoice", verbose_name=_("order")
    )
    paid_on = models.DateField(_("paid on"), null=True)
    discount_amount = models.PositiveBigIntegerField(_("discount"), default=0)
    shipping_amount = models.PositiveBigIntegerField(_("shipping"))

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("invoice")
        verbose_name_plural = _("invoices")
        ordering = ["-year", "-sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["legal_entity", "series", "year", "sequence"], name="invoice_numbered_once"
            )
        ]
        indexes = [models.Index(fields=["legal_entity", "issued_on"], name="invoices_of_a_day")]

    def content(self) -> dict[str, Any]:
        names = ("order_id", "paid_on", "discount_amount", "shipping_amount")
        return super().content() | {name: getattr(self, name) for name in names}


class CreditNoteQuerySet(ShopQuerySet["CreditNote"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(invoice__order__in=Order.objects.visible_to(viewer))


class CreditNote(Document):
    """Takes back an invoice, or part of it. `key` names what it was issued for, once."""

    SERIES = "A"

    public_id = PublicIdField("crn")
    invoice = models.ForeignKey(
        Invoice, on_delete=models.PROTECT, related_name="credit_notes", verbose_name=_("invoice")
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    key = models.CharField(max_length=100, unique=True)

    objects = CreditNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("credit note")
        verbose_name_plural = _("credit notes")
        ordering = ["-year", "-sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["legal_entity", "series", "year", "sequence"], name="credit_note_numbered_once"
            ),
            models.CheckConstraint(condition=models.Q(total_amount__gt=0), name="credit_note_of_something"),
        ]
        indexes = [models.Index(fields=["legal_entity", "issued_on"], name="credit_notes_of_a_day")]

    def content(self) -> dict[str, Any]:
        return super().content() | {"invoice_id": self.invoice_id, "reason": self.reason}

    @property
    def order(self) -> Order:
        return self.invoice.order


class StoredPdf(models.Model):
    """The PDF of a document, made once: whoever asks later is given the same bytes."""

    document = models.CharField(max_length=30, unique=True, help_text="Public id of what it shows.")
    name = models.CharField(max_length=200, help_text="Its file in the storage `documents`.")
    sha256 = models.CharField(max_length=64)
    is_e_invoice = models.BooleanField(help_text="Whether the file carries its content as XML (Factur-X).")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Closing(models.Model):
    """What one seller issued in one day, month or year, added up once that is over, and sealed.

    `totals` per series: count, first and last number, seal of the last, and per currency the total
    and its VAT per rate. `running`: per series and currency, the total since the first document.
    """

    class Span(models.TextChoices):
        DAY = "day", _("Day")
        MONTH = "month", _("Month")
        YEAR = "year", _("Year")

    legal_entity = models.ForeignKey(LegalEntity, on_delete=models.PROTECT, verbose_name=_("seller"))
    span = models.CharField(_("period"), max_length=5, choices=Span)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    totals = models.JSONField(_("totals"))
    running = models.JSONField(_("totals since the beginning"))
    closed_at = models.DateTimeField(_("closed"))
    hash = models.CharField(_("seal"), max_length=64)

    objects = ShopQuerySet["Closing"].as_manager()

    class Meta:
        verbose_name = _("closing")
        verbose_name_plural = _("closings")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["legal_entity", "span", "starts_on"], name="closed_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_span_display()} {self.starts_on}"

    def content(self) -> dict[str, Any]:
        """All that its seal vouches for."""
        names = ("span", "starts_on", "ends_on", "totals", "running")
        return {name: getattr(self, name) for name in names} | {"legal_entity": self.legal_entity_id}
