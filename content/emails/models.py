"""The outbox: one row per event, message and recipient, from the event's own transaction on. And the words
that a shop gives its mails in place of those they come with."""

from typing import Any, ClassVar, Self
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)

from commerce.base import clock
from commerce.base.models import JournalEntry
from commerce.base.querysets import ShopQuerySet
from content.emails.forms import WordsForm
from content.emails.stream import MailBody, words_of
from content.emails.words import Words
from content.pages.blocks.stored import stored


def languages() -> list[tuple[str, Any]]:
    """Those that staff are written to in: the back office's."""
    return list(settings.WAGTAILADMIN_PERMITTED_LANGUAGES)


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


@register_setting(icon="view", order=26)
class MeasuringSettings(BaseSiteSetting):
    """Whether a site learns of openings and clicks, where its mails leave by a plain mail server."""

    is_on = models.BooleanField(
        _("measure openings and clicks of mails"), default=False,
        help_text=_(
            "An invisible picture and links by way of the shop then tell, of each mail to a customer, whether"
            " it was opened and what was clicked; links that pay, confirm, unsubscribe or sign in stay as"
            " they are. In the European Union this reads from somebody’s device: as a rule only with their"
            " consent, in France by article 82 of the law of 6 January 1978 and the CNIL’s recommendation on"
            " tracking pixels. Ask your counsel, and name it in your privacy policy. A provider of mail"
            " servers measures by its own settings, whatever is said here."
        ),
    )  # fmt: skip

    panels = [FieldPanel("is_on")]

    class Meta:
        verbose_name = _("openings and clicks")


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
        REFUSED = "refused", _("Not sent: the address refuses mail")
        LAPSED = "lapsed", _("Not sent: no longer true")

    class Outcome(models.TextChoices):
        """What the provider of the mail server told of it, in rising order of weight."""

        DELIVERED = "delivered", _("Delivered")
        OPENED = "opened", _("Opened")
        CLICKED = "clicked", _("Clicked")
        BOUNCED = "bounced", _("Bounced")
        COMPLAINED = "complained", _("Complained of")

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
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("sent mails")
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
        return f"{self.label} · {self.recipient}"

    @property
    def label(self) -> str:
        """What staff call the message; its bare name once no such message is sent any more."""
        from content.emails import registry

        message = registry.messages().get(self.message)
        return str(message.label) if message else self.message

    @property
    def is_settled(self) -> bool:
        """Whether nothing more happens to it by itself."""
        return self.state not in (self.State.WAITING, self.State.HELD, self.State.KEPT)


class MailReport(models.Model):
    """One thing that the provider told of a mail that was sent. Each is kept once, by its `key`."""

    mail = models.ForeignKey(Mail, on_delete=models.CASCADE, related_name="reports")
    outcome = models.CharField(_("what happened"), max_length=10, choices=Mail.Outcome)
    at = models.DateTimeField(_("when"))
    said = models.CharField(_("what was said"), max_length=300, blank=True)
    key = models.CharField(max_length=120)

    class Meta:
        verbose_name = _("report on a mail")
        verbose_name_plural = _("reports on mails")
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["mail", "outcome", "key"], name="mail_report_once")]

    def __str__(self) -> str:
        return f"{self.mail} · {self.get_outcome_display()}"


class RefusingAddress(models.Model):
    """An address that a site no longer writes to: nobody lives there, or whoever does complained."""

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE, verbose_name=_("site"))
    email = models.EmailField(_("e-mail address"))
    why = models.CharField(_("because"), max_length=10, choices=Mail.Outcome)
    said = models.CharField(_("what was said"), max_length=300, blank=True)
    since = models.DateTimeField(_("since"))

    objects = ShopQuerySet.as_manager()

    class Meta:
        verbose_name = _("address that refuses mail")
        verbose_name_plural = _("addresses that refuse mail")
        ordering = ["-since", "-pk"]
        constraints = [models.UniqueConstraint(fields=["site", "email"], name="address_refuses_once")]

    def __str__(self) -> str:
        return self.email


class SilentMessage(models.Model):
    """A message that a site has switched off: nothing of the kind is queued."""

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE, verbose_name=_("site"))
    message = models.CharField(_("message"), max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["site", "message"], name="message_silent_once")]

    def __str__(self) -> str:
        return f"{self.message} · {self.site}"


class MailWordsQuerySet(ShopQuerySet["MailWords"]):
    def said(self, *, site: Any, message: str, language: str) -> Self:
        """Those that are published for this message, on this site, in this language: one, or none."""
        return self.filter(site=site, message=message, locale__language_code=language, live=True)


class MailWords(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    TranslatableMixin,
    PreviewableMixin,
    models.Model,
):
    """The words that a site gives one of its mails, in one language. Sent once they are published."""

    site = models.ForeignKey(
        "wagtailcore.Site", on_delete=models.CASCADE, editable=False, verbose_name=_("site")
    )
    message = models.CharField(_("message"), max_length=60, editable=False)
    subject = models.CharField(
        _("subject"), max_length=150, help_text=_("Short: phones show some forty characters.")
    )
    preheader = models.CharField(
        _("preview line"), max_length=200, blank=True,
        help_text=_("Shown beside the subject in the list of mails. It should not say the same again."),
    )  # fmt: skip
    body = StreamField(MailBody(), verbose_name=_("mail"))

    objects = MailWordsQuerySet.as_manager()
    base_form_class = WordsForm

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("words of a mail")
        verbose_name_plural = _("words of mails")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["site", "message", "locale"], name="words_once_per_message")
        ]

    def __str__(self) -> str:
        return f"{self.label} · {self.locale.get_display_name()}"

    def save(self, *args: Any, **options: Any) -> None:
        """The same message in other languages is known as its translation."""
        self.translation_key = self.key_of(self.site_id, self.message)
        super().save(*args, **options)

    @staticmethod
    def key_of(site_id: int, message: str) -> UUID:
        return uuid5(NAMESPACE_URL, f"mail:{site_id}:{message}")

    @property
    def sent_as(self) -> Any:
        """The message that these are the words of; None once there is no such message."""
        from content.emails import registry

        return registry.messages().get(self.message)

    @property
    def label(self) -> str:
        message = self.sent_as
        return str(message.label) if message else self.message

    @property
    def words(self) -> Words:
        return words_of(self.subject, self.preheader, stored(self.body))

    def clean(self) -> None:
        """Raises ValidationError for words that the message could not fill."""
        super().clean()
        message = self.sent_as
        if message is None:
            raise ValidationError(_("There is no such mail any more."))
        problems = list(dict.fromkeys(self.words.problems(message)))
        if problems:
            raise ValidationError(problems)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        from content.emails.previews import MODES

        return list(MODES)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from content.emails import previews

        return previews.shown(self, mode_name)
