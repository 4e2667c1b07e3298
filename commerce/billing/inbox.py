"""What gateways told us, kept before it is acted on: each message once, applied once."""

from typing import Any, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from commerce.base.querysets import ShopQuerySet

# What is kept of the object that a message is about: nothing that says who somebody is.
KEPT = (
    "id", "object", "amount", "amount_received", "amount_refunded", "arrival_date", "cancellation_reason",
    "charge", "created", "currency", "failure_code", "payment_intent", "payment_method", "reason", "status",
)  # fmt: skip


class GatewayEventQuerySet(ShopQuerySet["GatewayEvent"]):
    def waiting(self) -> Self:
        """Received, and not applied yet."""
        return self.filter(processed_at=None)

    def applied(self) -> Self:
        return self.exclude(processed_at=None)


class GatewayEvent(models.Model):
    """A gateway's message that something changed there. What changed is asked of the gateway itself.

    `subject` is what messages are applied one after the other for: the payment an object belongs
    to, or the object. Until `leased_until` somebody is at it.
    """

    gateway = models.CharField(_("gateway"), max_length=20)
    event_id = models.CharField(_("message"), max_length=255)
    type = models.CharField(_("kind"), max_length=100)
    object_type = models.CharField(_("of"), max_length=60, blank=True)
    object_ref = models.CharField(_("object at the gateway"), max_length=255, blank=True)
    subject = models.CharField(max_length=255, blank=True)
    payload = models.JSONField(_("data"), default=dict)
    received_at = models.DateTimeField(_("received"))
    leased_until = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(_("failures"), default=0)
    due_at = models.DateTimeField(null=True, help_text="When it is tried again after a failure.")
    processed_at = models.DateTimeField(_("applied"), null=True)
    outcome = models.CharField(_("outcome"), max_length=60, blank=True)

    objects = GatewayEventQuerySet.as_manager()

    class Meta:
        app_label = "billing"
        verbose_name = _("gateway message")
        verbose_name_plural = _("gateway messages")
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["gateway", "event_id"], name="gateway_event_received_once")
        ]
        indexes = [
            models.Index(
                fields=["received_at"], condition=models.Q(processed_at=None), name="gateway_event_waiting"
            ),
            models.Index(
                fields=["subject"], condition=models.Q(processed_at=None), name="gateway_event_of_subject"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.event_id}"


def kept(about: dict[str, Any]) -> dict[str, Any]:
    """The fields of an object at the gateway that name nobody."""
    plain = (str, int, bool, type(None))
    return {name: about[name] for name in KEPT if name in about and isinstance(about[name], plain)}


@register_setting(icon="mail", order=75)
class WebhookSettings(BaseGenericSetting):
    """How long messages stay once they have been applied."""

    keep_days = models.PositiveSmallIntegerField(
        _("days to keep applied messages"), default=30, validators=[MinValueValidator(1)]
    )

    panels = [FieldPanel("keep_days")]

    class Meta:
        app_label = "billing"
        verbose_name = _("webhooks")
