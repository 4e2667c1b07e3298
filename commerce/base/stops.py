"""The switches that stop all charges, all mails or all webhooks of an installation at once."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from commerce.base import clock, installation
from commerce.base.actions import action
from commerce.base.events import Event, publish
from commerce.base.models import EmergencyStop

ROW = 1


class Stoppable(models.TextChoices):
    CHARGES = "charges", _("Charges")
    MAILS = "mails", _("Mails")
    WEBHOOKS = "webhooks", _("Webhooks")


@dataclass(frozen=True, kw_only=True)
class EmergencyStopped(Event):
    """All of `what` stands still, on every site; `site` is the installation's default one."""

    what: str
    by: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class EmergencyReleased(Event):
    what: str
    by: str
    reason: str


def charges_stopped() -> bool:
    """By staff, or because this is an unconfirmed copy of another installation's database."""
    return _is_stopped(Stoppable.CHARGES) or installation.is_copy()


def mails_stopped() -> bool:
    """Likewise."""
    return _is_stopped(Stoppable.MAILS) or installation.is_copy()


def webhooks_stopped() -> bool:
    return _is_stopped(Stoppable.WEBHOOKS)


@action
def stop(what: Stoppable, *, by: str, reason: str) -> None:
    """From the next one on, none of `what` leaves; `by` ("staff:12") and `reason` are for the journal."""
    if _switch(what, on=True, by=by, reason=reason):
        publish(EmergencyStopped(site=default_site(), what=what, by=by, reason=reason))


@action
def release(what: Stoppable, *, by: str, reason: str = "") -> None:
    """What waited goes on."""
    if _switch(what, on=False, by=by, reason=reason):
        publish(EmergencyReleased(site=default_site(), what=what, by=by, reason=reason))


def _is_stopped(what: Stoppable) -> bool:
    return EmergencyStop.objects.filter(pk=ROW, **{f"{what.value}_stopped": True}).exists()


def _switch(what: Stoppable, *, on: bool, by: str, reason: str) -> bool:
    """Whether this changed anything."""
    EmergencyStop.objects.get_or_create(pk=ROW, defaults={"since": clock.now(), "by": by})
    switched = EmergencyStop.objects.filter(pk=ROW, **{f"{what.value}_stopped": not on}).update(
        **{f"{what.value}_stopped": on}, since=clock.now(), by=by, reason=reason
    )
    return bool(switched)


def default_site() -> int:
    """Primary key of the site that events of the whole installation are filed under."""
    return Site.objects.order_by("-is_default_site", "pk").values_list("pk", flat=True)[0]
