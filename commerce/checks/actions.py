"""Asking every invariant, and keeping the answers."""

from datetime import timedelta
from itertools import islice

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import current_actor, publish
from commerce.base.stops import default_site
from commerce.billing.gateway import GatewayUnavailable
from commerce.checks.events import AuditFailed
from commerce.checks.invariants import INVARIANTS, Scope
from commerce.checks.models import AuditRun

SHOWN = 50  # offenders of one invariant that are kept
DAYS = 35
KEPT = timedelta(days=90)


def audit(*, days: int = DAYS) -> AuditRun:
    """What every invariant says now; charges are compared over the last `days`."""
    scope = Scope(since=clock.now() - timedelta(days=days))
    run = AuditRun(ran_at=clock.now(), offenders={}, unanswered=[], actor=current_actor())
    for one in INVARIANTS:
        try:
            run.offenders[one.name] = list(islice(one.offenders(scope), SHOWN))
        except GatewayUnavailable:
            run.unanswered.append(one.name)
    run.is_sound = not any(run.offenders.values())
    return _keep(run)


@action
def _keep(run: AuditRun) -> AuditRun:
    """The first unsound run after a sound one is told."""
    before = AuditRun.objects.first()
    run.save()
    if not run.is_sound and (before is None or before.is_sound):
        broken = [name for name, offenders in run.offenders.items() if offenders]
        publish(AuditFailed(site=default_site(), audit=run.pk, broken=broken))
    AuditRun.objects.filter(ran_at__lt=run.ran_at - KEPT).delete()
    return run
