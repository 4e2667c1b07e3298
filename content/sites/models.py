"""What a site is besides its words and its trade: whom it is measured by, and how it stands technically."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import CharBlock, ChoiceBlock, StreamBlock, StructBlock, StructBlockValidationError
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from content.sites.services import AFFILAE, META, OTHERS, SERVICES, TAG_MANAGER, Purpose, refusal


@dataclass(frozen=True, slots=True)
class MarketingTag:
    """One id of a service, and what its visitors must agree to before it is loaded."""

    name: str
    purpose: str
    service: str
    id: str


def other_services() -> list[tuple[str, str]]:
    return [(name, SERVICES[name].label) for name in OTHERS]


class NamedId(StructBlock):
    name = CharBlock(
        max_length=60, label=_("Name"), help_text=_("What visitors read when they choose: “Audience”.")
    )
    service = ChoiceBlock(choices=other_services, label=_("Service"))
    purpose = ChoiceBlock(choices=Purpose.choices, label=_("What it is for"))
    id = CharBlock(max_length=40, label=_("Id"))

    class Meta:
        icon = "tag"
        label = _("Id")
        label_format = "{name} {service} {id}"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        refused = refusal(cleaned["service"], cleaned["id"])
        if refused:
            raise StructBlockValidationError({"id": ValidationError(refused)})
        return cleaned


class NamedIds(StreamBlock):
    named_id = NamedId()

    class Meta:
        required = False
        max_num = 20


@register_setting(icon="view", order=40)
class MarketingIds(BaseSiteSetting):
    """By which services a site is measured and advertised; each is loaded once a visitor has agreed."""

    FIXED: ClassVar[dict[str, str]] = {
        "facebook_pixel": META, "tag_manager": TAG_MANAGER, "affilae": AFFILAE,
    }  # fmt: skip

    facebook_pixel = models.CharField(
        _("Facebook Ads (Meta pixel)"), max_length=20, blank=True, help_text=_("Digits only.")
    )
    tag_manager = models.CharField(
        "Google Tag Manager", max_length=20, blank=True,
        help_text=_("GTM-… . Tags in it that are written as HTML are refused by the browser; ids are not."),
    )  # fmt: skip
    affilae = models.CharField("Affilae", max_length=24, blank=True, help_text=_("The id of the programme."))
    others = StreamField(NamedIds(), blank=True, verbose_name=_("further ids"))

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("facebook_pixel"), FieldPanel("tag_manager"), FieldPanel("affilae")],
            _("Advertising"),
            help_text=_("Ids alone, no code. Nothing is loaded before the visitor has agreed to it."),
        ),
        FieldPanel("others"),
    ]  # fmt: skip

    class Meta:
        verbose_name = _("marketing ids")

    def clean(self) -> None:
        super().clean()
        entered = {name: getattr(self, name).strip() for name in self.FIXED}
        refused = {name: refusal(self.FIXED[name], id) for name, id in entered.items() if id}
        if any(refused.values()):
            raise ValidationError({name: reason for name, reason in refused.items() if reason})
        for name, id in entered.items():
            setattr(self, name, id)

    def tags(self) -> list[MarketingTag]:
        """Every id that is set and looks as its service's do."""
        found = [
            MarketingTag(
                SERVICES[service].label, SERVICES[service].purpose.value, service, getattr(self, name)
            )
            for name, service in self.FIXED.items()
        ]
        entered = [block.value for block in self.others]
        found += [MarketingTag(one["name"], one["purpose"], one["service"], one["id"]) for one in entered]
        return [tag for tag in found if tag.service in SERVICES and SERVICES[tag.service].accepts(tag.id)]


_host = RegexValidator(
    r"(?i)\A(?=.{1,253}\Z)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]\Z",
    _("Enter a domain name, such as mail.example.com."),
)


@register_setting(icon="cogs", order=80)
class Advanced(BaseSiteSetting):
    """What the domain should say in the DNS, what it was seen to say, and how 3-D Secure stands."""

    class ThreeDSecure(models.TextChoices):
        NOT_STARTED = "not_started", _("Not started")
        PENDING = "pending", _("Pending")
        VALIDATED = "validated", _("Validated")
        REFUSED = "refused", _("Refused")

    three_d_secure = models.CharField(
        _("3-D Secure"), max_length=12, choices=ThreeDSecure, default=ThreeDSecure.NOT_STARTED,
        help_text=_("How your payment provider has answered for this site's domain."),
    )  # fmt: skip
    servers = models.CharField(
        _("servers"), max_length=300, blank=True,
        help_text=_("IP addresses, or one name, to which the site's domain leads; separated by commas."),
    )  # fmt: skip
    sender_domain = models.CharField(
        _("domain of the sender"), max_length=253, blank=True, validators=[_host],
        help_text=_("What stands after the @ of the address that mails come from."),
    )  # fmt: skip
    spf = models.CharField(
        _("SPF must name"), max_length=200, blank=True,
        help_text=_("What your mail provider asks for: include:_spf.example.net"),
    )  # fmt: skip
    dkim_selector = models.CharField(
        _("DKIM selector"), max_length=63, blank=True, validators=[RegexValidator(r"\A[A-Za-z0-9._-]+\Z")],
        help_text=_("The name that your mail provider gave to its key."),
    )  # fmt: skip
    mx = models.CharField(_("mail server (MX)"), max_length=253, blank=True, validators=[_host])
    caa = models.CharField(
        _("certificates by (CAA)"), max_length=253, blank=True, validators=[_host],
        help_text=_("The authority that may issue certificates: letsencrypt.org"),
    )  # fmt: skip
    findings = models.JSONField(default=list, editable=False)
    checked_at = models.DateTimeField(null=True, editable=False)

    panels: ClassVar[list[Any]] = [
        FieldPanel("three_d_secure"),
        FieldPanel("servers"),
        MultiFieldPanel(
            [FieldPanel("sender_domain"), FieldPanel("spf"), FieldPanel("dkim_selector"), FieldPanel("mx")],
            _("Mails"),
        ),
        FieldPanel("caa"),
    ]

    class Meta:
        verbose_name = _("advanced")
