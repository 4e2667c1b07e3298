"""Gift cards. What is on them is an account of the ledger, whose owner is the card's public id."""

from typing import Self

from django.db import models
from django.db.models import BigIntegerField, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from commerce.base.currency import in_shop_currency
from commerce.base.ids import PublicIdField
from commerce.base.money import Money
from commerce.base.querysets import ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.catalog.models import Formula
from commerce.customers.models import Customer
from commerce.giftcards import codes
from commerce.giftcards.rules import LONGEST_MESSAGE
from commerce.giftcards.settings import GiftCardSettings
from commerce.ledger.models import Account
from commerce.orders.models import OrderLine

__all__ = ["GiftCard", "GiftCardSettings"]


class GiftCardQuerySet(ShopQuerySet["GiftCard"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Cards that the customer bought, and those that they hold."""
        mine = Q(buyer=viewer.customer_id) | Q(holder=viewer.customer_id)
        return self.filter(mine if viewer.is_customer else Q(pk__in=[]), site=viewer.site)

    def with_balance(self) -> Self:
        """With `on_it`, what is on each, and `spendable`, what of that nothing unfinished holds."""
        accounts = Account.objects.filter(kind=Account.Kind.GIFT_CARD, owner=OuterRef("public_id"))
        return self.annotate(
            on_it=_of(accounts.values("balance")),
            spendable=_of(accounts.values(left=F("balance") - F("held"))),
        )


def _of(rows: models.QuerySet) -> Coalesce:
    return Coalesce(Subquery(rows[:1], output_field=BigIntegerField()), 0)


@in_shop_currency
class GiftCard(models.Model):
    """A voucher: a balance or, with `formula`, one term of `quantity` boxes each.

    `face_amount` is what was put on it, `paid_amount` what was paid for it. `holder` is who has used
    it, `only_for` the one customer who may. Nothing of the code is here but its hash and last four.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Not announced yet")
        ACTIVE = "active", _("Can be used")
        USED = "used", _("Used up")
        BLOCKED = "blocked", _("Blocked")
        EXPIRED = "expired", _("Expired")
        CANCELLED = "cancelled", _("Cancelled")

    class Medium(models.TextChoices):
        EMAIL = "email", _("By e-mail")
        PRINT = "print", _("Printed by its buyer")
        PHYSICAL = "physical", _("Physical card")

    class VatRegime(models.TextChoices):
        # Directive 2006/112/EC, article 30b: where it is spent decides the rate, so it is taxed then.
        MULTI_PURPOSE = "multi", _("Multi-purpose voucher: taxed when it is used")

    public_id = PublicIdField("gif")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    seed = models.CharField(max_length=32, blank=True, help_text="Of its code; none for a number typed.")
    code_hash = models.CharField(max_length=64, unique=True)
    last4 = models.CharField(_("ends in"), max_length=4)
    state = models.CharField(_("state"), max_length=10, choices=State)
    medium = models.CharField(_("handed over"), max_length=10, choices=Medium)
    formula = models.ForeignKey(
        Formula, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("formula")
    )
    quantity = models.PositiveIntegerField(_("quantity"), default=1)
    face_amount = models.PositiveBigIntegerField(_("face value"))
    paid_amount = models.PositiveBigIntegerField(_("price paid"))
    currency = models.CharField(_("currency"), max_length=3)
    vat_regime = models.CharField(_("VAT"), max_length=10, choices=VatRegime, default=VatRegime.MULTI_PURPOSE)
    origin = models.ForeignKey(
        OrderLine, on_delete=models.PROTECT, null=True, blank=True, related_name="gift_cards"
    )
    n = models.PositiveIntegerField(default=0, help_text="Which one of the line, from 0.")
    buyer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="gift_cards_bought",
        verbose_name=_("buyer"),
    )  # fmt: skip
    holder = models.ForeignKey(
        Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="gift_cards_held",
        verbose_name=_("used by"),
    )  # fmt: skip
    only_for = models.ForeignKey(
        Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("only for"),
    )  # fmt: skip
    recipient_name = models.CharField(_("recipient"), max_length=120, blank=True)
    recipient_email = models.EmailField(_("recipient's e-mail address"), blank=True)
    message = models.CharField(_("message"), max_length=LONGEST_MESSAGE, blank=True)
    language = models.CharField(_("language"), max_length=10)
    announce_on = models.DateField(_("announced on"), null=True, blank=True)
    expires_on = models.DateField(_("last day"))
    issued_at = models.DateTimeField(_("issued"))
    announced_at = models.DateTimeField(_("announced"), null=True, blank=True)
    activated_at = models.DateTimeField(_("first used"), null=True, blank=True)
    warned_at = models.DateTimeField(null=True, blank=True, help_text="Of its last day.")
    key = models.CharField(max_length=80, null=True, blank=True, help_text="Of the press that made it.")
    thanks = models.CharField(_("thanks"), max_length=LONGEST_MESSAGE, blank=True)
    thanked_at = models.DateTimeField(_("thanked"), null=True, blank=True)

    objects = GiftCardQuerySet.as_manager()

    class Meta:
        verbose_name = _("gift card")
        verbose_name_plural = _("gift cards")
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["origin", "n"], name="gift_card_issued_once"),
            models.UniqueConstraint(fields=["site", "key"], name="gift_card_made_once"),
            models.CheckConstraint(condition=Q(face_amount__gte=1), name="gift_card_of_something"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="gift_card_has_quantity"),
        ]
        indexes = [
            models.Index(fields=["announce_on"], condition=Q(state="waiting"), name="gift_cards_waiting"),
            models.Index(fields=["expires_on"], condition=Q(state="active"), name="gift_cards_in_use"),
            models.Index(fields=["site", "last4"]),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """As it may be shown to anybody: its last four."""
        return f"{codes.HIDDEN} {self.last4}"

    @property
    def face(self) -> Money:
        return Money(self.face_amount, self.currency)

    @property
    def paid(self) -> Money:
        return Money(self.paid_amount, self.currency)

    @property
    def balance(self) -> Money:
        """What is on it, read `with_balance`."""
        return Money(self.on_it, self.currency)  # type: ignore[attr-defined]

    @property
    def available(self) -> Money:
        """What can be spent of it now, read `with_balance`."""
        return Money(self.spendable, self.currency)  # type: ignore[attr-defined]

    @property
    def giver_name(self) -> str:
        """Who gives it, as the recipient reads it; "" for a card made by staff."""
        if self.buyer is None:
            return ""
        return self.buyer.name or self.buyer.email

    @property
    def is_printable(self) -> bool:
        return bool(self.seed) and self.medium == self.Medium.PRINT
