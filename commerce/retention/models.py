"""Who asked to stop, what they said, and what came of it."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.money import Money
from commerce.base.querysets import ShopQuerySet
from commerce.base.words import WordsField
from commerce.fulfilment.models import DeliveryNote
from commerce.orders.models import Order
from commerce.retention.settings import FunnelSettings
from commerce.subscriptions.models import Change, Subscription

__all__ = [
    "Answer", "ContractRequest", "Departure", "FunnelSettings", "NoticeSent", "Question", "Receipt",
    "Withdrawal",
]  # fmt: skip


class Channel(models.TextChoices):
    """How somebody came."""

    ACCOUNT = "account", _("Signed in")
    LINK = "link", _("By a link sent to them")
    CONTRACT = "contract", _("Without an account")


class Question(models.Model):
    """One question of the funnel; nobody has to answer it."""

    class Kind(models.TextChoices):
        CHOICE = "choice", _("One of several answers")
        SCALE = "scale", _("From 1 to 5")
        TEXT = "text", _("A text")

    public_id = PublicIdField("qst")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    position = models.PositiveIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.CHOICE)
    label = WordsField(_("question"))
    choices = WordsField(
        _("answers to choose from"), long=True, blank=True,
        help_text=_("One per line, in the same order in each language."),
    )  # fmt: skip
    active = models.BooleanField(_("asked"), default=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.label)

    def clean(self) -> None:
        lengths = {len(_lines(text)) for text in self.choices.values()}
        if self.kind == self.Kind.CHOICE and (not lengths or min(lengths) < 2):
            raise ValidationError({"choices": _("Give at least two answers, one per line.")})
        if len(lengths) > 1:
            raise ValidationError({"choices": _("Give the same answers in each language.")})

    @property
    def codes(self) -> list[str]:
        """The answers as they are kept: in the installation's language."""
        return _lines(self.choices.in_language(settings.LANGUAGE_CODE))

    @property
    def options(self) -> list[tuple[str, str]]:
        """Each answer as it is kept, and as people of the active language read it."""
        return list(zip(self.codes, _lines(str(self.choices)), strict=False))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class Departure(models.Model):
    """One request to stop a subscription. `is_eligible`: an offer could be made; `is_held_out`: it
    was not, so that its effect can be measured."""

    class Outcome(models.TextChoices):
        LEFT_OPEN = "left_open", _("Left open")
        CANCELLED = "cancelled", _("Cancelled")
        STAYED = "stayed", _("Stayed with the offer")

    public_id = PublicIdField("dep")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    subscription = models.ForeignKey(
        Subscription, on_delete=models.PROTECT, related_name="departures", verbose_name=_("subscription")
    )
    channel = models.CharField(_("came"), max_length=10, choices=Channel)
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=Outcome, default=Outcome.LEFT_OPEN
    )  # fmt: skip
    is_eligible = models.BooleanField(_("offer possible"), default=False)
    is_held_out = models.BooleanField(_("held out"), default=False)
    given_amount = models.PositiveBigIntegerField(_("given off the next charge"), default=0)
    currency = models.CharField(_("currency"), max_length=3)
    change = models.OneToOneField(Change, on_delete=models.PROTECT, null=True, related_name="departure")
    started_at = models.DateTimeField(_("started"))
    finished_at = models.DateTimeField(_("finished"), null=True)

    objects = ShopQuerySet["Departure"].as_manager()

    class Meta:
        verbose_name = _("request to stop")
        verbose_name_plural = _("requests to stop")
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="left_open") ^ Q(finished_at__isnull=False),
                name="departure_dated_when_finished",
            ),
            models.CheckConstraint(
                condition=Q(given_amount=0) | Q(outcome="stayed"), name="departure_gives_to_those_who_stay"
            ),
        ]
        indexes = [models.Index(fields=["subscription", "-started_at"])]

    def __str__(self) -> str:
        return f"{self.subscription} · {self.get_outcome_display()}"

    @property
    def given(self) -> Money:
        return Money(self.given_amount, self.currency)


class Answer(models.Model):
    """What one departure said to one question; a choice in the installation's language."""

    departure = models.ForeignKey(Departure, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    value = models.CharField(_("answer"), max_length=1000)
    answered_at = models.DateTimeField(_("answered"))

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["departure", "question__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["departure", "question"], name="question_answered_once")
        ]

    def __str__(self) -> str:
        return self.value


class ContractRequest(models.Model):
    """What somebody without an account wrote: which contract they want to end. Kept as it came, so
    that staff can help where nothing was found."""

    class Kind(models.TextChoices):
        CANCEL = "cancel", _("Cancellation")
        WITHDRAW = "withdraw", _("Withdrawal")

    class Outcome(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("Not confirmed")
        RECEIVED = "received", _("Received")
        DONE = "done", _("Done")
        UNKNOWN = "unknown", _("No such contract")
        NOTHING = "nothing", _("Had ended already")
        LATE = "late", _("Too late to withdraw")

    public_id = PublicIdField("req")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    email = models.EmailField(_("e-mail address"))
    number = models.CharField(_("number"), max_length=40)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, default=Outcome.UNCONFIRMED)
    asked_at = models.DateTimeField(_("asked"))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)

    objects = ShopQuerySet["ContractRequest"].as_manager()

    class Meta:
        verbose_name = _("request without an account")
        verbose_name_plural = _("requests without an account")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="unconfirmed") ^ Q(confirmed_at__isnull=False),
                name="request_dated_when_confirmed",
            )
        ]
        indexes = [models.Index(fields=["site", "email", "asked_at"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.number}"


class Withdrawal(models.Model):
    """A customer has withdrawn from an order, with the subscriptions it started; once.

    Until `settled_at` something is still to be given back or given up.
    """

    public_id = PublicIdField("wdr")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    order = models.OneToOneField(
        Order, on_delete=models.PROTECT, related_name="withdrawal", verbose_name=_("order")
    )
    channel = models.CharField(_("came"), max_length=10, choices=Channel)
    statement = models.TextField(_("statement"))
    received_at = models.DateTimeField(_("received"))
    boxes_to_return = models.PositiveIntegerField(_("boxes to come back"))
    settled_at = models.DateTimeField(_("settled"), null=True)

    objects = ShopQuerySet["Withdrawal"].as_manager()

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return str(self.order)


class Receipt(models.Model):
    """When a parcel was received, as far as is known; gone again when that was said by mistake."""

    delivery_note = models.OneToOneField(DeliveryNote, on_delete=models.PROTECT, related_name="receipt")
    at = models.DateTimeField(_("received"))

    def __str__(self) -> str:
        return f"{self.delivery_note} · {self.at:%Y-%m-%d}"


class NoticeSent(models.Model):
    """Proof that a customer was told in time that a prepaid term renews itself. Never changed."""

    subscription = models.ForeignKey(
        Subscription, on_delete=models.PROTECT, related_name="notices", verbose_name=_("subscription")
    )
    term = models.PositiveIntegerField(_("term"))
    deadline = models.DateField(_("can be refused until"))
    charge_on = models.DateField(_("charged on"))
    at = models.DateTimeField(_("announced"))

    objects = ShopQuerySet["NoticeSent"].as_manager()

    class Meta:
        verbose_name = _("renewal notice")
        verbose_name_plural = _("renewal notices")
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["subscription", "term"], name="notice_once_per_term")]

    def __str__(self) -> str:
        return f"{self.subscription} · {self.term}"

    def as_proof(self) -> dict[str, Any]:
        return {"term": self.term, "deadline": self.deadline, "charge_on": self.charge_on, "at": self.at}
