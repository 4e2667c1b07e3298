"""Who agreed to be written to with news: each row is one consent, with its proof, until it is withdrawn."""

from typing import Any, Self

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import models
from django.db.models import Exists, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from commerce.base.ids import PublicIdField
from commerce.base.querysets import ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.customers.models import Customer


def languages() -> list[tuple[str, Any]]:
    return list(settings.LANGUAGES)


class SignUpQuerySet(ShopQuerySet["SignUp"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Those of the viewer's own address, once it is proven to be theirs: an account can be made with
        anybody's."""
        customers = Customer.objects.visible_to(viewer)
        proven = EmailAddress.objects.filter(
            user__in=customers.values("user"), email__iexact=models.OuterRef("email"), verified=True
        )
        return self.filter(Exists(proven), site=viewer.site)

    def living(self) -> Self:
        """Those that were not withdrawn: one at most for each address of a site."""
        return self.filter(withdrawn_at=None)

    def agreed(self) -> Self:
        """Those whose addresses may be written to with news: to be asked again at the moment of sending."""
        return self.filter(state=SignUp.State.CONFIRMED)

    def of_address(self, email: str, *, site: Site) -> Self:
        return self.filter(site=site, email=email.lower())


class SignUp(models.Model):
    """One consent to be written to with news by one site.

    `wording` is what was read beside the field, word for word, `page` where. After a withdrawal the row
    stays as the proof that there was a consent; who signs up again has another.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Not confirmed")
        CONFIRMED = "confirmed", _("Confirmed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Origin(models.TextChoices):
        SITE = "site", _("Organic (site)")
        CHECKOUT = "checkout", _("Organic (checkout)")
        ADDED = "added", _("Manual (added)")
        IMPORTED = "imported", _("Manual (imported)")
        UNKNOWN = "unknown", _("Unknown")

    class By(models.TextChoices):
        """How a consent was withdrawn."""

        LINK = "link", _("The link in a mail")
        ONE_CLICK = "one_click", _("The button of a mail program")
        ACCOUNT = "account", _("The customer's account")
        COMPLAINT = "complaint", _("A complaint about a mail")
        STAFF = "staff", _("Staff, on request")
        MOVED = "moved", _("A change of address")

    public_id = PublicIdField("nws")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=10, choices=languages)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.SITE)
    page = models.CharField(_("page"), max_length=300, blank=True)
    wording = models.TextField(_("what was agreed to"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(_("signed up"))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.CharField(_("withdrawn through"), max_length=10, choices=By, blank=True)
    confirmed_as = models.EmailField(
        _("confirmed at the address"), blank=True,
        help_text="Where its owner, a customer, has another address since.",
    )  # fmt: skip
    mailed_at = models.DateTimeField(_("last written to about it"))
    mails = models.PositiveIntegerField(default=1, help_text="How many, since it was asked or confirmed.")

    objects = SignUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("newsletter sign-up")
        verbose_name_plural = _("newsletter sign-ups")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "email"], condition=Q(withdrawn_at=None), name="signed_up_once"
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn") ^ Q(withdrawn_at=None), name="sign_up_dated_when_withdrawn"
            ),
            models.CheckConstraint(
                condition=(Q(state="asked") & Q(confirmed_at=None))
                | (Q(state="confirmed") & Q(confirmed_at__isnull=False))
                | Q(state="withdrawn"),
                name="sign_up_dated_when_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) ^ ~Q(withdrawn_by=""), name="sign_up_withdrawn_somehow"
            ),
        ]
        indexes = [
            models.Index(fields=["asked_at"], condition=Q(confirmed_at=None), name="sign_ups_not_confirmed"),
            models.Index(fields=["withdrawn_at"], condition=~Q(withdrawn_at=None), name="sign_ups_withdrawn"),
        ]

    def __str__(self) -> str:
        return self.email
