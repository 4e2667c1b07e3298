"""What gateways told us, kept before it is acted on: each message once, applied once."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from commerce.base.querysets import ShopQuerySet


class GatewayEventQuerySet(ShopQuerySet["GatewayEvent"]):
    def waiting(self) -> Self:
        """Received, and not applied yet."""
        return self.filter(processed_at=None)


class GatewayEvent(models.Model):
    """A gateway's message that something changed there. What changed is asked of the gateway itself."""

    gateway = models.CharField(_("gateway"), max_length=20)
    event_id = models.CharField(_("message"), max_length=255)
    type = models.CharField(_("kind"), max_length=100)
    object_ref = models.CharField(_("object at the gateway"), max_length=255, blank=True)
    received_at = models.DateTimeField(_("received"))
    processed_at = models.DateTimeField(_("applied"), null=True)

    objects = GatewayEventQuerySet.as_manager()

    class Meta:
        app_label = "billing"
        verbose_name = _("gateway message")
        verbose_name_plural = _("gateway messages")
        constraints = [
            models.UniqueConstraint(fields=["gateway", "event_id"], name="gateway_event_received_once")
        ]
        indexes = [
            models.Index(
                fields=["received_at"], condition=models.Q(processed_at=None), name="gateway_event_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.event_id}"
