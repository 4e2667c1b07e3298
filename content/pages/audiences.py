"""Who something of the editors is for: entries of menus, and blocks of pages."""

from collections.abc import Collection

from django.db import models
from django.utils.translation import gettext_lazy as _

from commerce.base.viewer import Viewer
from commerce.subscriptions.models import Subscription


class Audience(models.TextChoices):
    """An entry of a menu hides nothing: whoever knows an address may go there. A block does: see below."""

    EVERYBODY = "everybody", _("Everybody")
    VISITORS = "visitors", _("Visitors who are not signed in")
    CUSTOMERS = "customers", _("Signed-in customers")
    SUBSCRIBERS = "subscribers", _("Subscribers")


OPEN = frozenset({Audience.EVERYBODY, Audience.VISITORS})
"""What is in the page that everybody gets."""

RESERVED = frozenset({Audience.CUSTOMERS, Audience.SUBSCRIBERS})
"""What never is: it comes to those who are meant, and to nobody else."""


def reserved_for(viewer: Viewer) -> Collection[str]:
    """Those of the reserved audiences that the viewer belongs to."""
    if not viewer.is_customer:
        return frozenset()
    over = (Subscription.Status.PENDING, Subscription.Status.CANCELLED)
    own = Subscription.objects.visible_to(viewer).filter(customer=viewer.customer_id).exclude(status__in=over)
    return RESERVED if own.exists() else frozenset({Audience.CUSTOMERS})


def as_in_preview(audience: str) -> Collection[str]:
    """What a draft shows that is looked at as this `drafts.Audience`."""
    groups = set(audience.split())
    return {Audience.EVERYBODY, *groups}
