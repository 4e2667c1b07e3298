"""What the staff's home says of renewals: today, tomorrow, what waits, what is unpaid."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from wagtail.admin.ui.components import Component

from commerce.base import clock
from commerce.base.backoffice.panels import may
from commerce.base.backoffice.permissions import sites_of, within_sites
from commerce.catalog.queries import zone_of
from commerce.fulfilment.models import DeliveryNote
from commerce.subscriptions.admin.owed import count_unpaid
from commerce.subscriptions.models import RenewalRun, Subscription


class RenewalsPanel(Component):
    """Nothing for those who may see neither runs nor subscriptions."""

    name = "renewals"
    template_name = "subscriptions/home_panel.html"
    order = 120

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        sees_runs = may(user, RenewalRun, "view")
        sees_unpaid = may(user, Subscription, "view")
        sites = list(sites_of(user)) if sees_runs else []
        waiting = RenewalRun.objects.filter(site__in=sites, state=RenewalRun.State.WAITING)
        return {
            "sees_runs": sees_runs,
            "sees_unpaid": sees_unpaid,
            "unpaid": count_unpaid(user) if sees_unpaid else 0,
            "chosen": _chosen_by_shop(user) if may(user, DeliveryNote, "view") else 0,
            "incomplete": _incomplete(user) if may(user, DeliveryNote, "view") else 0,
            "waiting": list(waiting.select_related("site")),
            "runs": _coming(sites),
            "several_sites": len(sites) > 1,
        }

    def render_html(self, parent_context: Any = None) -> Any:
        user = parent_context["request"].user
        if not may(user, RenewalRun, "view") and not may(user, Subscription, "view"):
            return ""
        return super().render_html(parent_context)


def _chosen_by_shop(user: Any) -> int:
    """The boxes to pack in which something was missing, or that nobody composed."""
    to_pack = DeliveryNote.objects.filter(status=DeliveryNote.Status.PLANNED).chosen_by_shop()
    return within_sites(to_pack, user=user, lookup="site").count()


def _incomplete(user: Any) -> int:
    """The boxes that wait for somebody to say what goes into them."""
    return within_sites(DeliveryNote.objects.incomplete(), user=user, lookup="site").count()


def _coming(sites: list[Any]) -> list[tuple[RenewalRun, bool]]:
    """The runs of today and tomorrow, as each site's days go, and whether it is today's."""
    days = {site.pk: clock.today(zone_of(site)) for site in sites}
    if not days:
        return []
    until = max(days.values()) + timedelta(days=1)
    runs = RenewalRun.objects.filter(site__in=sites, day__gte=min(days.values()), day__lte=until)
    found = []
    rows: Any = runs.select_related("site").order_by("day", "site")
    for run in rows:
        today = days[run.site_id]
        if today <= run.day <= today + timedelta(days=1):
            found.append((run, run.day == today))
    return found
