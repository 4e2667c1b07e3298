"""Telling whoever paid for several boxes that the next ones are about to be charged.

French consumer code, L215-1: three months to one month before the end of the time to refuse.
"""

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.catalog.queries import share_sites, zone_of
from commerce.retention import rules
from commerce.retention.events import RenewalNoticeDue
from commerce.retention.models import NoticeSent
from commerce.subscriptions.calendar import Editions, calendar_of, editions_of
from commerce.subscriptions.models import Subscription, Term

BATCH = 500


def announce_renewals() -> int:
    """Announce every prepaid term whose time has come; how many. Each is announced once, ever."""
    announced, last = 0, 0
    while batch := _unannounced(after=last):
        share_sites(batch)
        editions = editions_of(batch)
        announced += sum(_announce(subscription, editions) for subscription in batch)
        last = batch[-1].pk
    return announced


def _unannounced(*, after: int) -> list[Subscription]:
    """Prepaid subscriptions whose next term was not announced yet; its number is `next_term`."""
    last = Term.objects.filter(subscription=OuterRef("pk")).order_by("-idx").values("idx")[:1]
    sent = NoticeSent.objects.filter(subscription=OuterRef("pk"), term=OuterRef("next_term"))
    rows = (
        Subscription.objects.served()
        .filter(
            pk__gt=after, status=Subscription.Status.ACTIVE, formula__boxes__gt=1, next_slot__isnull=False
        )
        .annotate(next_term=Coalesce(Subquery(last) + 1, 0))
        .filter(~Exists(sent))
    )
    return list(rows.select_related("site", "formula__group").order_by("pk")[:BATCH])


@action
def _announce(subscription: Subscription, editions: Editions) -> bool:
    assert subscription.next_slot is not None
    zone = zone_of(subscription.site)
    box = calendar_of(subscription, editions).box(subscription.next_slot)
    deadline = box.lock_date(zone)
    if not rules.is_notice_due(deadline, today=clock.today(zone)):
        return False
    last = Term.objects.filter(subscription=subscription).order_by("-idx").first()
    notice, is_new = NoticeSent.objects.get_or_create(
        subscription=subscription, term=last.idx + 1 if last else 0,
        defaults={"deadline": deadline, "charge_on": box.charge_on, "at": clock.now()},
    )  # fmt: skip
    if is_new:
        price = subscription.charge()
        publish(
            RenewalNoticeDue(
                site=subscription.site_id, subscription=subscription.public_id, term=notice.term,
                deadline=deadline.isoformat(), charge_on=box.charge_on.isoformat(),
                amount=price.amount, currency=price.currency,
            )
        )  # fmt: skip
    return is_new
