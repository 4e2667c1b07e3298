"""The outbox: one row per event, message and recipient, from the event's own transaction on."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from commerce.base import clock
from commerce.base.models import JournalEntry
from commerce.base.querysets import ShopQuerySet


def languages() -> list[tuple[str, Any]]:
    return list(settings.LANGUAGES)


def first_language() -> str:
    return settings.LANGUAGE_CODE


@register_setting(icon="mail", order=25)
class AlertSettings(BaseSiteSetting):
    """Who of the staff is written to when something of the money needs a person."""

    email = models.EmailField(
        _("written to"), blank=True,
        help_text=_(
            "Disputes, payouts sent back, renewal runs that stopped, and anything wrong with the money are"
            " written here. Empty: to the contact e-mail of the shop."
        ),
    )  # fmt: skip
    language = models.CharField(_("language"), max_length=10, choices=languages, default=first_language)

    panels = [FieldPanel("email"), FieldPanel("language")]

    class Meta:
        verbose_name = _("alerts to staff")


class MailQuerySet(ShopQuerySet["Mail"]):
    def due(self) -> Self:
        """To be sent now, and nobody is sending it."""
        return self.filter(state="waiting", due_at__lte=clock.now())


class Mail(models.Model):
    """One mail to one person. `subject`, `text` and `html` are written at the first try, and then kept:
    every try sends the same letter under the same `message_id`.

    While a worker sends it, `due_at` is when another may take over. A copy that staff had sent is a row
    of its own, with the key of their wish in `again`.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        HELD = "held", _("Held back")
        KEPT = "kept", _("Kept: demonstration")

    entry = models.ForeignKey(JournalEntry, on_delete=models.PROTECT, related_name="+")
    message = models.CharField(_("message"), max_length=60)
    recipient = models.EmailField(_("recipient"))
    again = models.CharField(max_length=80, blank=True)
    customer = models.CharField(_("customer"), max_length=40)
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    language = models.CharField(_("language"), max_length=10)
    message_id = models.CharField(max_length=300, unique=True)
    subject = models.TextField(_("subject"), blank=True)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    tries = models.PositiveIntegerField(_("tries"), default=0)
    queued_at = models.DateTimeField(_("queued"))
    due_at = models.DateTimeField(_("next try"))
    sent_at = models.DateTimeField(_("sent"), null=True)
    last_error = models.CharField(_("last error"), max_length=200, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-queued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "message", "recipient"], condition=Q(again=""), name="mail_once"
            ),
            models.UniqueConstraint(
                fields=["entry", "message", "again"], condition=~Q(again=""), name="mail_again_once"
            ),
            models.CheckConstraint(
                condition=Q(state="sent") ^ Q(sent_at__isnull=True), name="mail_dated_when_sent"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="waiting"), name="mails_waiting"),
            models.Index(fields=["site", "customer"]),
        ]

    def __str__(self) -> str:
        return f"{self.message} · {self.recipient}"
