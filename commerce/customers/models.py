"""Who buys: a customer of one site, and their addresses."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.models import known_languages
from commerce.base.querysets import ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.customers.rules import PostalAddress


class CustomerQuerySet(ShopQuerySet["Customer"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(site=viewer.site, pk=viewer.customer_id)


class Customer(models.Model):
    """A person known to one site by e-mail address; `user` is how they sign in.

    One without is a guest, or was imported: the address is not proven to be theirs, so it may be
    that of a customer who signs in, too (see `actions.adopt_guest`).
    """

    public_id = PublicIdField("cus")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True,
        related_name="customers", verbose_name=_("sign-in"),
    )  # fmt: skip
    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=known_languages)
    created_at = models.DateTimeField(_("customer since"))

    objects = CustomerQuerySet.as_manager()

    class Meta:
        verbose_name = _("customer")
        verbose_name_plural = _("customers")
        constraints = [
            models.UniqueConstraint(fields=["site", "user"], name="customer_user_once_per_site"),
            models.UniqueConstraint(
                "site", Lower("email"), condition=Q(user__isnull=False), name="customer_email_once_per_site"
            ),
            models.UniqueConstraint(
                "site", Lower("email"), condition=Q(user=None), name="guest_email_once_per_site"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email


class AddressQuerySet(ShopQuerySet["Address"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__site=viewer.site, customer=viewer.customer_id)


class Address(models.Model):
    """An address a customer keeps; orders and parcels carry their own copy."""

    public_id = PublicIdField("adr")
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="addresses")
    name = models.CharField(_("name"), max_length=120)
    line1 = models.CharField(_("address"), max_length=120)
    line2 = models.CharField(_("address, continued"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=16)
    city = models.CharField(_("city"), max_length=80)
    country = models.CharField(_("country"), max_length=2)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    company = models.CharField(_("company"), max_length=120, blank=True)
    vat_number = models.CharField(_("VAT number"), max_length=20, blank=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "customer",
                    "name",
                    "line1",
                    "line2",
                    "postcode",
                    "city",
                    "country",
                    "phone",
                    "company",
                    "vat_number",
                ],
                name="address_kept_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.postcode} {self.city}"

    @property
    def postal(self) -> PostalAddress:
        return PostalAddress(**{name: getattr(self, name) for name in PostalAddress.__dataclass_fields__})
