"""What the whole shop stands on: people who sign in, settings per site, the journal, counters."""

from functools import cache
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from django.conf import settings
from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models.functions import Lower
from django.utils.text import get_text_list
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

from commerce.base.currency import what_is_in_currency
from commerce.base.querysets import ShopQuerySet


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """Somebody who signs in, staff or customer, by e-mail address."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_unique")]

    def __str__(self) -> str:
        return self.email


class LegalEntity(models.Model):
    """Who sells, as invoices name it; several sites may share one."""

    name = models.CharField(_("registered name"), max_length=200)
    address = models.TextField(_("address"))
    country = models.CharField(_("country"), max_length=2, default="FR")
    registration = models.CharField(
        _("registration number"), max_length=50, blank=True, help_text=_("In France the SIREN or SIRET.")
    )
    vat_number = models.CharField(_("VAT number"), max_length=20, blank=True)
    mentions = models.CharField(
        _("other mentions"), max_length=200, blank=True,
        help_text=_("Printed on invoices: legal form, capital and register."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("legal entity")
        verbose_name_plural = _("legal entities")

    def __str__(self) -> str:
        return self.name


# Finding them opens hundreds of files; they change with a new version only.
time_zones = cache(available_timezones)


def check_time_zone(value: str) -> None:
    if value not in time_zones():
        raise ValidationError(_("Unknown time zone: use a name such as Europe/Paris."))


def check_country(value: str) -> None:
    if value not in Locale("en").territories or not value.isalpha():
        raise ValidationError(_("Unknown country: use its two-letter code, such as FR."))


def known_languages() -> list[tuple[str, Any]]:
    """Code and name of each language of the installation."""
    return list(settings.LANGUAGES)


_CURRENCY_STAYS = _(
    "The currency stays %(currency)s: there are %(what)s in it. Sell in another currency on another site."
)


@register_setting(icon="cog", order=10)
class ShopSettings(BaseSiteSetting):
    """How one site sells."""

    select_related = ("legal_entity",)
    # wagtail_hooks.py puts the form here that offers only the user's own sellers.
    base_form_class: ClassVar[type[WagtailAdminModelForm]] = WagtailAdminModelForm

    legal_entity = models.ForeignKey(
        LegalEntity, on_delete=models.PROTECT, null=True, related_name="+",
        verbose_name=_("legal entity"),
        help_text=_("Who sells and invoices."),
    )  # fmt: skip
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    time_zone = models.CharField(
        _("time zone"), max_length=50, default="Europe/Paris", validators=[check_time_zone],
        help_text=_("Lock dates and charges follow the days of this zone."),
    )  # fmt: skip
    countries = ArrayField(
        models.CharField(max_length=2, validators=[check_country]), default=list,
        verbose_name=_("countries delivered to"),
        help_text=_("Two-letter codes separated by commas: FR, BE, LU."),
    )  # fmt: skip
    languages = ArrayField(
        models.CharField(max_length=10, choices=known_languages), default=list, blank=True,
        verbose_name=_("languages"),
        help_text=_("Codes separated by commas, the site's own first: fr, en. Empty: all there are."),
    )  # fmt: skip
    vat_liable = models.BooleanField(
        _("liable for VAT"), default=True,
        help_text=_("Otherwise prices contain no VAT, and invoices say why (see Invoicing)."),
    )  # fmt: skip
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    contact_phone = models.CharField(_("contact telephone"), max_length=30, blank=True)
    contact_address = models.TextField(
        _("postal address"), blank=True, max_length=300,
        help_text=_("Where customers write to or come by: shown at the foot of each page."),
    )  # fmt: skip
    is_demo = models.BooleanField(
        _("demonstration"), default=False, help_text=_("Shown to visitors: nothing is really charged.")
    )
    # Since when nobody reaches the site and nothing is done for it any more; its records stay.
    archived_at = models.DateTimeField(null=True, editable=False)

    panels = [
        FieldPanel("legal_entity"),
        MultiFieldPanel(
            [
                FieldPanel("currency"),
                FieldPanel("vat_liable"),
                FieldPanel("time_zone"),
                FieldPanel("countries"),
                FieldPanel("languages"),
                FieldPanel("own_language"),
            ],
            _("Selling"),
        ),
        MultiFieldPanel(
            [FieldPanel("contact_email"), FieldPanel("contact_phone"), FieldPanel("contact_address")],
            _("Contact"),
        ),
        FieldPanel("is_demo"),
    ]

    class Meta:
        verbose_name = _("shop")

    def clean(self) -> None:
        if self.currency not in Locale("en").currencies:
            raise ValidationError(
                {"currency": _("Unknown currency: use its three-letter code, such as EUR.")}
            )
        before = type(self).objects.filter(pk=self.pk).exclude(currency=self.currency).first()
        if before and (kept := what_is_in_currency(before.site)):
            raise ValidationError({"currency": _CURRENCY_STAYS % {
                "currency": before.currency, "what": get_text_list([*kept], _("and")),
            }})  # fmt: skip

    @classmethod
    def for_site(cls, site: Site) -> "ShopSettings":
        """Those of `site`; remembered on that object, for every price and every date asks for them."""
        if "_shop" not in site.__dict__:
            site.__dict__["_shop"] = super().for_site(site)
        shop: ShopSettings = site.__dict__["_shop"]
        return shop

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def countries_home_first(self) -> list[str]:
        """Those delivered to; that of the seller, where most buyers live, before the others."""
        home = self.legal_entity.country if self.legal_entity else ""
        return sorted(self.countries, key=lambda code: code != home)

    @property
    def spoken(self) -> list[str]:
        """The codes of the site's languages, its own first; all of the installation's unless it chose."""
        known = [code for code, _name in settings.LANGUAGES]
        return [code for code in dict.fromkeys(self.languages) if code in known] or known


class JournalEntry(models.Model):
    """One event: who did what, when. Rows are never changed nor deleted (a trigger sees to it)."""

    name = models.CharField(max_length=60)
    data = models.JSONField()
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT)
    actor = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["name", "at"])]

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M}"


class DeliveryQuerySet(ShopQuerySet["Delivery"]):
    def pending(self) -> "DeliveryQuerySet":
        return self.filter(delivered_at=None)


class Delivery(models.Model):
    """One listener's hearing of one entry: once, ever."""

    entry = models.ForeignKey(JournalEntry, on_delete=models.PROTECT, related_name="deliveries")
    listener = models.CharField(max_length=120)
    due_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=80, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "listener"], name="delivery_once")]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(delivered_at=None), name="delivery_pending")
        ]

    def __str__(self) -> str:
        return f"{self.listener} #{self.entry_id}"


class Counter(models.Model):
    """Numbers without gaps: a taken number is given back when its transaction fails."""

    name = models.CharField(max_length=80, primary_key=True)
    last = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.name}: {self.last}"

    @staticmethod
    def take(name: str) -> int:
        """The next number of `name`, from 1. Others wait for this transaction: take it last."""
        return Counter.take_many(name, 1)[0]

    @staticmethod
    def take_many(name: str, count: int) -> range:
        """The next `count` numbers of `name`, at least one. Others wait for this transaction."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO base_counter (name, last) VALUES (%s, %s)"
                " ON CONFLICT (name) DO UPDATE SET last = base_counter.last + EXCLUDED.last RETURNING last",
                [name, count],
            )
            last = int(cursor.fetchone()[0])
        return range(last - count + 1, last + 1)


class EmergencyStop(models.Model):
    """What staff have stopped in the whole installation; one row, written by commerce.base.stops."""

    charges_stopped = models.BooleanField(_("charges stopped"), default=False)
    mails_stopped = models.BooleanField(_("mails stopped"), default=False)
    webhooks_stopped = models.BooleanField(_("webhooks stopped"), default=False)
    since = models.DateTimeField(_("since"), help_text=_("The last change."))
    by = models.CharField(_("by"), max_length=60)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("emergency stop")
        verbose_name_plural = _("emergency stops")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_emergency_stop")]

    def __str__(self) -> str:
        return str(_("Emergency stop"))


class Installation(models.Model):
    """What this database belongs to; one row, written by commerce.base.installation at the first use.

    A copy of the database carries it somewhere else, where it no longer fits.
    """

    environment = models.CharField(_("environment"), max_length=40)
    server = models.CharField(_("PostgreSQL system identifier"), max_length=40)
    database = models.CharField(_("database"), max_length=80)
    gateway_account = models.CharField(_("account at the gateway"), max_length=80, blank=True)
    seen_account = models.CharField(_("account last seen"), max_length=80, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"))
    confirmed_by = models.CharField(_("by"), max_length=60)

    class Meta:
        verbose_name = _("installation")
        verbose_name_plural = _("installations")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_installation")]

    def __str__(self) -> str:
        return f"{self.environment} · {self.database}"
